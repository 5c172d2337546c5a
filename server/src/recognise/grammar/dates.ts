/** Years and dates: `in 2017`, `before 2017`, `March 11, 2016`, `2016-03-11`. */
import type { CueTable } from '../cues.ts';
import { Gap } from '../normalise/tokens.ts';
import type { Reading } from '../reading.ts';
import type { DateMention } from '../types.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

export const DATE_CUES: CueTable = [
  {
    cue: { kind: 'month' },
    phrases: [...MONTHS, ...MONTHS.filter((name) => name !== 'May').map((name) => name.slice(0, 3)), 'Sept'],
    exact: true,
  },
  { cue: { kind: 'when', relation: 'in' }, phrases: ['in', 'during', 'as of', 'on', 'dated'] },
  {
    cue: { kind: 'when', relation: 'before' },
    phrases: ['before', 'until', 'prior to', 'pre', 'up to and including', 'by'],
  },
  { cue: { kind: 'when', relation: 'after' }, phrases: ['after', 'since', 'from', 'post'] },
];

const EARLIEST = 1950;
const LATEST = 2100;

/** Reads the date that begins at a token, or whose year stands there; false if the number is no year. */
export function readDate(reading: Reading, at: number): boolean {
  const year = yearAt(reading, at);
  if (year === undefined) return false;
  const end = isoEnd(reading, at) ?? at + 1;
  const calendar = calendarBefore(reading, at);
  const first = calendar ?? at;
  const when = reading.cueOfBefore(first, 'when');
  if (when === undefined && calendar === undefined && end === at + 1) return false;
  // `in 2000 patients` counts patients.
  if (end === at + 1 && calendar === undefined && reading.cueOf(end, 'quantity-unit') !== undefined)
    return false;
  const start = when?.first ?? first;
  reading.take(start, end);
  reading.mentions.push({
    kind: 'date',
    ...reading.at(start, end),
    year,
    relation: when?.cue.relation ?? 'in',
  } satisfies DateMention);
  return true;
}

/** Reads a date around a month's name that ends before token `end`, so that its day is not read as a number. */
export function readDateOfMonth(reading: Reading, end: number): void {
  let year = end;
  if (isDay(reading, year)) year++;
  if (reading.isMark(year, ',')) year++;
  if (reading.isNumber(year)) readDate(reading, year);
}

function yearAt(reading: Reading, at: number): number | undefined {
  const text = reading.textOf(at);
  if (text.length !== 4 || !/^\d{4}$/.test(text)) return undefined;
  const year = Number(text);
  const joined = reading.gap(at) & Gap.hyphen && reading.mark(at - 1) === 0;
  return year >= EARLIEST && year <= LATEST && !joined ? year : undefined;
}

/** `2016-03-11`, `2026-01`. */
function isoEnd(reading: Reading, at: number): number | undefined {
  let end = at + 1;
  for (const last of [12, 31]) {
    const part = reading.textOf(end);
    const joined = reading.gap(end) === Gap.hyphen && /^\d\d$/.test(part);
    if (!joined || Number(part) < 1 || Number(part) > last) break;
    end++;
  }
  return end > at + 1 ? end : undefined;
}

/** First token of `March 11, 2016`, `11 March 2016` or `March 2016`. */
function calendarBefore(reading: Reading, at: number): number | undefined {
  let before = reading.isMark(at - 1, ',') ? at - 1 : at;
  const month = reading.cueOfBefore(before, 'month');
  if (month !== undefined) return isDay(reading, month.first - 1) ? month.first - 1 : month.first;
  if (!isDay(reading, before - 1)) return undefined;
  before--;
  return reading.cueOfBefore(before, 'month')?.first;
}

function isDay(reading: Reading, at: number): boolean {
  return reading.isNumber(at) && /^\d{1,2}$/.test(reading.textOf(at)) && !reading.isTaken(at);
}
