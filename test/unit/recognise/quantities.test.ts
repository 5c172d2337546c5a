import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { find, only } from './fixtures.ts';

describe('quantities', () => {
  for (const [text, value, high, unit, bound, decimals] of [
    ['72%', 72, undefined, 'percent', 'exact', 0],
    ['72.5 %', 72.5, undefined, 'percent', 'exact', 1],
    ['72 per cent', 72, undefined, 'percent', 'exact', 0],
    ['60%\u201470%', 60, 70, 'percent', 'exact', 0],
    ['60-70 %', 60, 70, 'percent', 'exact', 0],
    ['60 to 70%', 60, 70, 'percent', 'exact', 0],
    ['exceeds 60%', 60, undefined, 'percent', 'greater-than', 0],
    ['≥50%', 50, undefined, 'percent', 'at-least', 0],
    ['>= 50%', 50, undefined, 'percent', 'at-least', 0],
    ['<5%', 5, undefined, 'percent', 'less-than', 0],
    ['up to 5%', 5, undefined, 'percent', 'at-most', 0],
    ['approximately 72%', 72, undefined, 'percent', 'about', 0],
    ['10.9 months', 10.9, undefined, 'months', 'exact', 1],
    ['10,9 months', 10.9, undefined, 'months', 'exact', 1],
    ['10·9 months', 10.9, undefined, 'months', 'exact', 1],
    ['at least 12 months', 12, undefined, 'months', 'at-least', 0],
    ['over 19 months', 19, undefined, 'months', 'greater-than', 0],
    ['five years', 5, undefined, 'years', 'exact', 0],
    ['3 weeks', 3, undefined, 'weeks', 'exact', 0],
    ['1,074 patients', 1074, undefined, 'count', 'exact', 0],
    ['4.0 mmol/L', 4, undefined, 'other', 'exact', 1],
  ] as const) {
    it(`reads "${text}"`, () => {
      const mention = only('quantity', `It was ${text}.`);
      assert.equal(mention.surface, text);
      assert.deepEqual(
        [mention.value, mention.high, mention.unit, mention.bound, mention.decimals],
        [value, high, unit, bound, decimals],
      );
    });
  }

  it('reads number words', () => {
    assert.equal(Math.round(only('quantity', 'two thirds of patients').value), 67);
    const year = only('quantity', 'for more than a year');
    assert.deepEqual([year.value, year.unit, year.bound, year.inWords], [1, 'years', 'greater-than', true]);
    assert.equal(only('quantity', 'more than one year').surface, 'more than one year');
    assert.deepEqual(find('quantity', 'a year ago one of them left'), []);
  });

  it('reads events over n', () => {
    const [fraction, percent] = find('quantity', '36/50 (72%)');
    assert.deepEqual([fraction?.fraction, percent?.value], [{ events: 36, n: 50 }, 72]);
    assert.deepEqual(only('quantity', '14 of 219 treated').fraction, { events: 14, n: 219 });
    assert.equal(
      find('quantity', 'on 12/05/2019').some((each) => each.fraction?.n === 2019),
      false,
    );
  });

  it('reads ratios, intervals, levels and p-values', () => {
    const found = find('quantity', 'HR 0.45 (95% CI 0.32\u20130.58; P<0.001)');
    assert.deepEqual(
      found.map(({ role, unit, value, high, intervalLevel }) => [role, unit, value, high, intervalLevel]),
      [
        ['value', 'ratio', 0.45, undefined, undefined],
        ['percent-level', 'percent', 95, undefined, undefined],
        ['interval', 'other', 0.32, 0.58, 95],
        ['p-value', 'other', 0.001, undefined, undefined],
      ],
    );
    assert.equal(found[3]?.bound, 'less-than');
  });

  it('reads an interval in words and in brackets alone', () => {
    const worded = find('quantity', '5.8 months (95% confidence interval [CI], 5.4 to 8.2)').at(-1);
    assert.deepEqual([worded?.role, worded?.value, worded?.high], ['interval', 5.4, 8.2]);
    const bare = find('quantity', 'hazard ratio, 0.43 (0.32\u20130.58)');
    assert.deepEqual([bare[0]?.unit, bare[1]?.role], ['ratio', 'interval']);
  });

  it('reads sample sizes, years and references', () => {
    assert.deepEqual(
      find('quantity', '(n = 50) The 2018 monograph said so [12].').map(({ role, value }) => [role, value]),
      [
        ['sample-size', 50],
        ['date', 2018],
        ['reference', 12],
      ],
    );
  });

  for (const text of [
    'grade 3 events',
    'Table 2 shows',
    'phase 3',
    'RECIST 1.1',
    'PROFILE 1014',
    'CTLA-4 and CD8',
    'ALK G1202R',
    'MET exon 14 skipping',
  ]) {
    it(`measures nothing in "${text}"`, () => assert.deepEqual(find('quantity', text), []));
  }
});

describe('dates', () => {
  for (const [text, year, relation] of [
    ['in 2017', 2017, 'in'],
    ['Before 2017', 2017, 'before'],
    ['since 2016', 2016, 'after'],
    ['until March 2016', 2016, 'before'],
    ['March 11, 2016', 2016, 'in'],
    ['11 March 2016', 2016, 'in'],
    ['2016-03-11', 2016, 'in'],
    ['2026-01', 2026, 'in'],
  ] as const) {
    it(`reads "${text}"`, () => {
      const mention = only('date', `${text} it was so.`);
      assert.deepEqual([mention.surface, mention.year, mention.relation], [text, year, relation]);
      assert.deepEqual(find('quantity', `${text} it was so.`), []);
    });
  }

  for (const text of ['in 2000 patients', '2032-40', 'in 12 of them', 'may 5 more']) {
    it(`finds none in "${text}"`, () => assert.deepEqual(find('date', text), []));
  }
});

describe('endpoints', () => {
  for (const [text, endpoint, median, assessor] of [
    ['ORR', 'ORR', false, undefined],
    ['objective response rate', 'ORR', false, undefined],
    ['investigator-assessed ORR', 'ORR', false, 'investigator'],
    ['disease control rates', 'DCR', false, undefined],
    ['median progression-free survival', 'PFS', true, undefined],
    ['mPFS', 'PFS', true, undefined],
    ['median OS', 'OS', true, undefined],
    ['duration of response', 'DoR', false, undefined],
    ['disease-free survival', 'DFS', false, undefined],
    ['intracranial response rate', 'intracranial-ORR', false, undefined],
    ['intracranial ORR', 'intracranial-ORR', false, undefined],
    ['CNS progression-free survival', 'intracranial-PFS', false, undefined],
    ['time to intracranial progression', 'time-to-intracranial-progression', false, undefined],
  ] as const) {
    it(`reads "${text}"`, () => {
      const mention = only('endpoint', `The ${text} was good.`);
      assert.deepEqual(
        [mention.surface, mention.endpoint, mention.median, mention.assessor],
        [text, endpoint, median, assessor],
      );
    });
  }

  it('finds the assessor in the same sentence, not in the next', () => {
    assert.equal(only('endpoint', 'PFS was 10.9 months by independent review.').assessor, 'independent');
    assert.equal(
      only('endpoint', 'PFS was 10.9 months. An independent review followed.').assessor,
      undefined,
    );
    const [first, second] = find(
      'endpoint',
      'ORR was 72% by investigator assessment and PFS 9 months by BICR',
    );
    assert.deepEqual([first?.assessor, second?.assessor], ['investigator', 'independent']);
  });

  it('does not read `os` or `response` as endpoints', () => {
    assert.deepEqual(find('endpoint', 'per os; a response was seen; survival'), []);
  });
});
