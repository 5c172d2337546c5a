import { alarmsOn, contradictionFound, fieldPairs } from '../harness/fieldPairs.ts';
import type { Measure } from './measures.ts';

/** Pairs of a contradiction and a harmless twin, written before the engine was tried on them: found, and kept silent. */
export function measureField(): { readonly measures: readonly Measure[]; readonly notes: readonly string[] } {
  const pairs = fieldPairs();
  const missed = pairs.filter((pair) => !contradictionFound(pair).found);
  const alarmed = pairs.filter((pair) => alarmsOn(pair).length > 0);
  const n = pairs.length;
  const lines = missed.map(
    ({ id, rules, contradiction }) =>
      `  ${id} (${rules.join(' or ')}): ${contradiction.trim().split('\n')[0]!}`,
  );
  return {
    measures: [
      { id: 'field-found', name: 'pairs: contradictions found', value: 1 - missed.length / n, n },
      { id: 'field-silent', name: 'pairs: harmless kept silent', value: 1 - alarmed.length / n, n },
    ],
    notes: [
      ...(lines.length > 0 ? ['Contradictions not found:', ...lines] : []),
      ...alarmed.map(({ id, harmless, because }) => `False alarm on ${id} (${because}): ${harmless.trim()}`),
    ],
  };
}
