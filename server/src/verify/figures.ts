/** How a written number compares with recorded results. */
import type { NumericStatement } from '../claims/types.ts';
import type { TrialFigure } from '../knowledge/knowledgeIndex.ts';

type Unit = TrialFigure['result']['unit'];

/** A statement in the units results are recorded in; undefined where it is in none of them. */
export interface ComparableNumber {
  readonly low: number;
  readonly high: number;
  readonly unit: Unit;
  readonly bound: NumericStatement['bound'];
  /** Half a unit of the last decimal written. */
  readonly tolerance: number;
}

const MONTHS_PER: Readonly<Partial<Record<NumericStatement['unit'], number>>> = {
  months: 1,
  years: 12,
  weeks: 12 / 52.1775,
  days: 12 / 365.2425,
};

/** Percent, months or a ratio; times in other units are turned into months. */
export function comparableNumber(statement: NumericStatement): ComparableNumber | undefined {
  const { value, high, unit, bound, decimals } = statement;
  const half = 0.5 * 10 ** -decimals;
  const upper = high ?? value;
  if (unit === 'percent' || unit === 'ratio')
    return { low: value, high: upper, unit, bound, tolerance: half };
  const factor = MONTHS_PER[unit];
  if (factor === undefined) return undefined;
  return { low: value * factor, high: upper * factor, unit: 'months', bound, tolerance: half * factor };
}

/** Recorded values carry a decimal that text may have rounded; this absorbs binary fractions only. */
const EPSILON = 1e-9;
/** How far "about" may be from the record: a tenth of the recorded value. */
const ABOUT = 0.1;

/** True if the statement holds for the recorded value, under its own bound and rounding. */
export function holdsFor(number: ComparableNumber, recorded: number): boolean {
  const { low, high, bound, tolerance } = number;
  switch (bound) {
    case 'exact':
      return recorded >= low - tolerance - EPSILON && recorded <= high + tolerance + EPSILON;
    case 'about':
      return (
        recorded >= low - ABOUT * recorded - tolerance && recorded <= high + ABOUT * recorded + tolerance
      );
    case 'greater-than':
      return recorded > low + EPSILON;
    case 'at-least':
      return recorded >= low - tolerance - EPSILON;
    case 'less-than':
      return recorded < high - EPSILON;
    case 'at-most':
      return recorded <= high + tolerance + EPSILON;
  }
}

/** True if the figure is recorded in the statement's unit, with a value, and the statement holds for it. */
export function agrees(number: ComparableNumber, { result }: TrialFigure): boolean {
  return result.unit === number.unit && result.value !== null && holdsFor(number, result.value);
}

/** True if the statement is a plain figure, as against a bound, a range or an approximation. */
export function isExact(number: ComparableNumber): boolean {
  return number.bound === 'exact' && number.low === number.high;
}

/** True if the number lies in the figure's confidence interval, so that another analysis of the same data may give it. */
export function insideInterval(number: ComparableNumber, { result }: TrialFigure): boolean {
  if (!result.ci || result.unit !== number.unit) return false;
  return (
    number.high >= (result.ci.low ?? Number.NEGATIVE_INFINITY) &&
    number.low <= (result.ci.high ?? Number.POSITIVE_INFINITY)
  );
}
