import type { ReviewedRecord, SourceIds, Surface } from './common.ts';

/** A drug class, a treatment modality, or a named combination such as chemo-immunotherapy. */
export interface DrugClassRecord extends ReviewedRecord {
  readonly name: string;
  readonly synonyms: readonly Surface[];
  /** The gene whose product members inhibit, for `ALK inhibitor`, `ROS1 TKI`. */
  readonly gene?: string;
  readonly parents: readonly string[];
  /** Present on combinations: every listed class or drug takes part. */
  readonly combinationOf?: readonly string[];
  readonly sources: SourceIds;
}
