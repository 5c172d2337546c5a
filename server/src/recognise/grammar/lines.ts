/** Lines of therapy: `first-line`, `2L+`, `second- or third-line`, `previously untreated`, `after one prior`. */
import type { LineRange } from '../../knowledge/types.ts';
import type { CueTable } from '../cues.ts';
import type { CueHit, Reading } from '../reading.ts';
import { afterSeparator } from './coordination.ts';
import { boundBefore, numberAt } from './numbers.ts';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];
const SHORT = ['1st', '2nd', '3rd', '4th', '5th'];

export const LINE_CUES: CueTable = [
  ...ORDINALS.map((word, index) => ({
    cue: { kind: 'line' as const, min: index + 1, max: index + 1 },
    phrases: [
      `${word}-line`,
      `${SHORT[index]}-line`,
      `line ${index + 1}`,
      `${word} line of therapy`,
      `${word} line of treatment`,
    ],
  })),
  ...ORDINALS.flatMap((_, index) => [
    {
      cue: { kind: 'line' as const, min: index + 1, max: index + 1 },
      phrases: [`${index + 1}L`],
      exact: true,
      tight: true,
    },
    { cue: { kind: 'line' as const, min: index + 1 }, phrases: [`${index + 1}L+`], exact: true, tight: true },
  ]),
  {
    cue: { kind: 'line', min: 1, max: 1 },
    phrases: [
      'frontline',
      'front-line',
      'previously untreated',
      'treatment-naive',
      'treatment-naïve',
      'therapy-naive',
      'therapy-naïve',
      'untreated',
      'no prior systemic therapy',
      'no previous systemic therapy',
      'not previously treated',
      'systemic treatment-naive',
      'newly diagnosed',
      'initial systemic therapy',
      'initial systemic treatment',
      'upfront systemic therapy',
      'upfront treatment',
      'upfront therapy',
    ],
  },
  {
    cue: { kind: 'line', min: 2 },
    phrases: [
      'later-line',
      'later lines',
      'subsequent-line',
      'subsequent lines',
      'previously treated',
      'pretreated',
      'pre-treated',
      'heavily pretreated',
      'later line of therapy',
      'subsequent therapy',
    ],
  },
  {
    cue: { kind: 'prior-therapy' },
    phrases: [
      'prior',
      'previous',
      'prior line',
      'previous line',
      'prior lines of therapy',
      'prior line of therapy',
      'prior systemic therapy',
      'prior systemic therapies',
      'prior therapy',
      'prior therapies',
      'previous therapy',
      'previous systemic therapy',
      'previous systemic therapies',
      'previous chemotherapy regimen',
      'previous therapies',
      'prior regimen',
      'previous regimen',
      'previous lines of therapy',
      'prior treatment',
      'previous treatment',
      'prior chemotherapy regimen',
      'lines of prior therapy',
      'prior lines of treatment',
      'lines of therapy',
      'lines of treatment',
      'prior systemic regimen',
    ],
  },
  {
    cue: { kind: 'or-later' },
    phrases: [
      'or later',
      'and later',
      'or beyond',
      'and beyond',
      'or subsequent',
      'and subsequent',
      'or higher',
      'onwards',
      'or greater',
    ],
  },
  { cue: { kind: 'treatment-word' }, phrases: ['therapy', 'treatment', 'setting', 'systemic therapy'] },
  { cue: { kind: 'line-word' }, phrases: ['line'] },
];

/** Emits the line of a cue, with what stands around it: `or later`, `≥`, a second ordinal. */
export function readLine(reading: Reading, hit: CueHit): void {
  // `ALTA-1L` is a trial.
  if (hit.cue.kind !== 'line' || reading.isNamed(hit.first)) return;
  let { first, end } = hit;
  let line: LineRange =
    hit.cue.max === undefined ? { min: hit.cue.min } : { min: hit.cue.min, max: hit.cue.max };
  // `second-line therapy and beyond`.
  const treatment = reading.cueOf(end, 'treatment-word');
  const later = reading.cueOf(end, 'or-later') ?? (treatment && reading.cueOf(treatment.end, 'or-later'));
  if (later !== undefined) {
    line = { min: line.min };
    end = reading.cueOf(later.end, 'line-word')?.end ?? later.end;
  }
  const bound = boundBefore(reading, first);
  if (bound.bound === 'at-least' || bound.bound === 'greater-than') {
    line = { min: bound.bound === 'at-least' ? line.min : line.min + 1 };
    first = bound.first;
  }
  // `second- or third-line`, `first- and second-line`: the first ordinal shares the word.
  const separated = ordinalBefore(reading, first);
  if (separated !== undefined) {
    line = { ...line, min: Math.min(separated.value, line.min) };
    first = separated.first;
  }
  emit(reading, first, end, line);
}

function ordinalBefore(
  reading: Reading,
  first: number,
): { readonly first: number; readonly value: number } | undefined {
  for (let at = first - 1; at >= Math.max(0, first - 3); at--) {
    const ordinal = reading.cueOfBefore(at, 'ordinal');
    if (ordinal !== undefined) {
      return afterSeparator(reading, at) === first
        ? { first: ordinal.first, value: ordinal.cue.value }
        : undefined;
    }
  }
  return undefined;
}

/** `after one prior line`, `at least two prior therapies`, `1-2 previous regimens`: n prior lines make line n + 1. */
export function readPriorTherapies(reading: Reading, at: number): boolean {
  const count = numberAt(reading, at);
  if (count === undefined || !Number.isInteger(count.value) || count.value > 6) return false;
  let end = count.end;
  let openEnded = false;
  if (reading.cueOf(end, 'or-later') ?? /^(or|and)$/i.test(reading.textOf(end))) {
    const more = reading.cueOf(end, 'or-later');
    if (more !== undefined) end = more.end;
    else if (/^more$/i.test(reading.textOf(end + 1))) end += 2;
    else return false;
    openEnded = true;
  }
  const prior = reading.cueOf(end, 'prior-therapy');
  if (prior === undefined) return false;
  const isPrior = /prior|previous/i.test(reading.slice(end, prior.end));
  const bound = boundBefore(reading, at);
  if (bound.bound === 'at-least') openEnded = true;
  const min = count.value + (isPrior ? 1 : 0) + (bound.bound === 'greater-than' ? 1 : 0);
  const lines: LineRange =
    bound.bound === 'at-most'
      ? { min: 1, max: min }
      : openEnded || bound.bound === 'greater-than'
        ? { min }
        : { min, max: min };
  emit(reading, bound.first, prior.end, lines);
  return true;
}

function emit(reading: Reading, first: number, end: number, line: LineRange): void {
  reading.take(first, end);
  reading.mentions.push({ kind: 'line', ...reading.at(first, end), line });
}
