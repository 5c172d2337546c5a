import type { HouseRule } from '../overlay/types.ts';
import { RECORD_KINDS } from '../source/recordKinds.ts';
import type { KnowledgeRecords } from '../types.ts';
import { diffValues, type ValueChange } from './diffValues.ts';

/** What became of one record from one version of a base to another. */
export interface RecordChange {
  /** Kind of the record; also `base` for what it says of itself, `collision` for a naming policy, and `house-rule`. */
  readonly kind: string;
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** For `changed`: the smallest fields that differ. */
  readonly fields: readonly ValueChange[];
}

/** A side of a comparison. */
export interface Comparable {
  readonly records: KnowledgeRecords;
  readonly houseRules?: readonly HouseRule[];
}

/** Every record that the two sides do not have in common, by kind in the order of kinds, then by id. */
export function diffKnowledge(before: Comparable, after: Comparable): readonly RecordChange[] {
  return [
    ...RECORD_KINDS.flatMap(({ kind, collection }) =>
      diffCollection(kind, before.records[collection], after.records[collection]),
    ),
    ...diffCollection('base', [coverage(before)], [coverage(after)]),
    ...diffCollection('collision', policies(before), policies(after)),
    ...diffCollection('house-rule', rules(before), rules(after)),
  ];
}

function coverage({ records }: Comparable): {
  readonly id: string;
  readonly completeApprovals: readonly string[];
} {
  const { completeApprovals = [] } = records;
  return { id: 'coverage', completeApprovals };
}

function policies({ records }: Comparable): readonly { readonly id: string }[] {
  return (records.collisions ?? []).map((each) => ({ ...each, id: each.surface }));
}

/** Without the places they stand at, which say nothing about the rule. */
function rules({ houseRules = [] }: Comparable): readonly { readonly id: string }[] {
  return houseRules.map(({ id, treatments, disease, biomarker, stance, message, severity }) => ({
    id,
    treatments,
    ...(disease === undefined ? {} : { disease }),
    ...(biomarker === undefined ? {} : { biomarker }),
    stance,
    message,
    ...(severity === undefined ? {} : { severity }),
  }));
}

function diffCollection(
  kind: string,
  before: readonly { readonly id: string }[],
  after: readonly { readonly id: string }[],
): readonly RecordChange[] {
  const [old, now] = [before, after].map((list) => new Map(list.map((each) => [each.id, each])));
  const ids = [...new Set([...old!.keys(), ...now!.keys()])].sort();
  return ids.flatMap((id): readonly RecordChange[] => {
    const first = old!.get(id);
    const second = now!.get(id);
    if (!first) return [{ kind, id, change: 'added', fields: [] }];
    if (!second) return [{ kind, id, change: 'removed', fields: [] }];
    if (first === second) return [];
    const fields = diffValues(first, second);
    return fields.length === 0 ? [] : [{ kind, id, change: 'changed', fields }];
  });
}
