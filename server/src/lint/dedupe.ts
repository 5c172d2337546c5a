import type { Span } from '../text/span.ts';
import { SpanIndex } from '../text/spanIndex.ts';
import { outranking } from './precedence.ts';

interface Placed {
  readonly ruleId: string;
  readonly span: Span;
  readonly key: string;
}

/** Leaves out repetitions of one fault on the same words, which a sentence and a field may both state, and findings that a more specific rule speaks for. */
export function dedupe<T extends Placed>(findings: readonly T[]): readonly T[] {
  const unique = new Map<string, T>();
  for (const each of findings) {
    const place = `${each.ruleId} ${each.span.start} ${each.span.end} ${each.key}`;
    if (!unique.has(place)) unique.set(place, each);
  }
  const left = [...unique.values()];
  const placesOf = new Map<string, SpanIndex>();
  for (const rule of new Set(left.map(({ ruleId }) => ruleId)))
    placesOf.set(rule, new SpanIndex(left.flatMap(({ ruleId, span }) => (ruleId === rule ? [span] : []))));
  return left.filter(
    ({ ruleId, span }) => !outranking(ruleId).some((specific) => placesOf.get(specific)?.touches(span)),
  );
}
