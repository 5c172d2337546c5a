import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf, labelledClauses } from '../../harness/labelledClauses.ts';

for (const clause of labelledClauses()) {
  test(`${clause.knownMiss ? 'does not yet read' : 'reads'} “${clause.text}”`, () => {
    if (clause.knownMiss) assert.notDeepEqual(faultsOf(clause), [], 'now read: remove knownMiss');
    else assert.deepEqual(faultsOf(clause), [], clause.reason);
  });
}
