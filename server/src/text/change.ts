import type { Span } from './span.ts';

/** How one text became another: code units of the one, from `start` to `before`, were replaced by those to `after` of the other. */
export interface TextChange {
  readonly start: number;
  /** End of what was replaced, in the text before. */
  readonly before: number;
  /** End of what stands there instead, in the text after. */
  readonly after: number;
}

/** The one stretch in which two texts differ, as short as it can be; empty at the end for equal texts. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  const start = greatest(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const end = greatest(
    shorter - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) ===
      after.slice(after.length - to, after.length - from),
  );
  return { start, before: before.length - end, after: after.length - end };
}

/** The greatest length up to which two texts are the same, given a comparison of stretches of them. */
function greatest(limit: number, isSame: (from: number, to: number) => boolean): number {
  let known = 0;
  // Halved steps: every code unit is compared about twice, and by the engine.
  for (let step = limit; step > 0; step = step > 1 ? Math.ceil(step / 2) : 0) {
    const next = Math.min(limit, known + step);
    if (next > known && isSame(known, next)) known = next;
  }
  return known;
}

/** Where a span of the text before stands in the text after; undefined where it touches what was replaced. */
export function moveThrough({ start, before, after }: TextChange, span: Span): Span | undefined {
  if (span.end <= start) return span;
  if (span.start < before) return undefined;
  const by = after - before;
  return by === 0 ? span : { start: span.start + by, end: span.end + by };
}

/** Where a span stands in another version of its text; undefined where that cannot be told. */
export type Move = (span: Span) => Span | undefined;

/** The items with their spans moved; undefined if one of them cannot be. */
export function moveAll<T extends { readonly span: Span }>(
  items: readonly T[],
  move: Move,
): readonly T[] | undefined {
  const moved: T[] = [];
  for (const item of items) {
    const span = move(item.span);
    if (!span) return undefined;
    moved.push(span === item.span ? item : { ...item, span });
  }
  return moved;
}
