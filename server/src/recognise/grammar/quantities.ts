/** Numbers with their units, intervals, p-values and sample sizes. Runs after every grammar that claims numbers. */
import type { CueTable } from '../cues.ts';
import { Gap } from '../normalise/tokens.ts';
import type { Reading } from '../reading.ts';
import type { QuantityMention } from '../types.ts';
import { boundBefore, numberAt, rangeAt } from './numbers.ts';

export const QUANTITY_CUES: CueTable = [
  {
    cue: { kind: 'quantity-unit', unit: 'percent' },
    phrases: ['%', 'percent', 'per cent', 'percentage points', 'percentage point'],
  },
  { cue: { kind: 'quantity-unit', unit: 'months' }, phrases: ['month', 'mo', 'mos'] },
  { cue: { kind: 'quantity-unit', unit: 'weeks' }, phrases: ['week', 'wk', 'wks'] },
  { cue: { kind: 'quantity-unit', unit: 'days' }, phrases: ['day'] },
  { cue: { kind: 'quantity-unit', unit: 'years' }, phrases: ['year', 'yr', 'yrs'] },
  {
    cue: { kind: 'quantity-unit', unit: 'count' },
    phrases: ['patient', 'case', 'participant', 'subject', 'responder', 'response', 'event', 'death'],
  },
  { cue: { kind: 'hour' }, phrases: ['hour', 'h', 'hr', 'hrs'] },
  {
    cue: { kind: 'laboratory-unit' },
    phrases: [
      'mmol/L',
      'mmol',
      'mol/L',
      'nmol/L',
      'µmol/L',
      'umol/L',
      'µM',
      'nM',
      'mM',
      'g/dL',
      'g/L',
      'mg/dL',
      'mg/L',
      'mg/mL',
      'ng/mL',
      'ng/dL',
      'pg/mL',
      'µg/mL',
      'µg/L',
      'µg/dL',
      'U/L',
      'IU/L',
      'IU/mL',
      'mIU/L',
      'mEq/L',
      'mEq',
      'msec',
      'ms',
      'bpm',
      'beats per minute',
      'beats/min',
      'mmHg',
      'mm Hg',
      'cells/mm3',
      '/mm3',
      '/µL',
      'cells/µL',
      'x ULN',
      '× ULN',
      'times ULN',
      'ULN',
      'x 10',
      'kg',
      'cm',
      'mm',
      'Gy',
      'cGy',
      'kDa',
      '°C',
      'm2',
    ],
  },
  { cue: { kind: 'hazard-ratio' }, phrases: ['hazard ratio'] },
  { cue: { kind: 'hazard-ratio' }, phrases: ['HR', 'HRs', 'aHR'], exact: true },
  {
    cue: { kind: 'confidence-interval' },
    phrases: ['confidence interval', 'confidence limits', 'credible interval'],
  },
  { cue: { kind: 'confidence-interval' }, phrases: ['CI', 'CIs', 'CrI'], exact: true },
  { cue: { kind: 'p-value' }, phrases: ['p', 'p value', 'p-value'] },
  { cue: { kind: 'sample-size' }, phrases: ['n', 'N'], exact: true },
  {
    cue: { kind: 'label' },
    phrases: [
      'grade',
      'table',
      'figure',
      'fig',
      'phase',
      'stage',
      'version',
      'RECIST',
      'section',
      'type',
      'cohort',
      'arm',
      'appendix',
      'ref',
      'chromosome',
      'cycle',
      'step',
      'part',
      'chapter',
      'ECOG',
      'volume',
      'category',
      'CTCAE',
      'ECOG performance status',
      'performance status',
      'group',
      'question',
    ],
  },
];

/** Roles whose numbers measure something in a unit. */
const MEASURES: ReadonlySet<QuantityMention['role']> = new Set(['value', 'interval', 'percent-level']);

const LOWEST_YEAR = 1900;
const HIGHEST_YEAR = 2100;

/** Emits a mention for a number that no other grammar has taken. */
export function readQuantity(reading: Reading, at: number): void {
  const unitEnd = (token: number) => reading.cueOf(token, 'quantity-unit')?.end;
  const range = rangeAt(reading, at, unitEnd);
  if (range === undefined || isCode(reading, range.first, range.end)) return;
  if (readFraction(reading, at) || readFractionBefore(reading, at)) return;
  const unitCue = reading.cueOf(range.end, 'quantity-unit');
  const laboratory = reading.cueOf(range.end, 'laboratory-unit');
  const hour = reading.cueOf(range.end, 'hour');
  if (range.low.inWords && unitCue === undefined) return;
  const unitToken = unitCue ?? laboratory ?? hour;
  const end = unitToken?.end ?? range.end;
  const bound = boundBefore(reading, at);
  const role = roleOf(reading, at, bound.first, range, unitCue !== undefined);
  if (role === undefined) return;
  const unit =
    unitCue?.cue.unit ??
    (unitToken === undefined ? bareUnit(reading, bound.first, range.low.value) : 'other');
  push(reading, bound.first, end, {
    value: range.low.value,
    high: range.high?.value,
    unit: role.role === 'sample-size' ? 'count' : MEASURES.has(role.role) ? unit : 'other',
    unitText: unitToken === undefined ? '' : reading.slice(range.end, end),
    bound: bound.bound,
    decimals: Math.max(range.low.decimals, range.high?.decimals ?? 0),
    inWords: range.low.inWords,
    ...role,
  });
}

