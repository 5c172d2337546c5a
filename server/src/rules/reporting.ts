/** How rules turn what verification found into reports: one wording of sources, one shape of messages. */
import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { Aspect } from '../verify/aspects.ts';
import type { Analysis, Contradiction, EvidenceReference, Judgement } from '../verify/types.ts';
import { levelWords, sourcesWords } from '../verify/words.ts';
import type { Fix, Report, RuleContext } from './types.ts';

/** What is wrong and what to do; the reason comes from the verdict and its records. */
export interface Wording {
  readonly what: string;
  readonly action: string;
  /** Replaces the verdict's own reason; empty where the record says it all. */
  readonly why?: string;
}

/**
 * Reports every contradiction of the given aspects, in claim order.
 * @returns where the reports begin, for rules that also look elsewhere
 */
export function reportAspects(
  context: RuleContext,
  aspects: readonly Aspect[],
  word: (contradiction: Contradiction, judgement: Judgement) => Wording,
): ReadonlySet<number> {
  const reported = new Set<number>();
  for (const { judgement, contradiction } of contradictionsIn(context.analysis)) {
    if (!(aspects as readonly string[]).includes(contradiction.aspect)) continue;
    context.report(reportOf(context, judgement, contradiction, word(contradiction, judgement)));
    reported.add(contradiction.span.start);
  }
  return reported;
}

interface Contradicted {
  readonly judgement: Judgement;
  readonly contradiction: Contradiction;
}

/** Found once for all the rules that look for some of them: most judgements have none. */
const CONTRADICTIONS = new WeakMap<Analysis['judgements'], readonly Contradicted[]>();

/** Every contradiction of an analysis, in claim order. */
function contradictionsIn({ judgements }: Analysis): readonly Contradicted[] {
  const known = CONTRADICTIONS.get(judgements);
  if (known) return known;
  const found: Contradicted[] = [];
  for (const judgement of judgements) {
    for (const contradiction of judgement.contradictions) found.push({ judgement, contradiction });
  }
  CONTRADICTIONS.set(judgements, found);
  return found;
}

function reportOf(
  { analysis }: RuleContext,
  judgement: Judgement,
  contradiction: Contradiction,
  wording: Wording,
): Report {
  const { records, span, related, values } = contradiction;
  const source = evidenceWords(records, analysis.knowledge);
  const why = wording.why ?? judgement.reason;
  return {
    span,
    what: wording.what,
    why: [why, source].filter((each) => each !== '').join(' '),
    action: wording.action,
    verdict: judgement.verdict,
    related,
    evidence: records,
    fixes: contradiction.suggestions
      .filter(({ span: at }) => !leavesOtherDose(analysis, judgement, at))
      .map(
        ({ title, span: at, newText, records: evidence }): Fix => ({
          title,
          safety: 'suggestion',
          edits: [{ span: at, newText }],
          evidence,
        }),
      ),
    key: [
      contradiction.aspect,
      ...Object.entries(values)
        .filter(([name]) => STABLE_VALUES.has(name))
        .map(([, value]) => value),
      analysis.document.source.slice(span.start, span.end),
    ].join(' '),
  };
}

/** A drug's name is not exchanged where the dose of the old one would stay beside the new one. */
function leavesOtherDose({ claims }: Analysis, { claim }: Judgement, at: Span): boolean {
  return (
    claim.treatments.some(({ span }) => span.start === at.start && span.end === at.end) &&
    claims.some(({ doses, span }) => doses.length > 0 && overlaps(span, claim.span))
  );
}

/** Values that name what a fault is about; the others are wording and may change with the records. */
const STABLE_VALUES: ReadonlySet<string> = new Set([
  'drug',
  'disease',
  'biomarker',
  'variant',
  'gene',
  'stated',
  'endpoint',
]);

/**
 * The record that decides, with its level and source: `Record: one patient … (case report; Qiu et al. 2025, doi …).`
 * Evidence is named before labels, because a label that is silent explains less than a study that is not.
 */
export function evidenceWords(records: readonly EvidenceReference[], knowledge: KnowledgeIndex): string {
  const record = [...records].sort((a, b) => weight(a) - weight(b))[0];
  if (!record) return '';
  const details = [
    record.level ? levelWords(record.level) : '',
    sourcesWords(knowledge, record.sources, 1),
  ].filter((each) => each !== '');
  const summary = record.summary.replace(/\s+/gu, ' ').trim().replace(/\.$/u, '');
  return `Record: ${summary}${details.length > 0 ? ` (${details.join('; ')})` : ''}.`;
}

function weight({ recordKind, level }: EvidenceReference): number {
  return recordKind === 'evidence' && level ? 0 : 1;
}
