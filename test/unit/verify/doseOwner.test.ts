import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownerOf } from '../../../server/src/verify/doseOwner.ts';
import { analyse } from '../../harness/analyse.ts';

/** The owner of each dose in a sentence, in order. */
function owners(sentence: string): readonly (string | undefined)[] {
  const { claims, document } = analyse(`# Crizotinib in ROS1-positive NSCLC\n\n${sentence}\n`);
  const found = new Map<number, string | undefined>();
  for (const claim of claims) {
    for (const statement of claim.doses)
      found.set(statement.span.start, ownerOf(statement, claim, document.source));
  }
  return [...found].sort(([a], [b]) => a - b).map(([, owner]) => owner);
}

describe('the owner of a dose', () => {
  it('is the drug before it, or directly after it', () => {
    assert.deepEqual(owners('Crizotinib 250 mg twice daily, alectinib 600 mg twice daily.'), [
      'crizotinib',
      'alectinib',
    ]);
    assert.deepEqual(owners('Give 80 mg osimertinib once daily.'), ['osimertinib']);
  });

  it('is left to the context where the clause names no drug', () => {
    assert.deepEqual(owners('Start 250 mg twice daily.'), [undefined]);
  });

  it('may be a drug that the base does not know', () => {
    assert.deepEqual(owners('With crizotinib, examplinib 10 mg daily is allowed.'), ['unknown']);
    assert.deepEqual(owners('Crizotinib was combined with XYZ-4711 20 mg once daily.'), ['unknown']);
  });
});