/** `two thirds`, `half`: shares in words, as percentages rounded to a whole number. */
export function readShare(reading: Reading, at: number): void {
  const share = reading.cueOf(at, 'share');
  if (share === undefined || reading.isTaken(at)) return;
  const bound = boundBefore(reading, at);
  push(reading, bound.first, share.end, {
    value: share.cue.percent,
    high: undefined,
    unit: 'percent',
    unitText: '',
    bound: bound.bound,
    decimals: 0,
    inWords: true,
    role: 'value',
  });
}

/** `more than a year`: an article counts as one where a bound stands before it. */
export function readArticleYear(reading: Reading, at: number): void {
  const unit = reading.cueOf(at + 1, 'quantity-unit');
  if (unit === undefined || unit.cue.unit === 'count' || unit.cue.unit === 'percent') return;
  const bound = boundBefore(reading, at);
  if (bound.bound === 'exact') return;
  push(reading, bound.first, unit.end, {
    value: 1,
    high: undefined,
    unit: unit.cue.unit,
    unitText: reading.slice(at + 1, unit.end),
    bound: bound.bound,
    decimals: 0,
    inWords: true,
    role: 'value',
  });
}

type Parts = Omit<QuantityMention, 'kind' | 'span' | 'surface'>;

function push(reading: Reading, first: number, end: number, parts: Parts): void {
  reading.take(first, end);
  reading.mentions.push({ kind: 'quantity', ...reading.at(first, end), ...parts });
}

/** `36/50`, `36 of 50`, and before patients in words as well, `eighteen of 40 patients`: events over n. */
function readFraction(reading: Reading, at: number): boolean {
  const slash = reading.isMark(at + 1, '/') && reading.gap(at + 1) === 0 && reading.gap(at + 2) === 0;
  const first = slash ? undefined : numberAt(reading, at);
  const of = slash ? at + 1 : (first?.end ?? at + 1);
  const isOutOf = reading.wordOf(of) === 'out' && reading.wordOf(of + 1) === 'of';
  if (!slash && !isOutOf && reading.wordOf(of) !== 'of') return false;
  const from = isOutOf ? of + 2 : of + 1;
  const second = slash ? undefined : numberAt(reading, from);
  const inWords = first?.inWords === true || second?.inWords === true;
  if (inWords && (!second || reading.cueOf(second.end, 'quantity-unit')?.cue.unit !== 'count')) return false;
  if (!inWords && (!reading.isNumber(at) || !reading.isNumber(from))) return false;
  const events = inWords ? first!.value : Number(reading.textOf(at));
  const n = inWords ? second!.value : Number(reading.textOf(from));
  if (!Number.isInteger(events) || !Number.isInteger(n) || events > n || n === 0) return false;
  const end = inWords ? second!.end : from + 1;
  // Three numbers with slashes are a date.
  if (slash && (reading.isMark(end, '/') || reading.isMark(at - 1, '/'))) return false;
  push(reading, at, end, {
    value: events,
    high: undefined,
    unit: 'count',
    unitText: '',
    bound: 'exact',
    decimals: 0,
    inWords,
    fraction: { events, n },
    role: 'value',
  });
  return true;
}

/** `eighteen of 40 patients`, come upon at its second number: figures are read before words. */
function readFractionBefore(reading: Reading, at: number): boolean {
  const word = reading.wordOf(at - 1) === 'of' ? reading.cueOfBefore(at - 1, 'number') : undefined;
  if (!word) return false;
  const tens = reading.cueOfBefore(word.first, 'number');
  return (tens !== undefined && readFraction(reading, tens.first)) || readFraction(reading, word.first);
}

