import { bestDifferences, claimsOf, labelledClauses } from '../harness/labelledClauses.ts';
import type { Measure } from './measures.ts';

const COMPARED = [
  'status',
  'polarity',
  'effect',
  'kind',
  'drugs',
  'biomarkers',
  'diseases',
  'comparators',
  'prior',
  'line',
] as const;

/** Accuracy on the labelled clauses, per part of the claim, each part only where the label names it. */
export function measureLabelled(): {
  readonly measures: readonly Measure[];
  readonly misses: readonly string[];
} {
  const clauses = labelledClauses();
  const misses: string[] = [];
  const right = new Map<string, number>();
  const asked = new Map<string, number>();
  for (const clause of clauses) {
    const wrong = bestDifferences(claimsOf(clause), clause.expect);
    if (wrong.length > 0) misses.push(`“${clause.text}”: ${wrong.join('; ')}`);
    for (const part of COMPARED) {
      if (!(part in clause.expect)) continue;
      asked.set(part, (asked.get(part) ?? 0) + 1);
      if (wrong[0] !== 'no claim was read' && !wrong.some((line) => line.startsWith(`${part}:`)))
        right.set(part, (right.get(part) ?? 0) + 1);
    }
  }
  const measures = COMPARED.flatMap<Measure>((part) => {
    const n = asked.get(part) ?? 0;
    return n === 0
      ? []
      : [{ id: `labelled-${part}`, name: `labelled clauses, ${part}`, value: (right.get(part) ?? 0) / n, n }];
  });
  return { measures, misses };
}
