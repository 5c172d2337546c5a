import type { PartialDate } from './types.ts';

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The days a partial date may mean, both inclusive, as `YYYY-MM-DD`; undefined if it is no calendar date. */
export function daysOf(date: PartialDate): { readonly first: string; readonly last: string } | undefined {
  const match = PARTIAL_DATE.exec(date);
  if (!match) return undefined;
  const [, year = '', month, day] = match;
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const monthNumber = Number(month);
  if (monthNumber < 1 || monthNumber > 12) return undefined;
  const length = daysInMonth(Number(year), monthNumber);
  if (day === undefined) return { first: `${year}-${month}-01`, last: `${year}-${month}-${length}` };
  const dayNumber = Number(day);
  return dayNumber < 1 || dayNumber > length ? undefined : { first: date, last: date };
}

/** True if `date`, taken as early as it can be, is not after `asOf`, taken as late as it can be. */
export function hasBegun(date: PartialDate, asOf: PartialDate): boolean {
  const begin = daysOf(date);
  const now = daysOf(asOf);
  return begin !== undefined && now !== undefined && begin.first <= now.last;
}

/** True if `date`, taken as late as it can be, is before `asOf` or on it: what ends that day has ended. */
export function hasEnded(date: PartialDate, asOf: PartialDate): boolean {
  const end = daysOf(date);
  const now = daysOf(asOf);
  return end !== undefined && now !== undefined && end.last <= now.last;
}

/** `date` moved by whole months, as `YYYY-MM-DD`; days past the month's end become its last day. */
export function addMonths(date: PartialDate, months: number): string | undefined {
  const days = daysOf(date);
  if (!days) return undefined;
  const [year = 0, month = 1, day = 1] = days.last.split('-').map(Number);
  const total = year * 12 + (month - 1) + months;
  const newYear = Math.floor(total / 12);
  const newMonth = (total % 12) + 1;
  const newDay = Math.min(day, daysInMonth(newYear, newMonth));
  return `${pad(newYear, 4)}-${pad(newMonth, 2)}-${pad(newDay, 2)}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
