import type { KnowledgeIndex } from '../knowledgeIndex.ts';
import type { KnowledgeSeverity } from '../problem.ts';
import type { Pointer } from '../source/pointer.ts';
import type { RecordKind } from '../source/recordKinds.ts';
import type { KnowledgeRecords, PartialDate } from '../types.ts';

import type { SourceMention } from './sourcesIn.ts';

/** A place in a record. */
export interface RecordPlace {
  /** `collision`: an entry of `collisions.yaml`, with its surface as the id. */
  readonly kind: RecordKind | 'collision';
  readonly id: string;
  readonly pointer: Pointer;
}

/** What a check sees. */
export interface VerifyContext {
  readonly index: KnowledgeIndex;
  /** The records that are judged: all of the index, or those that an overlay adds to a base that was judged before. */
  readonly judged: KnowledgeRecords;
  /** Every mention of a source in the judged records. */
  readonly sourceMentions: readonly SourceMention[];
  /** Day against which review dates are judged; undefined if there is none to go by. */
  readonly today: PartialDate | undefined;
  /** Months after which a record is to be reviewed again. */
  readonly reviewMonths: number;
  /** True if records may name variants that no gene lists, so long as they are well formed. */
  readonly openVariants: boolean;
  /** True if approvals that ended are listed, though nothing is wrong with them. */
  readonly listEnded: boolean;
  /** True if a record of the kind was written, even one that broke its schema. */
  exists(kind: RecordKind, id: string): boolean;
  /** Reports a problem at a place; `related` is the other side of a conflict. */
  report(
    severity: KnowledgeSeverity,
    code: string,
    message: string,
    place: RecordPlace,
    related?: readonly (RecordPlace & { readonly message: string })[],
  ): void;
}

/**
 * One check of the whole base. What can be seen in a record by itself is looked for in the judged ones only. Must not throw
 * on any records that keep to their schemas.
 */
export type KnowledgeCheck = (context: VerifyContext) => void;
