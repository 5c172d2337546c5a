/** How often: `twice daily`, `b.i.d.`, `q12h`, `every 3 weeks`, `on days 1-3 of a 21-day cycle`, `weekly for two months`. */

import type { Frequency } from '../../knowledge/types.ts';
import { Gap } from '../normalise/tokens.ts';
import type { Reading } from '../reading.ts';
import { numberAt } from './numbers.ts';

export interface WrittenFrequency {
  readonly first: number;
  readonly end: number;
  readonly frequency: Frequency;
  readonly forDuration: string | undefined;
  /** True for `daily` and `/day`, which may state a total. */
  readonly maybeTotal: boolean;
  /** True for abbreviations that are frequencies only behind a dose. */
  readonly afterDose?: boolean;
}

const ISO_UNITS = { days: ['D', 1], weeks: ['D', 7], months: ['M', 1], years: ['Y', 1] } as const;

/** ISO 8601 duration of a number of days, weeks (as days), months or years. */
export function isoDuration(count: number, unit: string): string | undefined {
  const iso = ISO_UNITS[unit as keyof typeof ISO_UNITS];
  return iso && Number.isInteger(count) ? `P${count * iso[1]}${iso[0]}` : undefined;
}

/** The frequency that begins at a token. */
export function frequencyAt(reading: Reading, at: number): WrittenFrequency | undefined {
  const base = simpleAt(reading, at) ?? countedAt(reading, at) ?? everyAt(reading, at) ?? daysAt(reading, at);
  if (base === undefined) return undefined;
  const withDays = base.frequency.days === undefined ? daysAfter(reading, base) : cycleAfter(reading, base);
  const duration = durationAfter(reading, withDays.end);
  return duration === undefined
    ? withDays
    : { ...withDays, end: duration.end, forDuration: duration.duration };
}

function simpleAt(reading: Reading, at: number): WrittenFrequency | undefined {
  const hit = reading.cueOf(at, 'frequency');
  return (
    hit && {
      first: at,
      end: hit.end,
      frequency: hit.cue.frequency,
      forDuration: undefined,
      maybeTotal: hit.cue.total === true,
      afterDose: hit.cue.afterDose === true,
    }
  );
}

/** `2 times a day`, `2 times daily`. */
function countedAt(reading: Reading, at: number): WrittenFrequency | undefined {
  const count = numberAt(reading, at);
  const times = count && reading.cueOf(count.end, 'times-per-day');
  if (times === undefined || count === undefined || !Number.isInteger(count.value) || count.value > 12)
    return undefined;
  return {
    first: at,
    end: times.end,
    frequency: { timesPerDay: count.value },
    forDuration: undefined,
    maybeTotal: false,
  };
}

/** `every 3 weeks`, `every three months`, `every 12 h`, `every 21 days`. */
function everyAt(reading: Reading, at: number): WrittenFrequency | undefined {
  const every = reading.cueOf(at, 'every');
  const count = every && numberAt(reading, every.end);
  if (count === undefined) return undefined;
  // `each 21-day cycle`, `every 28 days`.
  const hours = reading.cueOf(count.end, 'hour');
  if (hours !== undefined) {
    const timesPerDay = 24 / count.value;
    return Number.isInteger(timesPerDay)
      ? { first: at, end: hours.end, frequency: { timesPerDay }, forDuration: undefined, maybeTotal: false }
      : undefined;
  }
  const unit = unitAt(reading, count.end);
  const every8601 = unit && isoDuration(count.value, unit.unit);
  if (!unit || every8601 === undefined) return undefined;
  return {
    first: at,
    end: unit.end,
    frequency: { every: every8601 },
    forDuration: undefined,
    maybeTotal: false,
  };
}

function unitAt(reading: Reading, at: number): { readonly end: number; readonly unit: string } | undefined {
  const unit = reading.cueOf(at, 'quantity-unit');
  if (unit !== undefined) return { end: unit.end, unit: unit.cue.unit };
  return undefined;
}

