/** The time a rate is said to hold at: a rate at three years says nothing of the rate at five. */
import type { NumericStatement } from '../claims/types.ts';
import type { TrialFigure } from '../knowledge/knowledgeIndex.ts';

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  ten: 10,
};
const MONTHS_PER: Readonly<Record<string, number>> = { year: 12, month: 1, week: 12 / 52.1775 };

const COUNT = String.raw`\b(?<count>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|ten)`;
/** "3-year PFS rate"; not the length of the follow-up. */
const ADJECTIVE = new RegExp(
  String.raw`${COUNT}[-\s](?<unit>year|month|week)(?![-\s]?s?\b[-\s](?:follow|update|analys|data|outcome|result|report|median))(?!s)`,
  'gi',
);
/** "at 18 months", "after 5 years"; not "after 5 years of follow-up". */
const AT = new RegExp(
  String.raw`\b(?:at|after|by)\s+${COUNT}[-\s](?<unit>year|month|week)s?\b(?!\s+(?:of\s+)?follow)`,
  'gi',
);

const BEFORE = 90;
const AFTER = 40;

/**
 * The time in months that the words around a number name for it; undefined where they name none or several.
 * @param source text that the statement's span counts in
 */
export function statedMonths({ span }: NumericStatement, source: string): number | undefined {
  const line = source.lastIndexOf('\n', span.start - 1) + 1;
  const before = source
    .slice(Math.max(line, span.start - BEFORE), span.start)
    .split(/[.;]\s/)
    .at(-1)!;
  const after = source.slice(span.end, span.end + AFTER).split(/[.;,](?!\d)|\n/)[0]!;
  const times = [...before.matchAll(ADJECTIVE), ...before.matchAll(AT), ...after.matchAll(AT)].map(
    ({ groups }) => {
      const { count, unit } = groups as { count: string; unit: string };
      return (NUMBERS[count.toLowerCase()] ?? Number(count)) * MONTHS_PER[unit.toLowerCase()]!;
    },
  );
  const [first, ...others] = times;
  return first !== undefined && others.every((each) => isSameTime(each, first)) ? first : undefined;
}

/** True unless the figure is a rate at another time. */
export function holdsAt({ result }: TrialFigure, months: number | undefined): boolean {
  if (months === undefined || result.measure !== 'rate-at' || result.at === undefined) return true;
  const recorded = inMonths(result.at);
  return recorded === undefined || isSameTime(recorded, months);
}

/** Twelve weeks and three months are told of the same visit. */
function isSameTime(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.5;
}

function inMonths(duration: string): number | undefined {
  const [, count, unit] = /^P(\d+)([YMW])$/.exec(duration) ?? [];
  const per = { Y: 12, M: 1, W: MONTHS_PER.week! }[unit ?? ''];
  return per === undefined ? undefined : Number(count) * per;
}
