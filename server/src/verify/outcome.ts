import type { Contradiction, EvidenceReference, Verdict } from './types.ts';

/** What one check says of one claim. A check that has nothing to say gives `undefined` instead. */
export interface CheckOutcome {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly wouldBeSupportedIf?: string | undefined;
  readonly records: readonly EvidenceReference[];
  readonly contradictions: readonly Contradiction[];
}

/** A contradiction weighs more than anything; a verdict that decides nothing weighs less than one that does. */
const WEIGHT: Readonly<Record<Verdict, number>> = {
  contradicted: 5,
  'out-of-scope': 4,
  'supported-elsewhere': 3,
  supported: 2,
  'not-in-kb': 1,
  'not-checked': 0,
};

/** An outcome without contradictions. */
export function outcome(
  verdict: Verdict,
  reason: string,
  records: readonly EvidenceReference[] = [],
  wouldBeSupportedIf?: string,
): CheckOutcome {
  return { verdict, reason, records, contradictions: [], wouldBeSupportedIf };
}

/** The outcome that weighs most, first one first; its contradictions are joined by those of equal weight. */
export function weightiest(outcomes: readonly CheckOutcome[]): CheckOutcome | undefined {
  const top = outcomes.reduce<CheckOutcome | undefined>(
    (best, each) => (best && WEIGHT[best.verdict] >= WEIGHT[each.verdict] ? best : each),
    undefined,
  );
  if (!top) return undefined;
  const equals = outcomes.filter((each) => each.verdict === top.verdict);
  return {
    ...top,
    records: uniqueById(equals.flatMap((each) => each.records)),
    contradictions: outcomes.flatMap((each) => each.contradictions),
  };
}

/** References without repetitions, first one first. */
export function uniqueById(records: readonly EvidenceReference[]): readonly EvidenceReference[] {
  return [...new Map(records.map((each) => [each.id, each])).values()];
}
