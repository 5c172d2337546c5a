import {
  bestDifferences,
  claimsOf,
  expectationsOf,
  faultsOf,
  labelledClauses,
} from '../harness/labelledClauses.ts';
import type { Measure } from './measures.ts';

/** Parts of a claim in the order of the table. */
const COMPARED = [
  'status',
  'polarity',
  'effect',
  'kind',
  'wording',
  'drugs',
  'comparators',
  'prior',
  'biomarkers',
  'diseases',
  'line',
  'numbers',
  'doses',
  'harms',
  'tests',
  'substances',
  'jurisdictions',
] as const;

/** Accuracy on the labelled clauses, per part of the claim, each part only where the label names it; and whole clauses read right. */
export function measureLabelled(): {
  readonly measures: readonly Measure[];
  readonly misses: readonly string[];
} {
  const clauses = labelledClauses();
  const misses: string[] = [];
  const right = new Map<string, number>();
  const asked = new Map<string, number>();
  for (const clause of clauses) {
    const faults = faultsOf(clause);
    if (faults.length > 0) misses.push(`“${clause.text}”: ${faults.join('; ')} (${clause.reason})`);
    const claims = claimsOf(clause);
    for (const expected of expectationsOf(clause)) {
      const wrong = bestDifferences(claims, expected);
      for (const part of COMPARED) {
        if (!(part in expected)) continue;
        asked.set(part, (asked.get(part) ?? 0) + 1);
        if (wrong[0] !== 'no claim was read' && !wrong.some((line) => line.startsWith(`${part}:`)))
          right.set(part, (right.get(part) ?? 0) + 1);
      }
    }
  }
  const whole: Measure = {
    id: 'labelled-whole',
    name: 'labelled clauses read right as a whole',
    value: 1 - misses.length / clauses.length,
    n: clauses.length,
  };
  const parts = COMPARED.flatMap<Measure>((part) => {
    const n = asked.get(part) ?? 0;
    return n === 0
      ? []
      : [{ id: `labelled-${part}`, name: `labelled clauses, ${part}`, value: (right.get(part) ?? 0) / n, n }];
  });
  return { measures: [whole, ...parts], misses };
}
