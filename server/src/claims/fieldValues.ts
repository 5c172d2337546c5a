import type { AgeRange, Extent, Frequency } from '../knowledge/types.ts';

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

/** True where two frequencies say the same. */
export function sameFrequency(a: Frequency, b: Frequency): boolean {
  return (
    a.timesPerDay === b.timesPerDay && a.every === b.every && (a.days ?? []).join() === (b.days ?? []).join()
  );
}
