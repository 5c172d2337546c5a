/** Ages: `aged ≥ 1 year`, `12 years and older`, `70-year-old`, `at 70`, `children`, `adults`. */
import type { AgeRange } from '../../knowledge/types.ts';
import type { CueTable } from '../cues.ts';
import type { CueHit, Reading } from '../reading.ts';
import { boundBefore, rangeAt, type WrittenRange } from './numbers.ts';

const ADULT = 18;
const OLDER_ADULT = 65;
const OLDEST = 110;

export const AGE_CUES: CueTable = [
  { cue: { kind: 'age-group', min: ADULT }, phrases: ['adult', 'adult patient'] },
  {
    cue: { kind: 'age-group', min: OLDER_ADULT },
    phrases: ['older adult', 'elderly', 'elderly patient', 'older patient', 'geriatric'],
  },
  { cue: { kind: 'age-group', min: ADULT, max: 39 }, phrases: ['young adult'] },
  {
    cue: { kind: 'age-group', max: 17 },
    phrases: [
      'children',
      'child',
      'paediatric',
      'pediatric',
      'paediatric patient',
      'pediatric patient',
      'minors',
      'children and adolescents',
    ],
  },
  { cue: { kind: 'age-group', min: 12, max: 17 }, phrases: ['adolescent'] },
  { cue: { kind: 'age-group', max: 1 }, phrases: ['infant'] },
  // The journal.
  { cue: { kind: 'label' }, phrases: ['Pediatrics', 'Paediatrics'] },
  {
    cue: { kind: 'aged' },
    phrases: ['aged', 'age', 'ages', 'age of', 'aged at least', 'at the age of', 'at age'],
  },
  {
    cue: { kind: 'year-of-age' },
    phrases: ['years of age', 'year of age', 'years old', 'year old', 'yo', 'y/o', 'years-old', 'yr old'],
  },
  {
    cue: { kind: 'or-older' },
    phrases: [
      'and older',
      'or older',
      'and over',
      'or over',
      'and above',
      'or above',
      'or more',
      'or more years',
    ],
  },
  { cue: { kind: 'or-younger' }, phrases: ['and younger', 'or younger', 'and under', 'or under', 'or less'] },
];

/** Emits the age group of a cue such as `adults`. */
export function readAgeGroup(reading: Reading, hit: CueHit): void {
  if (hit.cue.kind !== 'age-group' || reading.isNamed(hit.first)) return;
  const { min, max } = hit.cue;
  push(reading, hit.first, hit.end, {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  });
}

/** Reads the age whose number begins at a token; false if the number is no age. */
export function readAge(reading: Reading, at: number): boolean {
  const unitEnd = (token: number) => yearsEnd(reading, token)?.end;
  const range = rangeAt(reading, at, unitEnd);
  if (range === undefined || (range.high ?? range.low).value > OLDEST || range.low.inWords) return false;
  const years = yearsEnd(reading, range.end);
  const bound = boundBefore(reading, at);
  const aged = reading.cueOfBefore(bound.first, 'aged');
  const afterYears = years?.end ?? range.end;
  const older = reading.cueOf(afterYears, 'or-older');
  const younger = reading.cueOf(afterYears, 'or-younger');
  const agedAfter = older ?? younger ?? { end: afterYears };
  const trailing = reading.cueOf(agedAfter.end, 'year-of-age') ?? ofAge(reading, agedAfter.end);
  const isAge =
    years?.ofAge === true ||
    trailing !== undefined ||
    (aged !== undefined && !isMedian(reading, aged.first)) ||
    (years !== undefined && (older ?? younger) !== undefined) ||
    isAtAge(reading, at, range.end, years !== undefined);
  if (!isAge) return false;
  const written = ageOf(range, bound.bound, older !== undefined, younger !== undefined);
  const age = years?.months === true ? inYears(written) : written;
  push(reading, aged?.first ?? bound.first, trailing?.end ?? agedAfter.end, age);
  return true;
}

/** The range in the unit written. */
function ageOf({ low, high }: WrittenRange, bound: string, older: boolean, younger: boolean): AgeRange {
  if (high !== undefined) return { min: low.value, max: high.value };
  if (older || bound === 'at-least' || bound === 'greater-than') return { min: low.value };
  if (younger || bound === 'at-most') return { max: low.value };
  // Bounds are inclusive: `<18 years` ends with the last year before.
  if (bound === 'less-than') return { max: Math.max(0, low.value - 1) };
  return { min: low.value, max: low.value };
}

const MONTHS_PER_YEAR = 12;

function inYears({ min, max }: AgeRange): AgeRange {
  return {
    ...(min === undefined ? {} : { min: min / MONTHS_PER_YEAR }),
    ...(max === undefined ? {} : { max: max / MONTHS_PER_YEAR }),
  };
}

interface Years {
  readonly end: number;
  readonly ofAge: boolean;
  readonly months: boolean;
}

/** `years`, `year-old`, `years of age`, `months` after a number. */
function yearsEnd(reading: Reading, at: number): Years | undefined {
  const ofAgeCue = reading.cueOf(at, 'year-of-age');
  if (ofAgeCue !== undefined) return { end: ofAgeCue.end, ofAge: true, months: false };
  const unit = reading.cueOf(at, 'quantity-unit');
  if (unit?.cue.unit !== 'years' && unit?.cue.unit !== 'months') return undefined;
  const months = unit.cue.unit === 'months';
  const after = ofAge(reading, unit.end);
  const old = /^old$/i.test(reading.textOf(unit.end)) ? { end: unit.end + 1 } : undefined;
  return { end: (after ?? old ?? unit).end, ofAge: (after ?? old) !== undefined, months };
}

function ofAge(reading: Reading, at: number): { readonly end: number } | undefined {
  if (reading.wordOf(at) === 'of' && reading.wordOf(at + 1) === 'age') return { end: at + 2 };
  return undefined;
}

/** `median age 52 years` describes a group; it is no range of ages. */
function isMedian(reading: Reading, first: number): boolean {
  const before = reading.cueBefore(first)?.cue.kind;
  return before === 'median' || /^(mean|average)$/i.test(reading.textOf(first - 1));
}

/** `at 70` before a full stop, a colon or a comma: a person's age, since nothing else is measured. */
function isAtAge(reading: Reading, at: number, end: number, hasUnit: boolean): boolean {
  if (hasUnit || reading.wordOf(at - 1) !== 'at' || reading.textOf(at).length !== 2) return false;
  const before = reading.entityBefore(at - 1)?.surface.entity.kind;
  const mark = reading.mark(end);
  const closes = end >= reading.count || mark === 0x3a || mark === 0x2e || mark === 0x2c || mark === 0x3b;
  return (
    closes &&
    (before === 'disease' || /^(patients?|woman|man|diagnosed|women|men)$/i.test(reading.textOf(at - 2)))
  );
}

function push(reading: Reading, first: number, end: number, age: AgeRange): void {
  reading.take(first, end);
  reading.mentions.push({ kind: 'age', ...reading.at(first, end), age });
}
