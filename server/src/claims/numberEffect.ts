import type { Mention } from '../recognise/types.ts';
import type { ClaimEffect, NumericStatement, Polarity } from './types.ts';

/** What figures alone say a treatment does. `better` and `worse` name the two arms where the figures compare two. */
export interface NumberEffect {
  readonly effect: ClaimEffect;
  readonly polarity: Polarity;
  readonly better: string | undefined;
  readonly worse: string | undefined;
}

const RATES: ReadonlySet<string> = new Set(['ORR', 'DCR', 'CR-rate', 'intracranial-ORR', 'intracranial-DCR']);
const TIMES: ReadonlySet<string> = new Set(['PFS', 'OS', 'DFS', 'EFS', 'TTP', 'intracranial-PFS', 'DoR']);
const NOT_SIGNIFICANT = 0.05;

/**
 * The effect that a clause's figures report where no word does. A response rate affirms a response, one below five percent denies it; of two arms
 * the one with more speaks, unless the difference is not significant; a hazard ratio whose interval holds 1 denies a benefit.
 * A single arm's survival says nothing by itself. Undefined where the figures decide nothing.
 */
export function numberEffect(
  numbers: readonly NumericStatement[],
  mentions: readonly Mention[],
): NumberEffect | undefined {
  const insignificant = mentions.some(
    (mention) =>
      mention.kind === 'quantity' &&
      mention.role === 'p-value' &&
      mention.bound === 'exact' &&
      mention.value > NOT_SIGNIFICANT &&
      mention.value <= 1,
  );
  for (const number of numbers) {
    if (number.population === 'historical') continue;
    if (number.unit === 'ratio' && number.measure === 'hazard-ratio') return fromRatio(number, insignificant);
    if (!number.endpoint) continue;
    const rival =
      pairedWith(number, numbers) ??
      numbers.find(
        (other) =>
          other !== number &&
          other.endpoint === number.endpoint &&
          other.unit === number.unit &&
          other.span.start > number.span.start &&
          (other.comparator !== number.comparator ||
            (other.treatment !== undefined &&
              number.treatment !== undefined &&
              other.treatment !== number.treatment)),
      );
    const isRate = RATES.has(number.endpoint);
    if (!isRate && !TIMES.has(number.endpoint)) continue;
    if (rival) return compared(number, rival, insignificant);
    if (isRate && (number.unit === 'percent' || number.fraction))
      return said(isLow(number) ? 'negated' : 'affirmed');
  }
  return undefined;
}

/** "74% and 54%, compared with 72% and 36%": the first with the first, the second with the second. */
function pairedWith(
  number: NumericStatement,
  numbers: readonly NumericStatement[],
): NumericStatement | undefined {
  const same = numbers.filter((each) => each.unit === number.unit);
  const rivals = same.filter((each) => each.comparator);
  const own = same.filter((each) => !each.comparator);
  return rivals.length > 1 && rivals.length === own.length ? rivals[own.indexOf(number)] : undefined;
}

function compared(
  number: NumericStatement,
  rival: NumericStatement,
  insignificant: boolean,
): NumberEffect | undefined {
  if (insignificant) return said('negated');
  const isMore = number.value > rival.value;
  if (number.treatment !== undefined && rival.treatment !== undefined) {
    const [better, worse] = isMore
      ? [number.treatment, rival.treatment]
      : [rival.treatment, number.treatment];
    return { effect: 'response', polarity: 'affirmed', better, worse };
  }
  return said(isMore === !number.comparator ? 'affirmed' : 'negated');
}

function fromRatio(number: NumericStatement, insignificant: boolean): NumberEffect | undefined {
  const { interval } = number;
  if (insignificant || (interval && interval.low < 1 && interval.high > 1)) return said('negated');
  return number.value < 1 ? said('affirmed') : undefined;
}

/** A response in fewer than one patient in twenty is what trials set as the rate of an inactive treatment; disease control is another matter. */
function isLow({ endpoint, fraction, value, bound }: NumericStatement): boolean {
  const percent = fraction ? (100 * fraction.events) / fraction.n : value;
  return endpoint === 'CR-rate' ? percent === 0 : bound !== 'greater-than' && percent < INACTIVE;
}

/** Percent. */
const INACTIVE = 5;

function said(polarity: Polarity): NumberEffect {
  return { effect: 'response', polarity, better: undefined, worse: undefined };
}
