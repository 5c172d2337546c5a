import type { Pointer } from '../source/pointer.ts';
import { RECORD_KINDS } from '../source/recordKinds.ts';
import type { KnowledgeRecords } from '../types.ts';
import type { RecordPlace } from './context.ts';

/** One mention of a source, with all the sources that the same fact names. */
export interface SourceMention {
  readonly place: RecordPlace;
  readonly id: string;
  readonly together: readonly string[];
  /** The fact has ended and says so (`status: superseded` or `withdrawn`); older versions are its proper sources. */
  readonly historical: boolean;
}

const SOURCE_FIELDS: ReadonlySet<string> = new Set(['sources', 'publications']);

/** Every mention of a source in the records: wherever a field called `sources` or `publications` stands. */
export function sourcesIn(records: KnowledgeRecords): readonly SourceMention[] {
  const mentions: SourceMention[] = [];
  for (const { kind, collection } of RECORD_KINDS) {
    for (const record of records[collection]) {
      walk(record, [], (pointer, together, historical) => {
        for (const [i, id] of together.entries()) {
          mentions.push({
            place: { kind, id: record.id, pointer: [...pointer, i] },
            id,
            together,
            historical,
          });
        }
      });
    }
  }
  return mentions;
}

type Found = (pointer: Pointer, ids: readonly string[], historical: boolean) => void;

function walk(value: unknown, pointer: Pointer, found: Found): void {
  if (typeof value !== 'object' || value === null) return;
  const { status } = value as { readonly status?: unknown };
  for (const [key, each] of Object.entries(value)) {
    const at = [...pointer, Array.isArray(value) ? Number(key) : key];
    if (SOURCE_FIELDS.has(key) && Array.isArray(each)) {
      found(at, each as readonly string[], status === 'superseded' || status === 'withdrawn');
    } else walk(each, at, found);
  }
}
