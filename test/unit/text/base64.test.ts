import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { base64FromWords, wordsFromBase64 } from '../../../server/src/text/base64.ts';

const words = fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 40 });

describe('base64', () => {
  it('reads back what it wrote, filled up with zeros', () => {
    fc.assert(
      fc.property(words, (given) => {
        const filled = [...given, ...Array.from({ length: (3 - (given.length % 3)) % 3 }, () => 0)];
        assert.deepEqual(wordsFromBase64(base64FromWords(Int32Array.from(given))), Int32Array.from(filled));
      }),
    );
  });

  it('is what other programs read, most significant byte first', () => {
    fc.assert(
      fc.property(words, (given) => {
        const bytes = Buffer.alloc(Math.ceil(given.length / 3) * 12);
        for (const [index, word] of given.entries()) bytes.writeInt32BE(word, index * 4);
        assert.equal(base64FromWords(Int32Array.from(given)), bytes.toString('base64'));
      }),
    );
  });

  it('refuses what is no such text', () => {
    for (const text of ['A', 'AAAA', 'AAAAAAAAAAAAAAA=', 'AAAAAAAAAAAAAA A', 'AAAAAAAAAAAAAAAé'])
      assert.equal(wordsFromBase64(text), undefined);
  });
});
