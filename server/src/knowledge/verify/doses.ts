import { canonicalJson } from '../canonical.ts';
import { formatPointer, type Pointer } from '../source/pointer.ts';
import type { Dose, DosingRegimen, Frequency } from '../types.ts';
import type { KnowledgeCheck } from './context.ts';

/** Doses say what they are computed from, lead-ins end, and each reduction gives less than the step above it. */
export const doses: KnowledgeCheck = ({ judged, report }) => {
  for (const drug of judged.drugs) {
    const fault = (pointer: Pointer, message: string): void =>
      report('error', 'kb.impossible-value', `${formatPointer(pointer)} ${message}`, {
        kind: 'drug',
        id: drug.id,
        pointer,
      });
    for (const [i, regimen] of drug.dosing.entries()) {
      const pointer = ['dosing', i];
      for (const [at, dose] of dosesOf(regimen)) checkBasis(dose, [...pointer, ...at], fault);
      checkSteps(regimen, pointer, fault);
      checkLadder(regimen, pointer, fault);
    }
    for (const [i, { dose }] of drug.adjustments.entries()) {
      if (dose) checkBasis(dose, ['adjustments', i, 'dose'], fault);
    }
  }
};

type Fault = (pointer: Pointer, message: string) => void;

function dosesOf(regimen: DosingRegimen): readonly (readonly [Pointer, Dose])[] {
  return [
    ...regimen.steps.map(({ dose }, i) => [['steps', i, 'dose'], dose] as const),
    ...regimen.ladder.flatMap(({ dose }, i) => (dose ? [[['ladder', i, 'dose'], dose] as const] : [])),
    ...(regimen.maximum ? [[['maximum'], regimen.maximum] as const] : []),
  ];
}

function checkBasis({ unit, basis }: Dose, pointer: Pointer, fault: Fault): void {
  const expected = unit === 'mg/m2' || unit === 'mg/kg' || unit === 'AUC' ? unit : 'flat';
  if (basis !== expected)
    fault(pointer, `has unit ${unit} and basis ${basis}; the basis of ${unit} is ${expected}.`);
}

function checkSteps({ steps }: DosingRegimen, pointer: Pointer, fault: Fault): void {
  for (const [i, step] of steps.slice(0, -1).entries()) {
    if (step.duration === undefined) {
      fault([...pointer, 'steps', i], 'is followed by another step, so it needs a duration.');
    }
  }
}

function checkLadder({ steps, ladder }: DosingRegimen, pointer: Pointer, fault: Fault): void {
  const last = steps.at(-1);
  let above = last ? amountOf(last.dose, last.frequency) : undefined;
  let frequency = last?.frequency;
  for (const [i, rung] of ladder.entries()) {
    const at = [...pointer, 'ladder', i];
    if (rung.level !== -(i + 1))
      fault([...at, 'level'], `is ${rung.level}; levels run -1, -2, … in order, so write ${-(i + 1)}.`);
    if (rung.action === 'discontinue') {
      if (i < ladder.length - 1)
        fault(at, 'discontinues, but further reductions follow. Only the last may discontinue.');
      if (rung.dose) fault(at, 'both discontinues and gives a dose. Keep one.');
      continue;
    }
    if (!rung.dose) {
      fault(at, 'gives neither a dose nor action: discontinue. Add one.');
      continue;
    }
    const before = frequency;
    frequency = rung.frequency ?? frequency;
    const amount = frequency && amountOf(rung.dose, frequency);
    if (amount && above && amount.unit === above.unit) {
      // The same daily amount in fewer administrations is a reduction that labels do make.
      const rearranged =
        amount.perDay === above.perDay && canonicalJson(before ?? null) !== canonicalJson(frequency);
      if (amount.perDay >= above.perDay && !rearranged) {
        const message = `gives ${round(amount.perDay)} ${amount.unit} a day, not less than the ${round(above.perDay)} of the step above it. Correct the order or the doses.`;
        fault(at, message);
      }
    }
    above = amount ?? above;
  }
}

/** What is given on average each day; undefined where the interval is not counted in days. */
function amountOf(
  dose: Dose,
  frequency: Frequency,
): { readonly perDay: number; readonly unit: string } | undefined {
  const days = frequency.every === undefined ? 1 : daysIn(frequency.every);
  if (days === undefined) return undefined;
  const administrations =
    (frequency.timesPerDay ?? 1) * (frequency.every === undefined ? 1 : (frequency.days?.length ?? 1));
  return { perDay: (dose.value * administrations) / days, unit: dose.unit };
}

function daysIn(duration: string): number | undefined {
  const [, weeks, days] = /^P(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration) ?? [];
  const total = Number(weeks ?? 0) * 7 + Number(days ?? 0);
  return total > 0 ? total : undefined;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