/** `on days 1-3`, `days 1, 8 and 15`, with the cycle they belong to. */
function daysAt(reading: Reading, at: number): WrittenFrequency | undefined {
  const hit = dayWord(reading, at);
  if (hit === undefined || !reading.isNumber(hit.end)) return undefined;
  const list = dayList(reading, hit.end);
  if (list === undefined) return undefined;
  const listed: WrittenFrequency = {
    first: at,
    end: list.end,
    frequency: { days: list.days },
    forDuration: undefined,
    maybeTotal: false,
  };
  const cycle = cycleAfter(reading, listed);
  // A day number alone (`on day 29`) is a date in the schedule, no frequency.
  return cycle.frequency.every === undefined && list.days.length < 2 ? undefined : cycle;
}

/** `on days`, `days`, `day`. */
function dayWord(reading: Reading, at: number): { readonly end: number } | undefined {
  const unit = reading.cueOf(at, 'quantity-unit');
  return reading.cueOf(at, 'cycle-days') ?? (unit?.cue.unit === 'days' ? unit : undefined);
}

const LONGEST_CYCLE = 60;

function dayList(
  reading: Reading,
  from: number,
): { readonly end: number; readonly days: readonly number[] } | undefined {
  const days: number[] = [];
  let at = from;
  let end = from;
  while (reading.isNumber(at)) {
    const day = Number(reading.textOf(at));
    if (!Number.isInteger(day) || day > LONGEST_CYCLE) return undefined;
    const isRange = at > from && reading.gap(at) & Gap.hyphen;
    const through = at > from && /^(to|through)$/i.test(reading.textOf(at - 1));
    if ((isRange || through) && days.length > 0)
      for (let next = days.at(-1)! + 1; next <= day; next++) days.push(next);
    else days.push(day);
    end = at + 1;
    if (reading.isNumber(end) && reading.gap(end) & Gap.hyphen) at = end;
    else {
      let next = end;
      while (
        next - end < 2 &&
        (reading.isMark(next, ',') || /^(and|to|through|&)$/i.test(reading.textOf(next)))
      )
        next++;
      if (next === end) break;
      at = next;
    }
  }
  return days.length === 0 ? undefined : { end, days };
}

/** `every 3 weeks on days 1-3`. */
function daysAfter(reading: Reading, base: WrittenFrequency): WrittenFrequency {
  const start = reading.isMark(base.end, ',') || reading.isMark(base.end, '(') ? base.end + 1 : base.end;
  const hit = dayWord(reading, start);
  if (hit === undefined || base.frequency.every === undefined || !reading.isNumber(hit.end)) return base;
  const list = dayList(reading, hit.end);
  return list === undefined
    ? base
    : { ...base, end: list.end, frequency: { ...base.frequency, days: list.days } };
}

/** `of a 21-day cycle`, `of each 3-week cycle`, `every 21 days`, after a list of days. */
function cycleAfter(reading: Reading, base: WrittenFrequency): WrittenFrequency {
  let at = base.end;
  const every = everyAt(reading, at) ?? simpleEvery(reading, at);
  if (every !== undefined)
    return { ...base, end: every.end, frequency: { ...every.frequency, ...base.frequency } };
  while (at - base.end < 3 && /^(of|in|a|each|every|the)$/i.test(reading.textOf(at))) at++;
  if (at === base.end) return base;
  const count = numberAt(reading, at);
  const unit = count && unitAt(reading, count.end);
  const duration = unit && isoDuration(count.value, unit.unit);
  if (!unit || duration === undefined || !/^cycles?$/i.test(reading.textOf(unit.end))) return base;
  return { ...base, end: unit.end + 1, frequency: { every: duration, ...base.frequency } };
}

function simpleEvery(reading: Reading, at: number): WrittenFrequency | undefined {
  const simple = simpleAt(reading, at);
  return simple?.frequency.every === undefined ? undefined : simple;
}

/** `for two months`, `for 7 days`. */
function durationAfter(
  reading: Reading,
  at: number,
): { readonly end: number; readonly duration: string } | undefined {
  if (reading.wordOf(at) !== 'for') return undefined;
  const start =
    /^(the)$/i.test(reading.textOf(at + 1)) && /^first$/i.test(reading.textOf(at + 2)) ? at + 3 : at + 1;
  const count = numberAt(reading, start);
  const unit = count && unitAt(reading, count.end);
  const duration = unit && isoDuration(count.value, unit.unit);
  return unit && duration !== undefined ? { end: unit.end, duration } : undefined;
}
