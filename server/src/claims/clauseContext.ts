import type { TextBlock } from '../document/types.ts';
import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import type { Mention } from '../recognise/types.ts';
import type { ClauseReading } from './clauseReading.ts';
import type { Discourse } from './discourse.ts';
import type { Surrounding } from './surroundings.ts';
import type { AssertionStatus, Claim, Polarity } from './types.ts';

/** What a clause is read with. `overrides` come from an annotated span or a ledger entry's own fields. */
export interface ClauseContext {
  readonly block: TextBlock;
  readonly reading: ClauseReading;
  readonly sentenceMentions: readonly Mention[];
  readonly places: readonly Surrounding[];
  readonly discourse: Discourse;
  readonly knowledge: KnowledgeIndex;
  readonly readPlace: (block: TextBlock) => readonly ClauseReading[];
  readonly overrides: { readonly status?: AssertionStatus; readonly polarity?: Polarity };
}

/** A claim while it is put together; `id` is given when all claims of a document are in order. */
export type ClaimDraft = { -readonly [K in keyof Claim]: Claim[K] };
