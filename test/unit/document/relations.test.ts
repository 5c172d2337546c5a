/** What single fields cannot show: forms of values, and fields that do not fit one another. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkFields } from '../../../server/src/document/fields/checkFields.ts';
import { durationDays, formatFault } from '../../../server/src/document/fields/formats.ts';
import { parseDocument } from '../../../server/src/document/parse.ts';

/** The words at fault in a protocol with these lines. */
function faults(lines: string): readonly string[] {
  const text = `protocolSchema: "0.1"\n${lines}\n`;
  const document = parseDocument({ uri: 'test.protocol.yaml', text });
  return checkFields(document).map(({ span, kind }) => `${kind} ${text.slice(span.start, span.end)}`);
}

describe('relations of fields', () => {
  const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    'a review before the last one': [
      'metadata: { lastReviewDate: 2026-05-01, nextReviewDate: 2026-04-01 }',
      ['wrong-value 2026-04-01'],
    ],
    'a last line before the first': ['population: { lineOfTherapy: { min: 2, max: 1 } }', ['wrong-value 1']],
    'a line before the first': ['population: { lineOfTherapy: { min: 0 } }', ['wrong-value 0']],
    'two references with one key': ['references: [{ key: a }, { key: b }, { key: a }]', ['wrong-value a']],
    'two claims with one identifier': ['claims: [{ id: c1 }, { id: c1 }]', ['wrong-value c1']],
    'a step that rests on no claim': ['claims: [{ id: c1 }]\nsequence: [{ claim: c2 }]', ['wrong-value c2']],
    'a dose of nothing': ['regimen: [{ dose: { value: 0, unit: mg } }]', ['wrong-value 0']],
    'a level that stands twice': [
      'regimen: [{ doseLevels: [{ level: -1 }, { level: -1 }] }]',
      ['wrong-value -1'],
    ],
    'an interval beyond its time': [
      'monitoring: [{ schedule: [{ every: P2M, for: P14D }] }]',
      ['wrong-value P2M'],
    ],
    'more events than patients': ['claims: [{ result: { events: 60, n: 50 } }]', ['wrong-value 60']],
    'a basis that the unit cannot have': [
      'regimen: [{ dose: { value: 100, unit: mg/m2, basis: flat } }]',
      ['wrong-value flat'],
    ],
    'a basis that a level cannot have': [
      'regimen: [{ doseLevels: [{ level: 0, dose: { value: 5, unit: AUC, basis: mg/m2 } }] }]',
      ['wrong-value mg/m2'],
    ],
    'a level above the full dose': ['regimen: [{ doseLevels: [{ level: 1 }] }]', ['wrong-value 1']],
    'a start at a level that the ladder has not': [
      'regimen: [{ doseLevels: [{ level: 0 }, { level: -1 }], renal: [{ startLevel: -2 }] }]',
      ['wrong-value -2'],
    ],
    'a return to a level that the ladder has not': [
      'regimen: [{ doseLevels: [{ level: 0 }], toxicity: [{ resumeLevel: -3 }] }]',
      ['wrong-value -3'],
    ],
    'a day beyond the cycle': [
      'regimen: [{ frequency: "days 1, 8 and 22", cycle: { length: P3W } }]',
      ['wrong-value "days 1, 8 and 22"'],
    ],
    'a cycle of another length': [
      'regimen: [{ frequency: day 1 of a 28-day cycle, cycle: { length: P21D } }]',
      ['wrong-value day 1 of a 28-day cycle'],
    ],
    'no cycle at all': ['regimen: [{ cycle: { count: 0 } }]', ['wrong-value 0']],
    'a performance status beyond its scale': [
      'population: { performanceStatus: { scale: ECOG, range: 0-7 } }',
      ['wrong-value 0-7'],
    ],
    'a level of no scheme': ['claims: [{ evidence: { level: B } }]', ['wrong-value B']],
    'fewer than no patients': ['claims: [{ result: { n: -5 } }]', ['wrong-value -5']],
    'amounts and days that fit': [
      'regimen: [{ dose: { value: 1.5, unit: mg, basis: mg/m2 }, frequency: "days 1 to 5, every 21 days", cycle: { length: P21D, count: 4 } }]\npopulation: { performanceStatus: { scale: Karnofsky, range: 70-100 } }',
      [],
    ],
    'text that YAML reads as another number': [
      'metadata: { protocolCode: 010, version: 1.10, tumourGroup: 1e3 }',
      ['trap 010', 'trap 1.10', 'trap 1e3'],
    ],
    'fields that fit': [
      'metadata: { lastReviewDate: 2026-05-01, nextReviewDate: 2027-05-01 }\npopulation: { lineOfTherapy: { min: 1, max: 2 } }\nclaims: [{ id: c1, result: { events: 36, n: 50 } }]\nsequence: [{ claim: c1 }]\nmonitoring: [{ schedule: [{ every: P14D, for: P2M }, { every: P1M }] }]',
      [],
    ],
  };
  for (const [name, [lines, expected]] of Object.entries(cases)) {
    it(name, () => assert.deepEqual(faults(lines), expected));
  }
});

describe('forms of values', () => {
  const cases = [
    ['doi', ['10.1056/NEJMoa1406766'], ['https://doi.org/10.1056/NEJMoa1406766', 'NEJM']],
    ['pmid', ['25264305'], ['PMID 25264305', 'PMC25264305']],
    ['nct', ['NCT00585195'], ['NCT585195', 'nct00585195']],
    [
      'unit',
      [
        'mg',
        'mg/m2',
        'µg',
        'ug',
        'mg/kg',
        'AUC',
        'IU',
        '[iU]',
        '[IU]',
        'mg/(m2.d)',
        'ug/kg/min',
        'mmol/L',
        '10*6/kg',
      ],
      ['mgg', 'tablets per day', '250 mg', 'mg/m2/', '[iIU]'],
    ],
    ['range', ['>=18', '12-17', '0-2', '<75'], ['17-12', 'adults']],
    ['jurisdiction', ['US', 'EU', 'NZ'], ['USA', 'us', 'Europe']],
    ['partial-date', ['2019', '2019-03', '2019-03-31'], ['2019-13', '2019-02-30', '19']],
    ['duration', ['P28D', 'P2M', 'PT12H', 'P0.5D', 'P1Y2M10DT2H30M'], ['P0D', '28D', 'P', 'PT', 'P1.5M2D']],
    ['orcid', ['0000-0002-1825-0097', 'https://orcid.org/0000-0002-1694-233X'], ['0000-0002-1825-0098']],
    ['date', ['2024-02-29'], ['2023-02-29', '2024-2-9']],
  ] as const;
  for (const [format, right, wrong] of cases) {
    it(format, () => {
      for (const text of right) assert.equal(formatFault(text, format), undefined, text);
      for (const text of wrong) assert.match(formatFault(text, format) ?? '', /^needs /, text);
    });
  }

  it('counts days', () => {
    assert.equal(durationDays('P2W'), 14);
    assert.equal(durationDays('PT12H'), 0.5);
    assert.equal(durationDays('P1,5D'), 1.5);
    assert.equal(durationDays('two weeks'), undefined);
  });
});
