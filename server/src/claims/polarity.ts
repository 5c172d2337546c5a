import { overlaps, type Span } from '../text/span.ts';
import type { ClauseReading } from './clauseReading.ts';
import type { CueMatch } from './cueMatcher.ts';
import type { Predicate } from './predicate.ts';
import { isTreatment } from './roles.ts';
import { type Decision, scopeOf } from './scope.ts';
import type { Polarity } from './types.ts';

/**
 * Whether the clause affirms or denies its predicate. Each negation cue whose scope holds the predicate (or, for a fragment, the treatment)
 * turns it once; cues that are part of the predicate's own words, or of words that only look like a negation, do not count.
 */
export function polarityOf(
  text: string,
  reading: ClauseReading,
  predicate: Predicate,
  target: Span | undefined,
): Decision<Polarity> {
  const verdict = verdictOn(text, reading, predicate);
  if (verdict) return polarityOf(text, reading, verdict, undefined);
  const focus = predicate.match?.span ?? target;
  let negated = predicate.negative;
  const used: { match: CueMatch; scope: Span }[] = [];
  const pseudo = reading.cues.filter((match) => match.cue.category === 'pseudo-negation');
  if (focus && NONE_OF_THEM.test(text.slice(reading.span.start, focus.start))) negated = !negated;
  let last: CueMatch | undefined;
  for (const match of reading.cues) {
    if (match.cue.category !== 'negation' || !focus) continue;
    if (pseudo.some((other) => overlaps(other.span, match.span))) continue;
    // A negation among the predicate's own words is part of what they say.
    const words = predicate.match?.cue;
    if ((words?.negative || words?.holdsDenial) && overlaps(match.span, focus)) continue;
    if (setsApart(text, reading, match) || isHeld(reading, match, predicate)) continue;
    const scope = scopeOf(text, reading, match);
    if (!overlaps(scope, focus) && !overlaps(match.span, focus)) continue;
    used.push({ match, scope });
    // "no … was not" repeats the same denial; "not without" takes it back.
    if (!last || match.first === last.last + 1) negated = !negated;
    last = match;
  }
  return { value: negated ? 'negated' : 'affirmed', cues: used };
}

/** "0/5 had a response", "of nine patients, 0 responded": a count of zero denies. */
const NONE_OF_THEM =
  /(?:^|[\s,(])(?:0\s*(?:\/|(?:out\s+)?of)\s*\d+|0)(?:\s*\([^)]*\))?\s+(?:(?:had|showed|achieved|experienced|exhibited)\s+(?:an?\s+)?|(?:patients?|cases?|tumou?rs?|of them)\s+)?$/i;

/** What the clause goes on to say of the change it names: "a switch to alectinib is not recommended", "rechallenge is inappropriate". */
function verdictOn(text: string, reading: ClauseReading, predicate: Predicate): Predicate | undefined {
  if (predicate.kind !== 'sequence' || !predicate.match) return undefined;
  const { end } = predicate.match.span;
  const match = reading.cues.find(
    ({ cue, span }) =>
      VERDICTS.has(cue.id) && span.start >= end && COPULA.test(text.slice(end, span.start + COPULA_LENGTH)),
  );
  return (
    match && {
      kind: 'indication',
      effect: undefined,
      wording: 'recommendation',
      negative: match.cue.negative ?? false,
      match,
    }
  );
}

const VERDICTS: ReadonlySet<string> = new Set(['recommended', 'judged-wrong', 'advised-against']);
const COPULA = /^[^,;:]*\b(?:is|are|was|were|be|seems?|remains?)\b/i;
/** A cue may begin with "is" or "remains". */
const COPULA_LENGTH = 7;

/** The "no" of "no signs of progression" belongs to words that mean a response, and denies nothing beside them. */
function isHeld(reading: ClauseReading, match: CueMatch, predicate: Predicate): boolean {
  return reading.cues.some(
    (other) =>
      other !== predicate.match &&
      other.cue.holdsDenial === true &&
      other.first <= match.first &&
      other.last >= match.last,
  );
}

/** ", not ROS1 TKIs,", ", never to alectinib" and "but not ALK fusion" set a treatment or an alteration apart and deny nothing of the predicate. */
function setsApart(text: string, reading: ClauseReading, match: CueMatch): boolean {
  if (
    match.cue.id !== 'not' ||
    !/(?:[,(–—]|\b(?:but|and))\s*$/i.test(text.slice(Math.max(0, match.span.start - 5), match.span.start))
  )
    return false;
  return reading.mentions.some(
    (mention) =>
      (isTreatment(mention) || mention.kind === 'biomarker' || mention.kind === 'variant') &&
      mention.span.start >= match.span.end &&
      mention.span.start - match.span.end <= APART,
  );
}

/** Length of ", not with the " before the treatment set apart. */
const APART = 10;
