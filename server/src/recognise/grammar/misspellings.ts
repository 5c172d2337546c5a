/**
 * Drug names with one slip of the keyboard: `crizoinib`, `lorlatnib`. Only long words that the lexicon does not know
 * are looked at, and a different letter counts as a slip only behind the part that tells drugs apart: afatinib and
 * apatinib are two drugs.
 */
import type { EntitySurface } from '../../knowledge/knowledgeIndex.ts';
import { Shape } from '../normalise/tokens.ts';
import type { Reading } from '../reading.ts';

const SHORTEST = 8;
const PREFIX = 4;
/** Letters at the front in which a different letter makes a different name. */
const DISTINCTIVE = 5;

export interface DrugNames {
  /** Names by their first letters, and by their last ones, lower case. */
  readonly byPrefix: ReadonlyMap<string, readonly DrugName[]>;
  readonly bySuffix: ReadonlyMap<string, readonly DrugName[]>;
  /** Marks pairs of letters that some name begins (1) or ends (2) with, so that other words cost two look-ups. */
  readonly pairs: Uint8Array;
}

interface DrugName {
  readonly id: string;
  readonly text: string;
}

/** Nonproprietary and brand names that are long enough to be told from a slip. */
export function drugNames(surfaces: Iterable<EntitySurface>): DrugNames {
  const byPrefix = new Map<string, DrugName[]>();
  const bySuffix = new Map<string, DrugName[]>();
  const pairs = new Uint8Array(1 << 16);
  for (const { text, entity, role } of surfaces) {
    if (entity.kind !== 'drug' || (role !== 'inn' && role !== 'brand') || !/^[A-Za-z]{8,}$/.test(text))
      continue;
    const name = { id: entity.id, text: text.toLowerCase() };
    append(byPrefix, name.text.slice(0, PREFIX), name);
    append(bySuffix, name.text.slice(-PREFIX), name);
    pairs[pair(name.text, 0)]! |= BEGINS;
    pairs[pair(name.text, name.text.length - 2)]! |= ENDS;
  }
  return { byPrefix, bySuffix, pairs };
}

const BEGINS = 1;
const ENDS = 2;

/** Two letters as one number; ASCII capitals count as small letters. */
function pair(text: string, at: number): number {
  return (((text.charCodeAt(at) | 32) & 255) << 8) | ((text.charCodeAt(at + 1) | 32) & 255);
}

function append(map: Map<string, DrugName[]>, key: string, name: DrugName): void {
  const names = map.get(key);
  if (names === undefined) map.set(key, [name]);
  else names.push(name);
}

/** Emits words that are a drug's name but for one letter missing, doubled, swapped or wrong. */
export function readMisspellings(reading: Reading, names: DrugNames): void {
  if (names.byPrefix.size === 0) return;
  const { word, start, end, shape } = reading.tokens;
  for (let at = 0; at < reading.count; at++) {
    if (
      word[at] !== 0 ||
      end[at]! - start[at]! < SHORTEST - 1 ||
      shape[at]! & (Shape.digit | Shape.punctuation)
    )
      continue;
    const begins = names.pairs[pair(reading.text, start[at]!)]! & BEGINS;
    const ends = names.pairs[pair(reading.text, end[at]! - 2)]! & ENDS;
    if ((begins | ends) === 0) continue;
    const text = reading.wordOf(at);
    const name =
      names.byPrefix.get(text.slice(0, PREFIX))?.find((each) => isSlip(text, each.text)) ??
      names.bySuffix.get(text.slice(-PREFIX))?.find((each) => isSlip(text, each.text));
    if (name === undefined) continue;
    reading.mentions.push({ kind: 'drug', ...reading.at(at, at + 1), id: name.id, role: 'misspelling' });
  }
}

/** True if one letter is missing, added, swapped with its neighbour, or wrong behind the distinctive front. */
export function isSlip(written: string, name: string): boolean {
  const difference = written.length - name.length;
  if (Math.abs(difference) > 1 || written === name) return false;
  let front = 0;
  while (front < written.length && written[front] === name[front]) front++;
  let back = 0;
  while (back < Math.min(written.length, name.length) - front && written.at(-1 - back) === name.at(-1 - back))
    back++;
  if (difference !== 0) return front + back >= Math.min(written.length, name.length);
  const middle = written.length - front - back;
  if (middle === 1) return front >= DISTINCTIVE;
  return middle === 2 && written[front] === name[front + 1] && written[front + 1] === name[front];
}
