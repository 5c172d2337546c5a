/** Doses with their frequency, totals, strengths and levels: `500 mg daily, as 250 mg twice daily`, `−1: 200 mg BID`. */
import type { Dose, DoseUnit } from '../../knowledge/types.ts';
import type { CueTable } from '../cues.ts';
import type { Reading } from '../reading.ts';
import type { DoseMention } from '../types.ts';
import { frequencyAt, type WrittenFrequency } from './frequencies.ts';
import { boundBefore, numberAt, rangeAt } from './numbers.ts';

export const DOSE_CUES: CueTable = [
  { cue: { kind: 'dose-unit', unit: 'mg' }, phrases: ['mg', 'milligram', 'mgs'] },
  { cue: { kind: 'dose-unit', unit: 'g' }, phrases: ['g', 'gram', 'gm'] },
  { cue: { kind: 'dose-unit', unit: 'mcg' }, phrases: ['mcg', 'µg', 'ug', 'microgram'] },
  {
    cue: { kind: 'dose-unit', unit: 'mg/m2' },
    phrases: [
      'mg/m2',
      'mg/m^2',
      'mg/sqm',
      'mg/sq m',
      'mg per m2',
      'mg per square metre',
      'mg per square meter',
      'mg m-2',
      'milligrams per square metre',
      'milligrams per square meter',
    ],
  },
  {
    cue: { kind: 'dose-unit', unit: 'mg/kg' },
    phrases: ['mg/kg', 'mg per kg', 'mg per kilogram', 'mg/kg body weight'],
  },
  { cue: { kind: 'dose-unit', unit: 'IU' }, phrases: ['IU', 'international unit', 'units'] },
  { cue: { kind: 'dose-unit', unit: 'mL' }, phrases: ['mL', 'millilitre', 'milliliter'] },
  { cue: { kind: 'dose-unit', unit: 'AUC' }, phrases: ['AUC', 'area under the curve'] },
  {
    cue: { kind: 'dosage-form' },
    phrases: [
      'capsule',
      'tablet',
      'tab',
      'cap',
      'vial',
      'pellet',
      'sachet',
      'hard capsule',
      'film-coated tablet',
      'oral capsule',
      'oral pellet',
      'strength',
      'pill',
      'suspension',
    ],
  },
  {
    cue: { kind: 'dosing-word' },
    phrases: [
      'orally',
      'oral',
      'PO',
      'p.o.',
      'by mouth',
      'IV',
      'i.v.',
      'intravenously',
      'intravenous',
      'subcutaneously',
      'taken',
      'administered',
      'given',
      'taken orally',
      'administered orally',
      'given orally',
      'of drug',
      'as a single dose',
      'total',
      'flat dose',
      'infusion',
      'dose',
      'starting',
      'mg/mL/min',
      'mg/mL per minute',
      'mg/mL per min',
      'mg/mL min',
      'mg/mL × min',
      'mg·min/mL',
      'mg min/mL',
    ],
  },
  {
    cue: { kind: 'total-dose' },
    phrases: ['total daily dose', 'daily dose', 'total dose', 'total of', 'daily total', 'total daily'],
  },
  { cue: { kind: 'dose-level' }, phrases: ['level', 'dose level', 'dose-level'] },
  {
    cue: { kind: 'dose-level', level: 0 },
    phrases: ['starting dose', 'full dose', 'initial dose', 'recommended dose', 'recommended starting dose'],
  },
  {
    cue: { kind: 'dose-level', level: -1 },
    phrases: [
      'first dose reduction',
      'first reduction',
      '1st dose reduction',
      '1st reduction',
      'first reduced dose',
      'first dose-reduction level',
    ],
  },
  {
    cue: { kind: 'dose-level', level: -2 },
    phrases: [
      'second dose reduction',
      'second reduction',
      '2nd dose reduction',
      '2nd reduction',
      'second reduced dose',
      'second dose-reduction level',
    ],
  },
  {
    cue: { kind: 'dose-level', level: -3 },
    phrases: ['third dose reduction', 'third reduction', '3rd dose reduction'],
  },
];

/** Reads the dose whose number begins at a token; false if there is none. */
export function readDose(reading: Reading, at: number): boolean {
  const unitEnd = (token: number) => reading.cueOf(token, 'dose-unit')?.end;
  const range = rangeAt(reading, at, unitEnd);
  if (range === undefined || range.low.inWords) return false;
  const unit = reading.cueOf(range.end, 'dose-unit');
  if (unit === undefined || !reading.joins(range.end))
    return areaUnderCurve(reading, at, range.end, range.low.value);
  // `0.5 g/day` is a dose; `12 g/dL` is one laboratory unit and never gets here. `mg/d` and `mg/h` are rates.
  emit(reading, at, unit.end, doseOf(range.low.value, unit.cue.unit));
  return true;
}

