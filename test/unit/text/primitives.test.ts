import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { LineIndex } from '../../../server/src/text/lineIndex.ts';
import { contains, cover, overlaps, span, touches } from '../../../server/src/text/span.ts';

test('spans refuse to be inverted and know how they lie to each other', () => {
  assert.throws(() => span(3, 2), RangeError);
  assert.throws(() => span(-1, 2), RangeError);
  assert.equal(overlaps(span(0, 2), span(2, 4)), false);
  assert.equal(overlaps(span(0, 3), span(2, 4)), true);
  assert.equal(contains(span(1, 4), span(1, 4)), true);
  assert.equal(touches(span(1, 4), 4), true);
  assert.deepEqual(cover([span(5, 6), span(1, 2)]), { start: 1, end: 6 });
  assert.throws(() => cover([]), RangeError);
});

test('lines end at LF, CRLF and a lone CR', () => {
  const index = new LineIndex('a\nb\r\nc\rd');
  assert.equal(index.lineCount, 4);
  assert.deepEqual(index.lineSpan(1), { start: 2, end: 3 });
  assert.deepEqual(index.positionAt(5), { line: 2, character: 0 });
  assert.deepEqual(index.positionAt(99), { line: 3, character: 1 });
  assert.equal(index.offsetAt({ line: 1, character: 50 }), 3);
  assert.equal(index.offsetAt({ line: 9, character: 0 }), 8);
});

test('a position leads back to its offset', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '\u{1f9ec}')), (parts) => {
      const text = parts.join('');
      const index = new LineIndex(text);
      for (let offset = 0; offset <= text.length; offset++) {
        // Between CR and LF there is no position.
        if (text[offset - 1] === '\r' && text[offset] === '\n') continue;
        assert.equal(index.offsetAt(index.positionAt(offset)), offset);
      }
    }),
  );
});

test('edits apply to the original text and may not overlap', () => {
  const edits = [
    { span: span(4, 5), newText: 'E' },
    { span: span(0, 1), newText: '' },
    { span: span(2, 2), newText: '+' },
  ];
  assert.equal(applyEdits('abcde', edits), 'b+cdE');
  assert.throws(
    () =>
      applyEdits('abc', [
        { span: span(0, 2), newText: '' },
        { span: span(1, 3), newText: '' },
      ]),
    RangeError,
  );
  assert.throws(() => applyEdits('abc', [{ span: span(0, 9), newText: '' }]), RangeError);
});
