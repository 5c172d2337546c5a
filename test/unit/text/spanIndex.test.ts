import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overlaps, type Span } from '../../../server/src/text/span.ts';
import { SpanIndex } from '../../../server/src/text/spanIndex.ts';

/** A generator with a fixed seed, so that every run asks the same (Park and Miller 1988, doi 10.1145/63039.63042). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

test('asking the index is the same as asking every span', () => {
  const next = numbers(7);
  const span = (): Span => {
    const start = next(60);
    return { start, end: start + next(8) };
  };
  let touching = 0;
  for (let round = 0; round < 300; round++) {
    const spans = Array.from({ length: next(7) }, span);
    const asked = span();
    const expected = spans.some(
      (each) => overlaps(each, asked) || (each.start === asked.start && each.end === asked.end),
    );
    assert.equal(new SpanIndex(spans).touches(asked), expected, JSON.stringify({ spans, asked }));
    if (expected) touching++;
  }
  assert.ok(touching > 50 && touching < 250, 'both answers are tried');
});
