import { formatPointer, type Pointer } from '../source/pointer.ts';
import { RECORD_KINDS } from '../source/recordKinds.ts';
import type { KnowledgeCheck } from './context.ts';

/** Pairs of bounds that stand side by side in a mapping, and whether the upper one must be the greater. */
const BOUNDS: readonly (readonly [string, string, 'may-be-equal' | 'must-differ'])[] = [
  ['min', 'max', 'may-be-equal'],
  ['minKg', 'maxKg', 'must-differ'],
  ['minM2', 'maxM2', 'must-differ'],
  ['low', 'high', 'may-be-equal'],
];

/** A lower bound is not above its upper one, wherever in a record the two stand. */
export const ranges: KnowledgeCheck = ({ judged, report }) => {
  for (const { kind, collection } of RECORD_KINDS) {
    for (const record of judged[collection]) {
      walk(record, [], (pointer, message) =>
        report('error', 'kb.impossible-value', message, { kind, id: record.id, pointer }),
      );
    }
  }
};

function walk(value: unknown, pointer: Pointer, found: (pointer: Pointer, message: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  const object = value as Readonly<Record<string, unknown>>;
  for (const [lowName, highName, equality] of BOUNDS) {
    const low = object[lowName];
    const high = object[highName];
    if (typeof low !== 'number' || typeof high !== 'number') continue;
    if (low < high || (low === high && equality === 'may-be-equal')) continue;
    found(
      [...pointer, lowName],
      `${formatPointer(pointer)} runs from ${low} to ${high}. Correct its bounds.`,
    );
  }
  for (const [key, each] of Object.entries(object)) {
    walk(each, [...pointer, Array.isArray(value) ? Number(key) : key], found);
  }
}
