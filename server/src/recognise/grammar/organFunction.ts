/** Liver and kidney function: `severe hepatic impairment`, `Child-Pugh C`, `CrCl <30 mL/min`, `dialysis`. */
import type { CueTable } from '../cues.ts';
import type { CueHit, Reading } from '../reading.ts';
import type { OrganFunctionMention } from '../types.ts';
import { boundBefore, rangeAt } from './numbers.ts';

type Severity = NonNullable<OrganFunctionMention['severity']>;

const IMPAIRMENTS = ['impairment', 'insufficiency', 'dysfunction', 'failure'];

function impairments(organs: readonly string[]): string[] {
  return organs.flatMap((organ) => IMPAIRMENTS.map((word) => `${organ} ${word}`));
}

export const ORGAN_CUES: CueTable = [
  { cue: { kind: 'severity', severity: 'mild' }, phrases: ['mild'] },
  { cue: { kind: 'severity', severity: 'moderate' }, phrases: ['moderate'] },
  { cue: { kind: 'severity', severity: 'severe' }, phrases: ['severe'] },
  { cue: { kind: 'organ-impairment', organ: 'hepatic' }, phrases: impairments(['hepatic', 'liver']) },
  {
    cue: { kind: 'organ-impairment', organ: 'renal' },
    phrases: [...impairments(['renal', 'kidney']), 'impaired renal function', 'chronic kidney disease'],
  },
  {
    cue: { kind: 'organ-impairment', organ: 'hepatic', severity: 'mild' },
    phrases: ['Child-Pugh A', 'Child-Pugh class A', 'Child Pugh score A'],
  },
  {
    cue: { kind: 'organ-impairment', organ: 'hepatic', severity: 'moderate' },
    phrases: ['Child-Pugh B', 'Child-Pugh class B', 'Child Pugh score B'],
  },
  {
    cue: { kind: 'organ-impairment', organ: 'hepatic', severity: 'severe' },
    phrases: ['Child-Pugh C', 'Child-Pugh class C', 'Child Pugh score C'],
  },
  {
    cue: { kind: 'clearance' },
    phrases: [
      'creatinine clearance',
      'CrCl',
      'CLcr',
      'creatinine clearance (CrCl)',
      'creatinine clearance (CLcr)',
      'glomerular filtration rate',
      'CCr',
    ],
  },
  { cue: { kind: 'clearance' }, phrases: ['eGFR', 'GFR'], exact: true },
  {
    cue: { kind: 'clearance-unit' },
    phrases: ['mL/min', 'ml/minute', 'mL per minute', 'mL/min/1.73 m2', 'mL/min/1.73m2'],
  },
  {
    cue: { kind: 'dialysis' },
    phrases: [
      'dialysis',
      'haemodialysis',
      'end-stage renal disease',
      'end-stage kidney disease',
      'ESRD',
      'peritoneal dialysis',
    ],
  },
];

export function readOrganFunction(reading: Reading, hit: CueHit): void {
  if (hit.cue.kind === 'organ-impairment') readImpairment(reading, hit, hit.cue.organ, hit.cue.severity);
  else if (hit.cue.kind === 'clearance') readClearance(reading, hit);
  else if (hit.cue.kind === 'dialysis') push(reading, hit.first, hit.end, { organ: 'renal', dialysis: true });
}

type Parts = Omit<OrganFunctionMention, 'kind' | 'span' | 'surface'>;

function push(reading: Reading, first: number, end: number, parts: Parts): void {
  reading.take(first, end);
  reading.mentions.push({ kind: 'organ-function', ...reading.at(first, end), ...parts });
}

/** `mild or moderate hepatic impairment`: one mention per degree; `mild to severe` includes what lies between. */
function readImpairment(
  reading: Reading,
  hit: CueHit,
  organ: 'hepatic' | 'renal',
  fixed: Severity | undefined,
): void {
  if (fixed !== undefined) {
    push(reading, hit.first, hit.end, { organ, severity: fixed });
    return;
  }
  const last = severityBefore(reading, hit.first);
  if (last === undefined) {
    push(reading, hit.first, hit.end, { organ });
    return;
  }
  push(reading, last.first, hit.end, { organ, severity: last.severity });
  let at = last.first;
  for (let step = 0; step < 2; step++) {
    const joint =
      reading.isMark(at - 1, ',') && !/^(or|and|to)$/i.test(reading.textOf(at - 1))
        ? at - 1
        : jointBefore(reading, at);
    const previous = joint === undefined ? undefined : reading.cueOfBefore(joint, 'severity');
    if (previous === undefined) return;
    push(reading, previous.first, previous.first + 1, { organ, severity: previous.cue.severity });
    if (
      /^to$/i.test(reading.textOf(at - 1)) &&
      previous.cue.severity === 'mild' &&
      last.severity === 'severe'
    ) {
      push(reading, at - 1, at, { organ, severity: 'moderate' });
    }
    at = previous.first;
  }
}

function severityBefore(
  reading: Reading,
  from: number,
): { readonly first: number; readonly severity: Severity } | undefined {
  let at = from;
  // `moderate (bilirubin >1.5 x ULN) hepatic impairment`.
  if (reading.isMark(at - 1, ')')) while (at > Math.max(0, from - 20) && !reading.isMark(at, '(')) at--;
  const cue = reading.cueOfBefore(at, 'severity');
  return cue && { first: cue.first, severity: cue.cue.severity };
}

function jointBefore(reading: Reading, at: number): number | undefined {
  let before = at;
  while (before > 0 && at - before < 2 && /^(or|and|to|,)$/i.test(reading.textOf(before - 1))) before--;
  return before === at ? undefined : before;
}

const REACH = 5;

/** `CrCl <30 mL/min`, `creatinine clearance of 20 mL/min`, `(CLcr) 30 to 59 mL/min`, `CrCl <30 mg/dL`. */
function readClearance(reading: Reading, hit: CueHit): void {
  for (
    let at = hit.end;
    at < Math.min(hit.end + REACH, reading.count) && reading.sameSentence(hit.first, at);
    at++
  ) {
    if (!reading.isNumber(at)) continue;
    if (reading.isTaken(at)) return;
    const unitEnd = (token: number) => reading.cueOf(token, 'clearance-unit')?.end;
    const range = rangeAt(reading, at, unitEnd);
    if (range === undefined) return;
    const unit = reading.cueOf(range.end, 'clearance-unit');
    const wrong = reading.cueOf(range.end, 'laboratory-unit') ?? reading.cueOf(range.end, 'dose-unit');
    const end = (unit ?? wrong)?.end ?? range.end;
    const bound = boundBefore(reading, at).bound;
    push(reading, hit.first, end, {
      organ: 'renal',
      creatinineClearance: clearance(range.low.value, range.high?.value, bound),
      ...(wrong === undefined ? {} : { impossibleUnit: reading.slice(range.end, end) }),
    });
    return;
  }
}

/** `max` is exclusive and `min` inclusive; labels write the classes `30 to 59`, which end below 60. */
function clearance(
  low: number,
  high: number | undefined,
  bound: string,
): NonNullable<OrganFunctionMention['creatinineClearance']> {
  if (high !== undefined) return { min: low, max: high % 10 === 9 ? high + 1 : high };
  if (bound === 'less-than' || bound === 'at-most') return { max: low };
  if (bound === 'greater-than' || bound === 'at-least') return { min: low };
  return { at: low };
}
