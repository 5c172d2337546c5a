import type { AgeRange, Endpoint, Extent, Frequency } from '../knowledge/types.ts';
import type { NumericStatement } from './types.ts';

/** Reads an age field such as `>=18`, `<18`, `1-17`, `18` into years; undefined where it says something else. */
export function readAge(text: string): AgeRange | undefined {
  const range = /^\s*(\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(\d+(?:\.\d+)?)\s*$/.exec(text);
  if (range) return { min: Number(range[1]), max: Number(range[2]) };
  const bound = /^\s*(>=|≥|>|<=|≤|<)?\s*(\d+(?:\.\d+)?)\s*(?:years?|y)?\s*$/.exec(text);
  if (!bound) return undefined;
  const value = Number(bound[2]);
  switch (bound[1]) {
    case '>=':
    case '≥':
    case '>':
      return { min: value };
    case '<=':
    case '≤':
      return { max: value };
    case '<':
      return { max: value - Number.EPSILON };
    default:
      return { min: value, max: value };
  }
}

const EXTENTS: ReadonlySet<string> = new Set([
  'limited-stage',
  'extensive-stage',
  'early',
  'locally-advanced',
  'metastatic',
  'unresectable',
]);

/** The extent an enum value of the document model stands for. */
export function readExtent(text: string): Extent | undefined {
  return EXTENTS.has(text) ? (text as Extent) : undefined;
}

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  orr: 'ORR',
  dcr: 'DCR',
  pfs: 'PFS',
  os: 'OS',
  dor: 'DoR',
  dfs: 'DFS',
  efs: 'EFS',
  ttp: 'TTP',
  ttr: 'TTR',
  icorr: 'intracranial-ORR',
};

/** The endpoint that the field of a result names; undefined where the base knows it by no such name. */
export function readEndpoint(text: string | undefined): Endpoint | undefined {
  return ENDPOINTS[text?.trim().toLowerCase() ?? ''];
}

const RESULT_UNITS: Readonly<Record<string, NumericStatement['unit']>> = {
  '%': 'percent',
  percent: 'percent',
  'per cent': 'percent',
  month: 'months',
  months: 'months',
  mo: 'months',
  m: 'months',
  hr: 'ratio',
  ratio: 'ratio',
  'hazard ratio': 'ratio',
};

/** The unit that the field of a result names. */
export function readResultUnit(text: string | undefined): NumericStatement['unit'] | undefined {
  return RESULT_UNITS[text?.trim().toLowerCase() ?? ''];
}

/** True where two frequencies say the same. */
export function sameFrequency(a: Frequency, b: Frequency): boolean {
  return (
    a.timesPerDay === b.timesPerDay && a.every === b.every && (a.days ?? []).join() === (b.days ?? []).join()
  );
}
