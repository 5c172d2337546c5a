import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changeBetween, moveThrough } from '../../../server/src/text/change.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '\n'), maxLength: 30 });

test('a change turns the one text into the other, and is as short as it can be', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { start, before: removed, after: added } = changeBetween(before, after);
      assert.equal(before.slice(0, start) + after.slice(start, added) + before.slice(removed), after);
      if (before === after) assert.equal(removed - start + added - start, 0);
      else if (removed > start && added > start) {
        assert.notEqual(before[start], after[start]);
        assert.notEqual(before[removed - 1], after[added - 1]);
      }
    }),
    { numRuns: 500 },
  );
});

test('a span that is moved holds the same words', () => {
  fc.assert(
    fc.property(text, text, fc.nat(30), fc.nat(30), (before, after, from, length) => {
      const change = changeBetween(before, after);
      const span = { start: Math.min(from, before.length), end: Math.min(from + length, before.length) };
      const moved = moveThrough(change, span);
      if (moved) assert.equal(after.slice(moved.start, moved.end), before.slice(span.start, span.end));
      else assert.ok(span.start < change.before && span.end > change.start);
    }),
    { numRuns: 500 },
  );
});
