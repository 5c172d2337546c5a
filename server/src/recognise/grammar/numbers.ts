/** Numbers as written: decimals with point, comma or middle dot, thousands, number words, ranges and bounds. */
import type { CueTable } from '../cues.ts';
import { Punctuation } from '../normalise/punctuation.ts';
import { Gap } from '../normalise/tokens.ts';
import type { Reading } from '../reading.ts';
import type { QuantityMention } from '../types.ts';

const WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const ROUND = [30, 40, 50, 60, 70, 80, 90] as const;
const ROUND_WORDS = 'thirty forty fifty sixty seventy eighty ninety'.split(' ');
const FRACTION_OF_PERCENT = 100;

export const NUMBER_CUES: CueTable = [
  ...WORDS.map((word, index) => ({ cue: { kind: 'number' as const, value: index + 1 }, phrases: [word] })),
  ...ROUND_WORDS.map((word, index) => ({
    cue: { kind: 'number' as const, value: ROUND[index]! },
    phrases: [word],
  })),
  ...(
    [
      [1 / 2, ['half', 'one half', 'half of']],
      [1 / 3, ['one third', 'a third', 'one in three', 'one out of three']],
      [2 / 3, ['two thirds']],
      [1 / 4, ['one quarter', 'a quarter', 'one in four', 'one out of four']],
      [3 / 4, ['three quarters']],
      [1 / 5, ['one fifth', 'a fifth', 'one in five', 'one out of five']],
      [1 / 10, ['one tenth', 'a tenth', 'one in ten', 'one out of ten']],
    ] as const
  ).map(([share, phrases]) => ({
    cue: { kind: 'share' as const, percent: share * FRACTION_OF_PERCENT },
    phrases,
  })),
  { cue: { kind: 'article' }, phrases: ['a', 'an'] },
  {
    cue: { kind: 'bound', bound: 'greater-than' },
    phrases: [
      'more than',
      'greater than',
      'over',
      'above',
      'exceeds',
      'exceeding',
      'exceeded',
      'exceed',
      'longer than',
      'higher than',
      'beyond',
      'surpassing',
      'in excess of',
    ],
  },
  {
    cue: { kind: 'bound', bound: 'less-than' },
    phrases: ['less than', 'lower than', 'fewer than', 'below', 'under', 'shorter than'],
  },
  {
    cue: { kind: 'bound', bound: 'at-least' },
    phrases: [
      'at least',
      'no less than',
      'not less than',
      'a minimum of',
      'minimum of',
      'greater than or equal to',
    ],
  },
  {
    cue: { kind: 'bound', bound: 'at-most' },
    phrases: [
      'at most',
      'up to',
      'no more than',
      'not more than',
      'not exceeding',
      'a maximum of',
      'maximum of',
      'less than or equal to',
    ],
  },
  {
    cue: { kind: 'bound', bound: 'about' },
    phrases: ['about', 'approximately', 'approx', 'around', 'roughly', 'nearly', 'almost', 'circa'],
  },
];

export interface WrittenNumber {
  readonly first: number;
  readonly end: number;
  readonly value: number;
  readonly decimals: number;
  readonly inWords: boolean;
}

/** The number, in figures or words, that begins at a token. */
export function numberAt(reading: Reading, at: number): WrittenNumber | undefined {
  if (reading.isNumber(at)) return reading.remember(at, figuresAt);
  const word = reading.cueOf(at, 'number');
  if (!word) return undefined;
  const { value } = word.cue;
  // "Thirty-five", "thirty five": tens, and the ones right after them.
  const ones = value >= TWENTY && value % TEN === 0 ? reading.cueOf(word.end, 'number') : undefined;
  const isOne = ones !== undefined && ones.cue.value < TEN && reading.sameSentence(at, word.end);
  return isOne
    ? { first: at, end: ones.end, value: value + ones.cue.value, decimals: 0, inWords: true }
    : { first: at, end: word.end, value, decimals: 0, inWords: true };
}

const TEN = 10;
const TWENTY = 20;

