import { overlaps, type Span } from '../text/span.ts';
import type { ClauseReading } from './clauseReading.ts';
import type { CueMatch } from './cueMatcher.ts';
import type { RoledTreatment } from './roles.ts';
import type { ClaimEffect, ClaimKind, ClaimWording } from './types.ts';

/** What a clause says of its treatment, and by which words. */
export interface Predicate {
  readonly kind: ClaimKind;
  readonly effect: ClaimEffect | undefined;
  readonly wording: ClaimWording;
  readonly negative: boolean;
  /** Undefined for a clause without a predicate of its own: a fragment such as "Crizotinib for ROS1-positive NSCLC". */
  readonly match: CueMatch | undefined;
}

/** Kinds in the order in which they win when a clause has several predicates. */
const PRECEDENCE: readonly ClaimKind[] = [
  'sequence',
  'regulatory',
  'indication',
  'driver',
  'cns',
  'resistance',
  'efficacy',
  'monitoring',
  'safety',
];

/** Verbs without which a clause is a fragment: a title, a list item, a table cell. */
const FINITE =
  /\b(?:is|are|was|were|be|been|has|have|had|can|could|may|might|must|should|shall|will|would|do|does|did|remains?|became|becomes?|includes?|including|shows?|showed|shown|causes?|needs?|provides?|requires?|remain|represents?|demonstrates?|demonstrated|indicates?|binds?|targets?|plays?|led|leads?|made|makes?|emerged|occurs?|occurred|report|presents?|describes?|developed|underwent|produced|induced|achieved|responded|responds?|improved|prolonged|reduced|inhibited|conferred|confers?|remained|received|receives?|resulted|enrolled|recruited|tested|compared|evaluated|studied|randomi[sz]ed|gave|gives?|included|comprised?|consisted|detected|identified|assessed|mediate[sd]?|lacks?|lacked|exceeds?|exceeded|carr(?:y|ies|ied)|harbou?r(?:s|ed)|arises?|arose|appear(?:s|ed))\b/i;

/**
 * The predicates of a clause that speak of the proposed treatments, strongest first. A resistance named only to say what came before
 * ("after resistance to crizotinib, …") belongs to the prior treatment and is left out when another treatment is proposed.
 */
export function predicatesOf(
  reading: ClauseReading,
  treatments: readonly RoledTreatment[],
): readonly Predicate[] {
  const proposed = treatments.some((each) => each.role === 'proposed');
  const priorCues = treatments.flatMap((each) => (each.role === 'prior' && each.cue ? [each.cue] : []));
  const matches = reading.cues.filter((match) => {
    if (match.cue.category !== 'predicate' || match.cue.kind === 'numeric') return false;
    // "BRAF inhibition" names a treatment.
    if (match.cue.effect && treatments.some(({ mention }) => contains(mention.span, match.span.start)))
      return false;
    const { requires } = match.cue;
    if (
      (requires === 'harm' || requires === 'test') &&
      !reading.mentions.some(({ kind }) => kind === requires)
    )
      return false;
    if (!proposed) return match.cue.kind !== 'sequence';
    return !priorCues.some(
      (prior) =>
        overlaps(prior.span, match.span) &&
        match.cue.kind !== 'sequence' &&
        // "overcomes resistance to crizotinib": the same words say what came before and what is said now.
        !(match.cue.effect === 'response' && match.first === prior.first),
    );
  });
  const predicates = matches.map<Predicate>((match) => ({
    kind: match.cue.kind ?? 'efficacy',
    effect: match.cue.effect,
    wording: match.cue.wording ?? 'efficacy',
    negative: match.cue.negative ?? false,
    match,
  }));
  return predicates.sort(
    (a, b) => PRECEDENCE.indexOf(a.kind) - PRECEDENCE.indexOf(b.kind) || rank(b) - rank(a),
  );
}

function contains(span: Span, offset: number): boolean {
  return offset >= span.start && offset < span.end;
}

/** Among predicates of one kind, one that is negative in itself, then licence before advice, then the longer one, says more; a weak one says least. */
function rank(predicate: Predicate): number {
  const length = predicate.match ? predicate.match.last - predicate.match.first : 0;
  const weak = predicate.match?.cue.weak ? 30 : 0;
  return (predicate.negative ? 20 : 0) + (predicate.wording === 'regulatory' ? 10 : 0) + length - weak;
}

/** True for a clause without a finite verb. */
export function isFragment(text: string, reading: ClauseReading): boolean {
  return !FINITE.test(text.slice(reading.span.start, reading.span.end));
}
