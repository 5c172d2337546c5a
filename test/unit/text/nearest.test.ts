import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import fc from 'fast-check';
import { editDistance, nearestName } from '../../../server/src/text/nearest.ts';

test('the nearest name is the one a slip of the keyboard was meant to be', () => {
  const names = ['population', 'regimen', 'metadata', 'doseLevels', 'kind'];
  assert.equal(nearestName('populaton', names), 'population');
  assert.equal(nearestName('poplation', names), 'population');
  assert.equal(nearestName('regiemn', names), 'regimen');
  assert.equal(nearestName('dose_levels', names), 'doseLevels');
  assert.equal(nearestName('Kind', names), 'kind');
  assert.equal(nearestName('treatment_list', names), undefined);
  assert.equal(nearestName('x', names), undefined);
  assert.equal(nearestName('', names), undefined);
  assert.equal(nearestName('refernces', ['sources', 'references']), 'references');
  assert.equal(nearestName('pembrolizumabxxxx', ['pembrolizumab']), undefined, 'more than three slips');
  assert.equal(nearestName('alpha', ['alphb', 'alphc']), 'alphb', 'the first of two as near');
});

describe('editDistance', () => {
  it('counts insertions, deletions, replacements and transpositions as one', () => {
    assert.equal(editDistance('crizotinib', 'crizotnib'), 1);
    assert.equal(editDistance('crizotinib', 'criztoinib'), 1);
    assert.equal(editDistance('', 'abc'), 3);
    assert.equal(editDistance('abc', 'xyz', 1), 2, 'gives up past the limit');
  });

  it('is symmetric, zero only for equals, and never more than the longer length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const distance = editDistance(a, b);
        return (
          distance === editDistance(b, a) &&
          (distance === 0) === (a === b) &&
          distance <= Math.max(a.length, b.length)
        );
      }),
    );
  });
});
