import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MappedText } from '../../../server/src/text/mappedText.ts';

/** `a&gt;b` read as `a>b`, standing at offset 10. */
const entity = () =>
  MappedText.builder().copy('a', 10).replace('>', { start: 11, end: 15 }).copy('b', 15).build();

test('a replaced run maps as a whole, in both directions', () => {
  const text = entity();
  assert.equal(text.text, 'a>b');
  assert.deepEqual(text.toSource({ start: 1, end: 2 }), { start: 11, end: 15 });
  assert.deepEqual(text.toSource({ start: 0, end: 3 }), { start: 10, end: 16 });
  assert.deepEqual(text.toSource({ start: 1, end: 1 }), { start: 11, end: 11 });
  assert.equal(text.fromSource(13), 1);
  assert.equal(text.fromSource(15), 2);
  assert.equal(text.fromSource(9), undefined);
  assert.equal(text.fromSource(17), undefined);
});

test('runs that follow each other in the source are joined', () => {
  const text = MappedText.builder().copy('ab', 3).copy('cd', 5).copy('e', 9).build();
  assert.equal(text.segments.length, 2);
  assert.deepEqual(text.toSource({ start: 3, end: 5 }), { start: 6, end: 10 });
});

test('an empty text still has a place', () => {
  const text = MappedText.builder().build(42);
  assert.equal(text.text, '');
  assert.deepEqual(text.toSource({ start: 0, end: 0 }), { start: 42, end: 42 });
});

test('a slice maps to the same source', () => {
  const text = entity().slice({ start: 1, end: 3 });
  assert.equal(text.text, '>b');
  assert.deepEqual(text.toSource({ start: 0, end: 1 }), { start: 11, end: 15 });
  assert.deepEqual(text.toSource({ start: 1, end: 2 }), { start: 15, end: 16 });
});

test('a text read from a read text maps to the first source', () => {
  const outer = entity();
  const inner = MappedText.builder().replace('A', { start: 0, end: 2 }).copy('b', 2).build().through(outer);
  assert.equal(inner.text, 'Ab');
  assert.deepEqual(inner.toSource({ start: 0, end: 1 }), { start: 10, end: 15 });
  assert.deepEqual(inner.toSource({ start: 1, end: 2 }), { start: 15, end: 16 });
  const shifted = MappedText.verbatim('b', 2).through(MappedText.verbatim('abc', 100));
  assert.deepEqual(shifted.toSource({ start: 0, end: 1 }), { start: 102, end: 103 });
});

test('reading through an outer text is reading one after the other', () => {
  const piece = fc.record({
    text: fc.string({ maxLength: 4 }),
    source: fc.nat(5),
    copy: fc.boolean(),
    gap: fc.nat(3),
  });
  const pieces = fc.array(piece, { minLength: 1, maxLength: 8 });
  const build = (list: { text: string; source: number; copy: boolean; gap: number }[]) => {
    const builder = MappedText.builder();
    let at = 0;
    for (const each of list) {
      at += each.gap;
      const length = each.copy ? each.text.length : each.source;
      if (each.copy) builder.copy(each.text, at);
      else builder.replace(each.text, { start: at, end: at + length });
      at += length;
    }
    return builder.build();
  };
  fc.assert(
    fc.property(
      pieces,
      fc.nat(40),
      fc.nat(40),
      fc.nat(12),
      fc.nat(12),
      (list, from, length, start, extent) => {
        const outer = build(list);
        const cut = {
          start: Math.min(from, outer.text.length),
          end: Math.min(from + length, outer.text.length),
        };
        const inner = MappedText.verbatim(outer.text.slice(cut.start, cut.end), cut.start);
        const composed = inner.through(outer);
        assert.equal(composed.text, inner.text);
        const range = {
          start: Math.min(start, inner.text.length),
          end: Math.min(start + extent, inner.text.length),
        };
        if (range.end > range.start)
          assert.deepEqual(composed.toSource(range), outer.toSource(inner.toSource(range)));
      },
    ),
    { numRuns: 2000 },
  );
});
