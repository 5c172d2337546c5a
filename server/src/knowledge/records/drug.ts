import type { Approval } from './approval.ts';
import type { Jurisdiction, ReviewedRecord, SourceIds, Surface } from './common.ts';
import type { DoseUnit } from './dose.ts';
import type { DoseAdjustment, DosingRegimen } from './dosing.ts';
import type { Contraindication, Interaction, MonitoringRequirement, Warning } from './safety.ts';
import type { Successor } from './successor.ts';

export interface DrugRecord extends ReviewedRecord {
  /** International nonproprietary name, lower case. */
  readonly inn: string;
  readonly type:
    | 'small-molecule'
    | 'antibody'
    | 'bispecific-antibody'
    | 'antibody-drug-conjugate'
    | 'cytotoxic'
    | 'myeloprotective';
  readonly brands: readonly { readonly name: string; readonly jurisdictions?: readonly Jurisdiction[] }[];
  readonly codeNames?: readonly string[];
  readonly synonyms?: readonly Surface[];
  readonly codes: { readonly rxnorm?: string; readonly atc?: string; readonly ncit?: string };
  readonly company?: string;
  /** Class ids, with the generation inside that class where the field speaks of generations. */
  readonly classes: readonly {
    readonly class: string;
    readonly generation?: number;
    readonly sources: SourceIds;
  }[];
  /** What the molecule binds. A target is never by itself a labelled biomarker. */
  readonly targets: readonly {
    readonly gene: string;
    /** `primary`: a licensed or intended target; `other`: bound, without a licence resting on it. */
    readonly role: 'primary' | 'other';
    readonly sources: SourceIds;
    readonly note?: string;
  }[];
  /** Dosage strengths supplied, so that `250 mg capsules` is not read as a dose. */
  readonly strengths?: readonly {
    readonly form: string;
    readonly value: number;
    readonly unit: DoseUnit;
    readonly sources: SourceIds;
  }[];
  readonly approvals: readonly Approval[];
  /** Further regions, beside those of the whole base, of which every approval of this drug is on record. */
  readonly completeApprovals?: readonly Jurisdiction[];
  readonly dosing: readonly DosingRegimen[];
  readonly adjustments: readonly DoseAdjustment[];
  readonly interactions: readonly Interaction[];
  readonly contraindications: readonly Contraindication[];
  readonly warnings: readonly Warning[];
  readonly monitoring: readonly MonitoringRequirement[];
  readonly cns?: CnsActivity;
  readonly successors: readonly Successor[];
}

export interface CnsActivity {
  /** Rank for comparisons, from label and trial results: 0 none shown, 1 limited, 2 active, 3 highly active. */
  readonly rank: 0 | 1 | 2 | 3;
  readonly summary: string;
  readonly sources: SourceIds;
}
