import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DosingRegimen } from '../../../server/src/knowledge/types.ts';
import {
  formerRegimens,
  ofRoute,
  withoutAdjuvantDoses,
  withoutChildDoses,
} from '../../../server/src/verify/regimenChoice.ts';

function regimen(
  id: string,
  route: DosingRegimen['route'],
  value: number,
  age?: { min?: number; max?: number },
): DosingRegimen {
  return {
    id,
    population: { description: id, ...(age ? { age } : {}) },
    jurisdictions: ['US'],
    route,
    steps: [{ dose: { value, unit: 'mg', basis: 'flat' }, frequency: { timesPerDay: 1 } }],
    ladder: [],
    sources: ['label'],
  };
}

const adults = regimen('adults', 'oral', 600, { min: 18 });
const children = regimen('children', 'oral', 400, { min: 12, max: 17.99 });
const infusion = regimen('infusion', 'intravenous', 1200);
const injection = regimen('injection', 'subcutaneous', 1875);

describe('the regimens a dose is compared with', () => {
  it('leave tables for children out where nothing speaks of children', () => {
    assert.deepEqual(withoutChildDoses([adults, children], 'Start at 400 mg once daily.'), [adults]);
  });

  it('leave tables for low body weights out as well', () => {
    const light = { ...adults, population: { description: 'below 35 kg', weight: { maxKg: 35 } } };
    assert.deepEqual(withoutChildDoses([adults, light], 'Start at 400 mg once daily.'), [adults]);
  });

  it('hold tables for children where the text may speak of them', () => {
    for (const text of ['Adolescents take 400 mg.', 'From 1.1 m² take 400 mg.', 'Below 30 kg take 400 mg.'])
      assert.deepEqual(withoutChildDoses([adults, children], text), [adults, children]);
  });

  it('hold tables for children where the label knows nothing else', () => {
    assert.deepEqual(withoutChildDoses([children], 'Start at 400 mg once daily.'), [children]);
  });

  it('are those after surgery only where the claim is about it', () => {
    const after = { ...adults, population: { description: 'after surgery', setting: 'adjuvant' as const } };
    assert.deepEqual(withoutAdjuvantDoses([adults, after], undefined), [adults]);
    assert.deepEqual(withoutAdjuvantDoses([adults, after], 'adjuvant'), [adults, after]);
    assert.deepEqual(withoutAdjuvantDoses([after], 'advanced'), [after]);
  });

  it('are of the route that the text names', () => {
    const both = [infusion, injection];
    assert.deepEqual(ofRoute(both, 'Subcutaneous 1875 mg every 3 weeks.'), [injection]);
    assert.deepEqual(ofRoute([infusion], '1875 mg SC every 3 weeks.'), []);
    assert.deepEqual(ofRoute(both, '1875 mg every 3 weeks.'), both);
  });

  it('are those of earlier labels where the text tells of the past', () => {
    const former = { ...adults, status: 'superseded' as const };
    assert.deepEqual(formerRegimens([adults, former], 'It was originally approved at 600 mg.'), [former]);
    assert.deepEqual(formerRegimens([adults, former], 'Give 600 mg once daily.'), []);
  });

  it('are not narrowed for drugs taken by mouth', () => {
    assert.deepEqual(ofRoute([adults], 'Mice got it subcutaneously.'), [adults]);
  });
});
