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
    ['unit', ['mg', 'mg/m2', 'µg', 'mg/kg', 'AUC', 'IU'], ['mgg', 'tablets per day', '250 mg']],
    ['range', ['>=18', '12-17', '0-2', '<75'], ['17-12', 'adults']],
    ['jurisdiction', ['US', 'EU', 'NZ'], ['USA', 'us', 'Europe']],
    ['partial-date', ['2019', '2019-03', '2019-03-31'], ['2019-13', '2019-02-30', '19']],
    ['duration', ['P28D', 'P2M', 'PT12H'], ['P0D', '28D', 'P']],
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
    assert.equal(durationDays('two weeks'), undefined);
  });
});
