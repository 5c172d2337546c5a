import type { Span } from './span.ts';

/** Spans that can be asked for overlaps without looking at each. */
export class SpanIndex {
  readonly #starts: readonly number[];
  /** At each place, the greatest end of the spans up to it. */
  readonly #ends: readonly number[];
  readonly #places: ReadonlySet<string>;

  constructor(spans: Iterable<Span>) {
    const sorted = [...spans].sort((a, b) => a.start - b.start);
    let greatest = Number.NEGATIVE_INFINITY;
    this.#starts = sorted.map(({ start }) => start);
    this.#ends = sorted.map(({ end }) => {
      greatest = Math.max(greatest, end);
      return greatest;
    });
    this.#places = new Set(sorted.map(placeOf));
  }

  /** True if one of the spans shares a code unit with this one, or is the same; an empty span overlaps what holds it. */
  touches(span: Span): boolean {
    if (this.#places.has(placeOf(span))) return true;
    const before = this.#countBefore(span.end);
    return before > 0 && this.#ends[before - 1]! > span.start;
  }

  /** Number of spans that start before an offset. */
  #countBefore(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function placeOf({ start, end }: Span): string {
  return `${start} ${end}`;
}