/** True where digits are part of a name or code: `CYP3A`, `14-3-3`, `v2`, `10.3389/fphar`. */
function isCode(reading: Reading, first: number, end: number): boolean {
  if (reading.isNamed(first)) return true;
  const before = reading.gap(first);
  // Letters directly before or joined by a hyphen: `CTLA-4`, `phase-3`, `CO1-2`; but `≥`, `(` and `=` are no letters.
  if (before === Gap.hyphen && first > 0 && reading.mark(first - 1) === 0 && !reading.isNumber(first - 1))
    return true;
  if (before === 0 && first > 0 && reading.mark(first - 1) === 0) return true;
  const next = reading.gap(end);
  const nextIsWord = end < reading.count && reading.mark(end) === 0 && !reading.isNumber(end);
  return nextIsWord && next === 0 && reading.cueFrom(end) === undefined;
}

interface Role {
  readonly role: QuantityMention['role'];
  readonly intervalLevel?: number;
}

type Range = NonNullable<ReturnType<typeof rangeAt>>;

function roleOf(
  reading: Reading,
  at: number,
  first: number,
  range: Range,
  hasUnit: boolean,
): Role | undefined {
  const skipped = before(reading, first);
  const cue = reading.cueBefore(skipped)?.cue.kind;
  const unit = reading.cueOf(range.end, 'quantity-unit')?.cue.unit;
  if (cue === 'label' && (unit === undefined || unit === 'count')) return undefined;
  if (cue === 'p-value') return { role: 'p-value' };
  if (cue === 'sample-size' && reading.isMark(skipped, '=')) return { role: 'sample-size' };
  if (cue === 'confidence-interval' && range.high !== undefined)
    return { role: 'interval', ...levelBefore(reading, skipped) };
  const next = reading.cueFrom(
    hasUnit ? (reading.cueOf(range.end, 'quantity-unit')?.end ?? range.end) : range.end,
  );
  if (hasUnit && next?.cue.kind === 'confidence-interval') return { role: 'percent-level' };
  if (reading.isMark(at - 1, '[') && isReferenceList(reading, range.end)) return { role: 'reference' };
  if (!hasUnit && range.high === undefined && range.low.decimals === 0) {
    const { value } = range.low;
    if (value >= LOWEST_YEAR && value <= HIGHEST_YEAR && reading.textOf(at).length === 4)
      return { role: 'date' };
  }
  if (range.high !== undefined && !hasUnit && isBracketedAfterNumber(reading, at, range.end))
    return { role: 'interval' };
  return { role: 'value' };
}

/** The token at which a label before a number ends, past `=`, `:`, `,`, `of`, brackets' short forms such as `[CI],`. */
function before(reading: Reading, first: number): number {
  let at = first;
  for (let step = 0; step < 3 && at > 0; step++) {
    const mark = reading.mark(at - 1);
    const word = reading.wordOf(at - 1);
    if (mark === 0x3d) {
      at--;
      break;
    }
    if (mark === 0x3a || mark === 0x2c || mark === 0x5d || mark === 0x29 || word === 'of' || word === 'was')
      at--;
    else break;
  }
  return reading.isMark(at, '=') && reading.cueBefore(at)?.cue.kind === 'sample-size' ? at : at;
}

/** The percentage in front of `CI`: `95% CI`, `95% confidence interval [CI]`. */
function levelBefore(reading: Reading, end: number): { readonly intervalLevel?: number } {
  for (let at = end - 1; at > Math.max(0, end - 8); at--) {
    if (reading.isMark(at, '%') && reading.isNumber(at - 1))
      return { intervalLevel: Number(reading.textOf(at - 1)) };
  }
  return {};
}

function isReferenceList(reading: Reading, end: number): boolean {
  let at = end;
  while (reading.isNumber(at) || reading.isMark(at, ',')) at++;
  return reading.isMark(at, ']');
}

/** `0.43 (0.32–0.58)`: a bare range alone in brackets after a number. */
function isBracketedAfterNumber(reading: Reading, at: number, end: number): boolean {
  if (!reading.isMark(at - 1, '(') && !reading.isMark(at - 1, '[')) return false;
  if (
    !reading.isMark(end, ')') &&
    !reading.isMark(end, ']') &&
    !reading.isMark(end, ',') &&
    !reading.isMark(end, ';')
  )
    return false;
  const previous = at - 2;
  return reading.isNumber(previous) || reading.cueBefore(at - 1)?.cue.kind === 'quantity-unit';
}

const RATIO_REACH = 8;

/** A bare number is a ratio where `HR` stands shortly before it with no other number between. */
function bareUnit(reading: Reading, first: number, value: number): QuantityMention['unit'] {
  for (let at = first - 1; at >= Math.max(0, first - RATIO_REACH); at--) {
    if (reading.isNumber(at) || !reading.sameSentence(at, first)) break;
    if (reading.cueBefore(at + 1)?.cue.kind === 'hazard-ratio') return 'ratio';
  }
  return Number.isInteger(value) ? 'count' : 'other';
}
