import type { ProtocolFields } from '../document/fields/types.ts';
import type { ProtocolDocument } from '../document/types.ts';
import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import type { Jurisdiction } from '../knowledge/types.ts';

/** What a claim is held against, and the document that surrounds it. */
export interface VerifyContext {
  readonly knowledge: KnowledgeIndex;
  readonly document: ProtocolDocument;
  readonly fields: ProtocolFields | undefined;
  /** Regions the document is written for: its own, else the user's; empty means any that the base covers. */
  readonly jurisdictions: readonly Jurisdiction[];
}

const JURISDICTIONS: ReadonlySet<string> = new Set<Jurisdiction>([
  'US',
  'EU',
  'UK',
  'CN',
  'JP',
  'KR',
  'CA',
  'AU',
  'CH',
]);

/**
 * Regions a document is judged for.
 * @param assumed regions to assume where the document states none
 */
export function jurisdictionsOf(
  fields: ProtocolFields | undefined,
  assumed: readonly string[],
): readonly Jurisdiction[] {
  const stated = (fields?.metadata.jurisdictions ?? []).map(({ value }) => value).filter(isJurisdiction);
  return stated.length > 0 ? stated : assumed.filter(isJurisdiction);
}

/** True if the text is a region code that the knowledge base uses. */
export function isJurisdiction(text: string): text is Jurisdiction {
  return JURISDICTIONS.has(text);
}
