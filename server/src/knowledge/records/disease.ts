import type { Extent, ReviewedRecord, SourceIds, Surface } from './common.ts';

export interface DiseaseRecord extends ReviewedRecord {
  readonly name: string;
  readonly synonyms: readonly Surface[];
  readonly codes: {
    readonly doid?: string;
    readonly ncit?: string;
    readonly oncotree?: string;
    readonly icd10?: string;
    readonly icdo3?: string;
  };
  /** Broader diseases. Extensive-stage SCLC is an SCLC; the hierarchy has no cycles. */
  readonly parents: readonly string[];
  /** Set where the record is a stage of its parent. */
  readonly extent?: Extent;
  /** Diseases that share words or a site but exclude each other: SCLC and NSCLC. */
  readonly disjointWith?: readonly string[];
  readonly summary?: string;
  readonly sources: SourceIds;
}
