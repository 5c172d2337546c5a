import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { alarmsOn, contradictionFound, fieldPairs } from '../harness/fieldPairs.ts';

/** Known misses and known alarms are expected to fail; one that no longer does must lose its flag. */
describe('Pairs of a contradiction and a harmless twin', () => {
  for (const pair of fieldPairs()) {
    test(`${pair.id}: the contradiction is ${pair.knownMiss ? 'still missed' : 'found'}`, () => {
      const { found, findings } = contradictionFound(pair);
      const reported = findings.map(({ ruleId, what }) => `${ruleId} ${what}`).join('\n') || 'nothing';
      if (pair.knownMiss) assert.ok(!found, `now found: remove knownMiss from ${pair.id}`);
      else assert.ok(found, `${pair.rules.join(' or ')} expected, reported: ${reported}`);
    });
    test(`${pair.id}: the harmless twin ${pair.knownAlarm ? 'still alarms' : 'is silent'}`, () => {
      const alarms = alarmsOn(pair).map(({ ruleId, what }) => `${ruleId} ${what}`);
      if (pair.knownAlarm) assert.notDeepEqual(alarms, [], `now silent: remove knownAlarm from ${pair.id}`);
      else assert.deepEqual(alarms, []);
    });
  }
});
