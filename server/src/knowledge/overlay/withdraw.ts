import { nearestName } from '../../text/nearest.ts';
import { RECORD_KINDS } from '../source/recordKinds.ts';
import type { KnowledgeRecords } from '../types.ts';

/** The records without one record or one part of a record, or the name that is not among them and the nearest that is. */
export type WithdrawalResult =
  | { readonly records: KnowledgeRecords }
  | { readonly unknown: string; readonly nearest: string | undefined };

/** Takes `<kind>/<id>` or `<kind>/<id>/<part id>` out of the records. */
export function withdraw(records: KnowledgeRecords, name: string): WithdrawalResult {
  const [kindName = '', id = '', ...rest] = name.split('/');
  const collection = RECORD_KINDS.find(({ kind }) => kind === kindName)?.collection;
  const list: readonly { readonly id: string }[] = collection ? records[collection] : [];
  const record = list.find((each) => each.id === id);
  if (!collection || !record) {
    const nearest = nearestName(
      id,
      list.map((each) => each.id),
    );
    return { unknown: name, nearest: nearest && `${kindName}/${nearest}` };
  }
  if (rest.length === 0) {
    return { records: { ...records, [collection]: list.filter((each) => each !== record) } };
  }
  const part = rest.join('/');
  const smaller = withoutPart(record, part);
  if (!smaller) {
    const nearest = nearestName(part, partNames(record));
    return { unknown: name, nearest: nearest && `${kindName}/${id}/${nearest}` };
  }
  return { records: { ...records, [collection]: list.map((each) => (each === record ? smaller : each)) } };
}

function withoutPart<T extends object>(record: T, part: string): T | undefined {
  for (const [field, value] of Object.entries(record)) {
    if (!Array.isArray(value) || !value.some((each) => partName(each) === part)) continue;
    return { ...record, [field]: value.filter((each) => partName(each) !== part) };
  }
  return undefined;
}

function partNames(record: object): readonly string[] {
  return Object.values(record).flatMap((value) =>
    Array.isArray(value) ? value.flatMap((each) => partName(each) ?? []) : [],
  );
}

/** Parts are known by their id; variants by their short form, warnings by their harm. */
function partName(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, short, harm } = value as {
    readonly id?: string;
    readonly short?: string;
    readonly harm?: string;
  };
  return id ?? short ?? harm;
}