/** `AUC 5`, `AUC of 5`, `AUC = 5`. */
function areaUnderCurve(reading: Reading, at: number, end: number, value: number): boolean {
  let before = at;
  if (reading.wordOf(before - 1) === 'of' || reading.isMark(before - 1, '=')) before--;
  const unit = reading.cueOfBefore(before, 'dose-unit');
  if (unit?.cue.unit !== 'AUC' || reading.isTaken(unit.first)) return false;
  emit(reading, unit.first, end, doseOf(value, 'AUC'));
  return true;
}

function doseOf(value: number, unit: DoseUnit): Dose {
  const basis = unit === 'mg/m2' || unit === 'mg/kg' || unit === 'AUC' ? unit : 'flat';
  return { value, unit, basis };
}

function emit(reading: Reading, at: number, doseEnd: number, single: Dose): void {
  const form = reading.cueOf(doseEnd, 'dosage-form');
  const units = form === undefined ? undefined : unitsTaken(reading, at, form.end);
  const given = dosesADay(reading, at, doseEnd);
  const frequency =
    given ?? frequencyAfter(reading, units?.end ?? form?.end ?? doseEnd, reading.isMark(at - 1, '('));
  // What is swallowed at once: "four 150 mg capsules".
  const dose = units ? { ...single, value: single.value * units.count } : single;
  const level = levelBefore(reading, at);
  const first = level?.first ?? at;
  const end = frequency?.end ?? form?.end ?? doseEnd;
  reading.take(first, doseEnd);
  if (frequency !== undefined) reading.take(frequency.first, frequency.end);
  const { span, surface } = reading.at(first, end);
  // The minus sign of a level is no token of its own.
  const signed = level?.signed === true ? span.start - 1 : span.start;
  reading.mentions.push({
    kind: 'dose',
    span: { start: signed, end: span.end },
    surface: signed === span.start ? surface : reading.text.slice(signed, span.end),
    dose,
    frequency: frequency?.frequency,
    frequencySpan: frequency && reading.span(frequency.first, frequency.end),
    strength: form !== undefined && frequency === undefined && units === undefined,
    total: isTotal(reading, at, end, frequency),
    ...(level === undefined ? {} : { level: level.level }),
    laboratory: false,
  } satisfies DoseMention);
}

/** How many units of a strength are taken: "four 150 mg capsules", "100 mg tablets, 1 tablet". `end` is the token after the words. */
function unitsTaken(
  reading: Reading,
  at: number,
  formEnd: number,
): { readonly count: number; readonly end: number } | undefined {
  const before = at > 0 && reading.joins(at) ? numberAt(reading, at - 1) : undefined;
  // `600 mg (four 150 mg capsules)`: the bracket only says how the dose is made up.
  const isAside = reading.isMark(at - 2, '(');
  if (before?.end === at && isCount(before.value) && !isAside) return { count: before.value, end: formEnd };
  const next = reading.isMark(formEnd, ',') || reading.isMark(formEnd, ':') ? formEnd + 1 : formEnd;
  const after = next > formEnd ? numberAt(reading, next) : undefined;
  const form = after && reading.cueOf(after.end, 'dosage-form');
  return form && isCount(after.value) ? { count: after.value, end: form.end } : undefined;
}

/** "two 80 mg doses a day": the count is of doses in a day. */
function dosesADay(reading: Reading, at: number, doseEnd: number): WrittenFrequency | undefined {
  if (!/^doses?$/i.test(reading.textOf(doseEnd)) || at === 0) return undefined;
  const count = reading.joins(at) ? numberAt(reading, at - 1) : undefined;
  const daily = count?.end === at ? frequencyAt(reading, doseEnd + 1) : undefined;
  if (!count || !isCount(count.value) || daily?.maybeTotal !== true) return undefined;
  return { ...daily, frequency: { timesPerDay: count.value }, maybeTotal: false };
}

const MOST_UNITS = 12;

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= MOST_UNITS;
}

const LONGEST_REACH = 12;

/**
 * The frequency that belongs to a dose: directly after it, past a route, a dosage form, one bracket, or the bracket that
 * holds the dose alone: `(75 mg/m2) every 3 weeks`.
 */
