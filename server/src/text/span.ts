/**
 * A half-open range of UTF-16 code units in a text, 0-based: `text.slice(start, end)`.
 * Core code speaks only of spans; lines and columns appear at the edges (see `LineIndex`).
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Makes a span; throws a `RangeError` when it would be negative or inverted. */
export function span(start: number, end: number): Span {
  if (!(start >= 0 && end >= start)) throw new RangeError(`invalid span ${start}..${end}`);
  return { start, end };
}

/** True if `inner` lies wholly inside `outer`; equal spans contain each other. */
export function contains(outer: Span, inner: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** True if the offset lies in the span or touches its end, as an editor's cursor does. */
export function touches(range: Span, offset: number): boolean {
  return offset >= range.start && offset <= range.end;
}

/** True if the two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The smallest span that holds all of the given ones; throws a `RangeError` for none. */
export function cover(spans: Iterable<Span>): Span {
  let start = Number.POSITIVE_INFINITY;
  let end = -1;
  for (const each of spans) {
    start = Math.min(start, each.start);
    end = Math.max(end, each.end);
  }
  return span(start, end);
}

/** Orders spans by start, then by end; for `Array.prototype.sort`. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}
