/** Words of the clinic that interactions and monitoring speak of. */
import type { ReviewedRecord, SourceIds, Surface } from './common.ts';

/** A co-medication or a class of them, for interactions: ketoconazole is a strong CYP3A inhibitor. */
export interface SubstanceRecord extends ReviewedRecord {
  readonly name: string;
  readonly kind: 'substance' | 'substance-class';
  readonly synonyms: readonly Surface[];
  readonly memberOf?: readonly string[];
  readonly sources: SourceIds;
}

/** A harm, or a test that watches for one, with the words used for it. */
export interface ClinicalTermRecord extends ReviewedRecord {
  readonly name: string;
  readonly kind: 'harm' | 'test';
  readonly synonyms: readonly Surface[];
  /** On a harm: tests any one of which monitors it. */
  readonly monitoredBy?: readonly string[];
  /** Broader term. */
  readonly parents?: readonly string[];
  readonly sources?: SourceIds;
}
