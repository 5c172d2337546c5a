import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NumericStatement } from '../../../server/src/claims/types.ts';
import type { TrialFigure } from '../../../server/src/knowledge/knowledgeIndex.ts';
import { holdsAt, statedMonths } from '../../../server/src/verify/figureTime.ts';

function monthsOf(text: string, number: string): number | undefined {
  const start = text.indexOf(number);
  return statedMonths({ span: { start, end: start + number.length } } as NumericStatement, text);
}

function rateAt(at: string): TrialFigure {
  return { result: { measure: 'rate-at', at } } as TrialFigure;
}

describe('the time of a rate', () => {
  it('is read before the number and after it', () => {
    assert.equal(monthsOf('The 3-year PFS rate was 64% with lorlatinib.', '64%'), 36);
    assert.equal(monthsOf('At 18 months, 34.0% were alive.', '34.0%'), 18);
    assert.equal(monthsOf('Overall survival was 60% at five years.', '60%'), 60);
  });

  it('is not the length of the follow-up', () => {
    assert.equal(monthsOf('In the 5-year analysis the PFS rate was 60%.', '60%'), undefined);
    assert.equal(monthsOf('After 5 years of follow-up 60% had not progressed.', '60%'), undefined);
    assert.equal(monthsOf('With a median follow-up of 60.2 months the 5-year PFS rate was 60%.', '60%'), 60);
  });

  it('is left open where several are named, and in another sentence', () => {
    assert.equal(monthsOf('The 1-year and 2-year OS rates were 62.9% and 30.9%.', '62.9%'), undefined);
    assert.equal(monthsOf('The 1-year rate is open. OS was 60%.', '60%'), undefined);
  });

  it('parts figures of other times', () => {
    assert.equal(holdsAt(rateAt('P3Y'), 36), true);
    assert.equal(holdsAt(rateAt('P36M'), 36), true);
    assert.equal(holdsAt(rateAt('P5Y'), 36), false);
    assert.equal(holdsAt(rateAt('P12W'), 3), true);
    assert.equal(holdsAt(rateAt('P5Y'), undefined), true);
    assert.equal(holdsAt({ result: { measure: 'rate' } } as TrialFigure, 36), true);
  });
});
