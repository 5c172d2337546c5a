import type { BiomarkerRef } from './biomarker.ts';
import type { EvidenceLevel, Jurisdiction, SourceIds } from './common.ts';

export interface Successor {
  readonly id: string;
  /** Drug id given next. */
  readonly drug: string;
  readonly when: {
    readonly biomarker: BiomarkerRef;
    /** Short protein form: the step is for this resistance variant. Absent: progression whatever the mechanism. */
    readonly variant?: string;
    readonly trigger: 'progression' | 'intolerance' | 'cns-progression';
  };
  readonly relation: 'next-generation' | 'active-against-variant' | 'same-class' | 'other-class';
  /** 1 is offered first among the successors for the same `when`. */
  readonly rank: number;
  readonly rationale: string;
  readonly level: EvidenceLevel;
  readonly jurisdictions?: readonly Jurisdiction[];
  readonly sources: SourceIds;
}
