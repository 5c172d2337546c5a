import type { KnowledgeRecords } from '../types.ts';

export type RecordKind =
  | 'source'
  | 'drug'
  | 'class'
  | 'gene'
  | 'disease'
  | 'substance'
  | 'term'
  | 'trial'
  | 'evidence'
  | 'activity'
  | 'criterion'
  | 'name';

export type RecordCollection = Exclude<keyof KnowledgeRecords, 'collisions' | 'completeApprovals'>;

/** Where each kind of record stands: its folder under `data/`, its array in `KnowledgeRecords`. */
export const RECORD_KINDS: readonly {
  readonly kind: RecordKind;
  readonly folder: string;
  readonly collection: RecordCollection;
}[] = [
  { kind: 'source', folder: 'sources', collection: 'sources' },
  { kind: 'drug', folder: 'drugs', collection: 'drugs' },
  { kind: 'class', folder: 'classes', collection: 'classes' },
  { kind: 'gene', folder: 'genes', collection: 'genes' },
  { kind: 'disease', folder: 'diseases', collection: 'diseases' },
  { kind: 'substance', folder: 'substances', collection: 'substances' },
  { kind: 'term', folder: 'terms', collection: 'terms' },
  { kind: 'trial', folder: 'trials', collection: 'trials' },
  { kind: 'evidence', folder: 'evidence', collection: 'evidence' },
  { kind: 'activity', folder: 'activity', collection: 'activities' },
  { kind: 'criterion', folder: 'criteria', collection: 'criteria' },
  { kind: 'name', folder: 'vocabulary', collection: 'names' },
];

/** The array that holds records of the kind. */
export function collectionOf(kind: RecordKind): RecordCollection {
  return RECORD_KINDS.find((each) => each.kind === kind)!.collection;
}
