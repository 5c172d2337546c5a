import { overlaps, type Span } from '../text/span.ts';
import { outranks } from './precedence.ts';

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
  return left.filter(
    (each) =>
      !left.some((other) => outranks(other.ruleId, each.ruleId) && touchesSame(other.span, each.span)),
  );
}

function touchesSame(a: Span, b: Span): boolean {
  return overlaps(a, b) || (a.start === b.start && a.end === b.end);
}