function figuresAt(reading: Reading, at: number): WrittenNumber | undefined {
  let text = reading.textOf(at).replace('·', '.');
  let end = at + 1;
  if (isTightComma(reading, end) && !text.includes('.') && !isCitation(reading, at)) {
    const next = reading.textOf(end + 1);
    if (isThousands(text, next)) {
      // `1,000,000`: every group has three digits.
      while (isTightComma(reading, end) && /^\d{3}(\.\d+)?$/.test(reading.textOf(end + 1))) {
        text += reading.textOf(end + 1);
        end += 2;
      }
    } else if (/^\d{1,2}$/.test(next) && !isTightComma(reading, end + 2) && !isTightComma(reading, at - 1)) {
      text += `.${next}`;
      end += 2;
    }
  }
  const value = Number(text);
  if (Number.isNaN(value)) return undefined;
  const point = text.indexOf('.');
  return { first: at, end, value, decimals: point < 0 ? 0 : text.length - point - 1, inWords: false };
}

/** True in `[1,400]`: figures that fill square brackets number references. `[1,400 mg if heavier]` is an amount. */
function isCitation(reading: Reading, at: number): boolean {
  if (!reading.isMark(at - 1, '[')) return false;
  let last = at;
  while (isTightComma(reading, last + 1)) last += 2;
  return reading.mark(last + 1) !== 0;
}

function isThousands(text: string, next: string): boolean {
  return text.length <= 3 && text !== '0' && /^\d{3}(\.\d+)?$/.test(next);
}

/** True if a comma stands at the token with a digit directly on both sides. */
function isTightComma(reading: Reading, at: number): boolean {
  return (
    reading.isMark(at, ',') &&
    reading.gap(at) === 0 &&
    reading.isNumber(at - 1) &&
    reading.isNumber(at + 1) &&
    reading.gap(at + 1) === 0
  );
}

export interface WrittenRange {
  readonly first: number;
  readonly end: number;
  readonly low: WrittenNumber;
  readonly high: WrittenNumber | undefined;
}

/** True if the cue at a token is a unit that may be repeated inside a range: `60%–70%`. */
type IsUnit = (at: number) => number | undefined;

/** A number, or two numbers joined as a range: `60%—70%`, `200 to 250`, `5.4–8.2`, `between 1 and 17`. */
export function rangeAt(reading: Reading, at: number, unitEnd: IsUnit): WrittenRange | undefined {
  const low = numberAt(reading, at);
  if (low === undefined) return undefined;
  const afterUnit = unitEnd(low.end);
  for (const end of afterUnit === undefined ? [low.end] : [afterUnit, low.end]) {
    const next = rangeJoint(reading, end, at);
    const high = next === undefined ? undefined : numberAt(reading, next);
    if (high !== undefined && high.value > low.value) return { first: at, end: high.end, low, high };
  }
  return { first: at, end: low.end, low, high: undefined };
}

/** The token after the joint of a range that ends its first number at `end`. */
function rangeJoint(reading: Reading, end: number, first: number): number | undefined {
  if (end >= reading.count) return undefined;
  const gap = reading.gap(end);
  if (reading.isNumber(end) && gap & Gap.hyphen && !(gap & Gap.newline)) return end;
  const mark = reading.mark(end);
  if (mark === Punctuation.emDash || mark === 0x7e || mark === Punctuation.almostEqual) return end + 1;
  const word = reading.wordOf(end);
  if (word === 'to' && reading.sameSentence(first, end)) return end + 1;
  if (word === 'and' && reading.wordOf(first - 1) === 'between') return end + 1;
  return undefined;
}

export interface Bound {
  readonly first: number;
  readonly bound: QuantityMention['bound'];
}

const MARKS: ReadonlyMap<number, QuantityMention['bound']> = new Map([
  [Punctuation.atLeast, 'at-least'],
  [Punctuation.atMost, 'at-most'],
  [0x3e, 'greater-than'],
  [0x3c, 'less-than'],
  [Punctuation.almostEqual, 'about'],
  [0x7e, 'about'],
]);

/** The bound written before a number: `≥`, `>=`, `more than`, `approximately`. */
export function boundBefore(reading: Reading, at: number): Bound {
  const cue = reading.cueOfBefore(at, 'bound');
  if (cue !== undefined) return { first: cue.first, bound: cue.cue.bound };
  const mark = reading.mark(at - 1);
  if (mark === 0x3d) {
    if (reading.isMark(at - 2, '>')) return { first: at - 2, bound: 'at-least' };
    if (reading.isMark(at - 2, '<')) return { first: at - 2, bound: 'at-most' };
  }
  const bound = MARKS.get(mark);
  return bound === undefined ? { first: at, bound: 'exact' } : { first: at - 1, bound };
}
