import type { BiomarkerRef } from './biomarker.ts';
import type {
  EvidenceLevel,
  LineRange,
  PartialDate,
  ReviewedRecord,
  SourceIds,
  StudyDesign,
} from './common.ts';
import type { Endpoint } from './trial.ts';

export interface EvidenceRecord extends ReviewedRecord {
  /** Drug ids or class ids. */
  readonly treatments: readonly string[];
  /** Whether the record is about each of `treatments` (`any`, the default) or only about all of them given together. */
  readonly treatmentsNeeded?: 'any' | 'all';
  readonly biomarkers: readonly BiomarkerRef[];
  readonly disease?: string;
  readonly line?: LineRange;
  /** `no-resistance`: resistance was looked for and not found, which is not yet a response. */
  readonly effect: 'response' | 'resistance' | 'no-benefit' | 'no-resistance' | 'harm';
  /** Whether one of `biomarkers` is enough (`any`, the default) or all must be present in the same tumour. */
  readonly biomarkersNeeded?: 'any' | 'all';
  readonly level: EvidenceLevel;
  readonly design: StudyDesign;
  /** One sentence in our own words. */
  readonly statement: string;
  /** True where the authors themselves only hypothesise. */
  readonly hypothesis?: boolean;
  readonly coOccurring?: readonly BiomarkerRef[];
  /** Observations a reader may quote, each with units. */
  readonly observations?: readonly {
    readonly description: string;
    readonly endpoint?: Endpoint;
    readonly value: number;
    readonly unit: string;
    readonly bound?: 'exact' | 'greater-than' | 'less-than';
    readonly treatments?: readonly string[];
    readonly line?: LineRange;
    /** `patient`: one patient; `historical`: a comparator from other studies. */
    readonly population: 'patient' | 'cohort' | 'historical';
  }[];
  readonly sources: SourceIds;
  readonly asOf: PartialDate;
}
