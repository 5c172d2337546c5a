/** Every dose the labels know of a drug in a population, and how a written dose compares. */
import type { DoseStatement } from '../claims/types.ts';
import type { Dose, DoseAdjustment, DosingRegimen, DrugRecord, Frequency } from '../knowledge/types.ts';
import { adjustmentReference, dosingReference } from './references.ts';
import type { EvidenceReference } from './types.ts';

export interface LabelDose {
  readonly kind: 'start' | 'level' | 'adjustment';
  readonly dose: Dose;
  readonly frequency: Frequency | undefined;
  readonly level: number | undefined;
  /** Place among the steps a patient starts with, 0 for the first one; undefined for other doses. */
  readonly step: number | undefined;
  readonly adjustment: DoseAdjustment | undefined;
  readonly regimen: DosingRegimen | undefined;
  readonly record: EvidenceReference;
}

/** Starting steps, reductions and adjustments as one list. */
export function labelDoses(
  drug: DrugRecord,
  regimens: readonly DosingRegimen[],
  adjustments: readonly DoseAdjustment[],
): readonly LabelDose[] {
  const fromRegimens = regimens.flatMap((regimen): readonly LabelDose[] => {
    const common = { adjustment: undefined, regimen, record: dosingReference(drug, regimen) };
    const starts = regimen.steps.map(({ dose, frequency }, step) => ({
      ...common,
      kind: 'start' as const,
      dose,
      frequency,
      level: 0,
      step,
    }));
    const levels = regimen.ladder.flatMap(({ dose, frequency, level }) =>
      dose ? [{ ...common, kind: 'level' as const, dose, frequency, level, step: undefined }] : [],
    );
    return [...starts, ...levels];
  });
  const fromAdjustments = adjustments.flatMap((adjustment): readonly LabelDose[] =>
    adjustment.dose
      ? [
          {
            kind: 'adjustment',
            dose: adjustment.dose,
            frequency: adjustment.frequency,
            level: undefined,
            step: undefined,
            adjustment,
            regimen: undefined,
            record: adjustmentReference(drug, adjustment),
          },
        ]
      : [],
  );
  return [...fromRegimens, ...fromAdjustments];
}

const MILLIGRAMS: Readonly<Record<string, number>> = { g: 1000, mg: 1, mcg: 0.001 };

/** True if both are the same amount; masses are compared across g, mg and mcg. */
export function sameAmount(a: Dose, b: Dose): boolean {
  const [ma, mb] = [MILLIGRAMS[a.unit], MILLIGRAMS[b.unit]];
  if (ma !== undefined && mb !== undefined) return Math.abs(a.value * ma - b.value * mb) < 1e-9;
  return a.unit === b.unit && a.value === b.value;
}

/** True if the amounts can be compared at all: a dose per square metre and a flat one cannot. */
export function comparable(a: Dose, b: Dose): boolean {
  return a.unit === b.unit || (MILLIGRAMS[a.unit] !== undefined && MILLIGRAMS[b.unit] !== undefined);
}

/** True if both say the same of how often; parts that one leaves out do not count. */
export function sameFrequency(a: Frequency, b: Frequency | undefined): boolean {
  if (!b) return true;
  if (a.timesPerDay !== undefined || b.timesPerDay !== undefined)
    return (a.timesPerDay ?? perDay(a)) === (b.timesPerDay ?? perDay(b));
  return a.every === undefined || b.every === undefined || inDays(a.every) === inDays(b.every);
}

function perDay({ every }: Frequency): number | undefined {
  return every !== undefined && inDays(every) === 1 ? 1 : undefined;
}

function inDays(duration: string): number | string {
  const match = /^P(\d+)([DW])$/.exec(duration);
  return match ? Number(match[1]) * (match[2] === 'W' ? 7 : 1) : duration;
}

/** The label dose taken over a whole day; undefined where it is not given daily. */
export function dailyTotal({ dose, frequency }: LabelDose): Dose | undefined {
  return frequency?.timesPerDay === undefined
    ? undefined
    : { ...dose, value: dose.value * frequency.timesPerDay };
}

const ONCE = /\bonce\b|\bq\.?d\.?\b|\bo\.?d\.?\b|\bone time\b/i;

/** True if the words give the amount of a whole day, `500 mg daily`, and do not say it is taken at once. */
export function readsAsDailyTotal(statement: DoseStatement, frequencyText: string): boolean {
  if (statement.role === 'daily-total') return true;
  return statement.frequency?.timesPerDay === 1 && !ONCE.test(frequencyText);
}
