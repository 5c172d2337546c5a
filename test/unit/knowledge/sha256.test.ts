import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it } from 'node:test';
import fc from 'fast-check';
import { plainSha256 as sha256 } from '../../../server/src/knowledge/sha256.ts';

it('sha256 gives the published digests', () => {
  // FIPS 180-4 examples.
  assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.equal(sha256(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.equal(
    sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'),
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
});

it('sha256 agrees with Node on any text, at every length around a block, and beyond the first plane', () => {
  const node = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
  for (let length = 50; length < 70; length++)
    assert.equal(sha256('x'.repeat(length)), node('x'.repeat(length)));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => sha256(text) === node(text)),
  );
  assert.equal(sha256('\ud800 lone'), node('\ud800 lone'));
});
