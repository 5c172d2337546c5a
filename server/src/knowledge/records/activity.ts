import type { EvidenceLevel, ReviewedRecord, SourceIds, StudyDesign } from './common.ts';

/** What a drug does against a variant. */
export interface ActivityRecord extends ReviewedRecord {
  readonly gene: string;
  /** Short protein forms; more than one is a compound mutation, all of them present. */
  readonly variants: readonly string[];
  readonly drug: string;
  readonly effect: 'sensitive' | 'resistant' | 'reduced';
  readonly level: EvidenceLevel;
  readonly design: StudyDesign;
  readonly context?: string;
  readonly sources: SourceIds;
}