function frequencyAfter(reading: Reading, from: number, bracketed: boolean): WrittenFrequency | undefined {
  let at = from;
  while (at < reading.count && at - from < LONGEST_REACH && reading.joins(at)) {
    const frequency = frequencyAt(reading, at);
    if (frequency !== undefined) return reading.sameSentence(from - 1, at) ? frequency : undefined;
    const word = reading.cueFrom(at);
    if (word?.cue.kind === 'dosing-word' || word?.cue.kind === 'dosage-form') at = word.end;
    else if (reading.isMark(at, '(')) {
      const close = closing(reading, at);
      if (close === undefined) return undefined;
      const inner = frequencyAt(reading, at + 1);
      if (inner?.end === close) return inner;
      at = close + 1;
    } else if (at === from && (reading.isMark(at, ',') || (bracketed && reading.isMark(at, ')')))) at++;
    else if (reading.entityFrom(at)?.surface.entity.kind === 'drug') at = reading.entityFrom(at)!.end;
    else if (/^of$/i.test(reading.textOf(at))) at++;
    else return undefined;
  }
  return undefined;
}

function closing(reading: Reading, open: number): number | undefined {
  for (let at = open + 1; at < Math.min(open + LONGEST_REACH, reading.count); at++)
    if (reading.isMark(at, ')')) return at;
  return undefined;
}

/** `level -1: 200 mg`, `−1: 200 mg`, `first dose reduction: 200 mg`. */
function levelBefore(
  reading: Reading,
  at: number,
): { readonly first: number; readonly level: number; readonly signed: boolean } | undefined {
  let before = at;
  if (reading.isMark(before - 1, '(')) before--;
  if (reading.isMark(before - 1, ':') || reading.isMark(before - 1, '=') || reading.isMark(before - 1, ','))
    before--;
  const words = /^(to|is|of|at)$/i.test(reading.textOf(before - 1)) ? before - 1 : before;
  const named = reading.cueOfBefore(words, 'dose-level');
  if (named !== undefined && named.cue.level !== undefined)
    return { first: named.first, level: named.cue.level, signed: false };
  if (before === at || !reading.isNumber(before - 1)) return undefined;
  const number = before - 1;
  const sign = reading.text.charCodeAt(reading.tokens.start[number]! - 1);
  const value = Number(reading.textOf(number));
  const label = reading.cueOfBefore(number, 'dose-level');
  if (!isMinus(sign) || !Number.isInteger(value) || value < 1 || value > 4) {
    return value === 0 && label !== undefined ? { first: label.first, level: 0, signed: false } : undefined;
  }
  // A minus sign joined to a word on its left is a hyphen: `phase-1: 200 mg`.
  if (label === undefined && number > 0 && reading.gap(number) === 2 && reading.mark(number - 1) === 0)
    return undefined;
  return { first: label?.first ?? number, level: -value, signed: label === undefined };
}

function isMinus(code: number): boolean {
  return code === 0x2d || code === 0x2212 || code === 0x2013 || code === 0x2010 || code === 0x2011;
}

/** True where the words say that the figure is the sum of a day: `total daily dose of`, `daily, as 250 mg twice daily`. */
function isTotal(
  reading: Reading,
  at: number,
  end: number,
  frequency: WrittenFrequency | undefined,
): boolean {
  const first = boundBefore(reading, at).first;
  const before = /^(of|is|was|:)$/.test(reading.textOf(first - 1)) ? first - 1 : first;
  if (reading.cueOfBefore(before, 'total-dose') !== undefined) return true;
  if (frequency?.maybeTotal !== true) return false;
  if (reading.isMark(frequency.first, '/')) return true;
  let next = end;
  while (
    next - end < 3 &&
    (reading.isMark(next, ',') ||
      reading.isMark(next, '(') ||
      /^(given|taken|administered)$/i.test(reading.textOf(next)))
  )
    next++;
  return /^(as|in|divided)$/i.test(reading.textOf(next)) && saysDivision(reading, next);
}

const DIVISION_REACH = 5;

function saysDivision(reading: Reading, from: number): boolean {
  for (let at = from; at < Math.min(from + DIVISION_REACH, reading.count); at++) {
    if (reading.isNumber(at) && reading.cueOf(at + 1, 'dose-unit') !== undefined) return true;
    if (/^(divided|two|three|doses|split)$/i.test(reading.textOf(at))) return true;
  }
  return false;
}
