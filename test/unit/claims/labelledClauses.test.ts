import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestDifferences, claimsOf, labelledClauses } from '../../harness/labelledClauses.ts';

for (const clause of labelledClauses()) {
  test(`reads “${clause.text}”`, () => {
    assert.deepEqual(bestDifferences(claimsOf(clause), clause.expect), [], clause.reason);
  });
}
