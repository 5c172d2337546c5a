import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { find, only } from './fixtures.ts';

describe('doses', () => {
  for (const [text, value, unit, frequency] of [
    ['250 mg twice daily', 250, 'mg', { timesPerDay: 2 }],
    ['250mg BID', 250, 'mg', { timesPerDay: 2 }],
    ['250-mg b.i.d.', 250, 'mg', { timesPerDay: 2 }],
    ['250 mg bd', 250, 'mg', { timesPerDay: 2 }],
    ['250 mg orally twice a day', 250, 'mg', { timesPerDay: 2 }],
    ['250 mg (orally) twice a day', 250, 'mg', { timesPerDay: 2 }],
    ['250 mg of crizotinib twice daily', 250, 'mg', { timesPerDay: 2 }],
    ['250 mg, 2 times a day', 250, 'mg', { timesPerDay: 2 }],
    ['100 mg QD', 100, 'mg', { timesPerDay: 1 }],
    ['0.1 g once daily', 0.1, 'g', { timesPerDay: 1 }],
    ['500 µg every 12 hours', 500, 'mcg', { timesPerDay: 2 }],
    ['280 mg/m² twice daily', 280, 'mg/m2', { timesPerDay: 2 }],
    ['280 mg/m2 every other day', 280, 'mg/m2', { every: 'P2D' }],
    ['1,200 mg every 3 weeks', 1200, 'mg', { every: 'P21D' }],
    ['3 mg/kg q2w', 3, 'mg/kg', { every: 'P14D' }],
    ['AUC 5 every 21 days', 5, 'AUC', { every: 'P21D' }],
    ['AUC of 6 mg/mL per minute every 3 weeks', 6, 'AUC', { every: 'P21D' }],
    ['100 mg/m2 on days 1-3 every 3 weeks', 100, 'mg/m2', { every: 'P21D', days: [1, 2, 3] }],
    ['100 mg/m2 on days 1, 2 and 3 of each 21-day cycle', 100, 'mg/m2', { every: 'P21D', days: [1, 2, 3] }],
    ['600 mg (four 150 mg capsules) twice daily', 600, 'mg', { timesPerDay: 2 }],
    ['250 mg', 250, 'mg', undefined],
  ] as const) {
    it(`reads "${text}"`, () => {
      const mention = find('dose', `Give ${text}.`)[0]!;
      assert.equal(mention.dose.value, value);
      assert.equal(mention.dose.unit, unit);
      assert.equal(mention.dose.basis, ['mg/m2', 'mg/kg', 'AUC'].includes(unit) ? unit : 'flat');
      assert.deepEqual(mention.frequency, frequency);
      assert.deepEqual([mention.total, mention.strength], [false, false]);
    });
  }

  it('reads thousands after an opening bracket, where figures alone would be references', () => {
    const doses = find('dose', 'Give 1,050 mg [1,400 mg from 80 kg] once weekly, as others did [1,400].');
    assert.deepEqual(
      doses.map(({ dose }) => dose.value),
      [1050, 1400],
    );
  });

  it('gives the span of the frequency', () => {
    const text = 'Take 250 mg orally twice daily.';
    const { frequencySpan } = only('dose', text);
    assert.equal(text.slice(frequencySpan!.start, frequencySpan!.end), 'twice daily');
  });

  it('tells a daily total from the single dose it is made of', () => {
    const [total, single] = find('dose', '500 mg daily, as 250 mg twice daily');
    assert.deepEqual(
      [total?.total, total?.dose.value, single?.total, single?.dose.value],
      [true, 500, false, 250],
    );
    assert.equal(only('dose', 'a total daily dose of 500 mg').total, true);
    assert.equal(only('dose', '500 mg/day').total, true);
    assert.equal(only('dose', '100 mg daily').total, false);
  });

  it('tells strengths from doses', () => {
    assert.equal(only('dose', 'Supplied as 250 mg capsules.').strength, true);
    assert.equal(only('dose', 'one 250 mg capsule twice daily').strength, false);
    const [dose, strength] = find('dose', '600 mg (four 150 mg capsules) once daily');
    assert.deepEqual([dose?.strength, strength?.strength], [false, true]);
  });

  for (const [text, level] of [
    ['−1: 200 mg twice daily', -1],
    ['-2: 250 mg once daily', -2],
    ['Dose level −1: 200 mg', -1],
    ['level 0: 250 mg', 0],
    ['First dose reduction: 200 mg', -1],
    ['second dose reduction to 250 mg', -2],
    ['starting dose: 250 mg', 0],
    ['in phase-1: 200 mg', undefined],
    ['200 mg', undefined],
  ] as const) {
    it(`reads the level of "${text}"`, () => {
      const mention = only('dose', text);
      assert.equal(mention.level, level);
      if (text.startsWith('−') || text.startsWith('-')) assert.equal(mention.span.start, 0);
    });
  }

  for (const text of [
    'potassium 4.0 mmol/L',
    'bilirubin 1.5 mg/dL',
    'ALT 200 U/L',
    'haemoglobin 12 g/dL',
    'trough 100 ng/mL',
    'CrCl <30 mL/min',
    'in 250 patients',
  ]) {
    it(`finds no dose in "${text}"`, () => assert.deepEqual(find('dose', text), []));
  }

  it('keeps a frequency to the dose it follows', () => {
    const [first, second] = find('dose', 'Carboplatin AUC 5 and etoposide 100 mg/m2 every 3 weeks');
    assert.equal(first?.frequency, undefined);
    assert.deepEqual(second?.frequency, { every: 'P21D' });
    assert.equal(only('dose', 'Give 250 mg. Twice daily checks follow.').frequency, undefined);
  });
});

describe('frequencies alone', () => {
  for (const [text, frequency, forDuration] of [
    ['twice daily', { timesPerDay: 2 }],
    ['BID', { timesPerDay: 2 }],
    ['three times a day', { timesPerDay: 3 }],
    ['4 times daily', { timesPerDay: 4 }],
    ['q8h', { timesPerDay: 3 }],
    ['every 6 hours', { timesPerDay: 4 }],
    ['q3w', { every: 'P21D' }],
    ['every three months', { every: 'P3M' }],
    ['every other week', { every: 'P14D' }],
    ['monthly', { every: 'P1M' }],
    ['weekly for two months', { every: 'P7D' }, 'P2M'],
    ['every 2 weeks for the first 3 months', { every: 'P14D' }, 'P3M'],
    ['days 1 and 8 of a 21-day cycle', { every: 'P21D', days: [1, 8] }],
  ] as const) {
    it(`reads "${text}"`, () => {
      const mention = only('frequency', `LFTs ${text}.`);
      assert.deepEqual(
        [mention.surface, mention.frequency, mention.forDuration],
        [text, frequency, forDuration],
      );
    });
  }

  for (const text of [
    'Weiss BD et al',
    'on day 29 he left',
    'every patient',
    'every 3 patients',
    'in a few weeks',
  ]) {
    it(`finds none in "${text}"`, () => assert.deepEqual(find('frequency', text), []));
  }
});
