import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf, labelledClauses } from '../../harness/labelledClauses.ts';

for (const clause of labelledClauses()) {
  test(`reads “${clause.text}”`, () => {
    assert.deepEqual(faultsOf(clause), [], clause.reason);
  });
}
