import type { ActivityRecord } from '../types.ts';
import type { KnowledgeCheck, RecordPlace } from './context.ts';

/**
 * Two records that give a drug opposite effects on the same variants, however each was found. Studies may differ, so both
 * are kept; a `context` on each says what tells them apart.
 */
export const opposedActivity: KnowledgeCheck = ({ index, report }) => {
  const known = new Map<string, ActivityRecord[]>();
  for (const record of index.records.activities) {
    const key = [record.gene, ...[...record.variants].sort(), record.drug].join(' ');
    const others = known.get(key) ?? [];
    known.set(key, [...others, record]);
    for (const other of others) {
      if (isSensitive(record) === isSensitive(other) || isToldApart(record, other)) continue;
      const what = `${record.gene} ${record.variants.join(' + ')}`;
      const message = `says ${record.effect} of ${what} to ${record.drug} (${record.design}), but activity/${other.id} says ${other.effect} (${other.design}). Withdraw one with a reason, or give both a context that tells them apart.`;
      report('warning', 'kb.opposed-facts', message, placeOf(record), [
        { ...placeOf(other), message: `the other one says ${other.effect}` },
      ]);
    }
  }
};

function isSensitive({ effect }: ActivityRecord): boolean {
  return effect === 'sensitive';
}

function isToldApart(a: ActivityRecord, b: ActivityRecord): boolean {
  // Same design and context: that is a conflict, which another check reports as an error.
  if (a.design === b.design && a.context === b.context) return true;
  return a.context !== undefined && b.context !== undefined && a.context !== b.context;
}

function placeOf({ id }: ActivityRecord): RecordPlace {
  return { kind: 'activity', id, pointer: ['effect'] };
}
