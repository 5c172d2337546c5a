/** Trials and their results: efficacy lives here, never as one number of a drug. */
import type { BiomarkerRef } from './biomarker.ts';
import type {
  AgeRange,
  Duration,
  LineRange,
  ReviewedRecord,
  SourceIds,
  StudyDesign,
  Surface,
} from './common.ts';

export type Endpoint =
  | 'ORR'
  | 'DCR'
  | 'CR-rate'
  | 'DoR'
  | 'PFS'
  | 'OS'
  | 'DFS'
  | 'EFS'
  | 'TTP'
  | 'TTR'
  | 'intracranial-ORR'
  | 'intracranial-DCR'
  | 'intracranial-PFS'
  | 'time-to-intracranial-progression';

export type Assessor = 'investigator' | 'independent' | 'unspecified';

export interface TrialRecord extends ReviewedRecord {
  readonly acronym: string;
  readonly synonyms: readonly Surface[];
  readonly nct?: string;
  readonly otherIds?: readonly string[];
  readonly title: string;
  readonly phase: string;
  readonly design: StudyDesign;
  readonly masking?: 'open-label' | 'double-blind';
  readonly populations: readonly TrialPopulation[];
  readonly arms: readonly TrialArm[];
  readonly results: readonly TrialResult[];
  readonly publications: SourceIds;
  readonly sources: SourceIds;
}

/** A cohort or analysis set of a trial. */
export interface TrialPopulation {
  readonly id: string;
  readonly description: string;
  readonly disease: string;
  readonly biomarkers: readonly BiomarkerRef[];
  readonly line?: LineRange;
  readonly priorTherapy?: readonly string[];
  readonly age?: AgeRange;
  readonly n?: number;
  /** `cns-metastases`, `measurable-cns-metastases`, `east-asian`. */
  readonly subgroup?: string;
}

export interface TrialArm {
  readonly id: string;
  readonly role: 'experimental' | 'comparator' | 'single';
  readonly treatments: readonly string[];
  readonly n?: number;
}

/** One figure. `versus` names the comparator arm of a ratio; a rate at a time point carries `at`. */
export interface TrialResult {
  readonly id: string;
  readonly population: string;
  readonly arm: string;
  readonly versus?: string;
  readonly endpoint: Endpoint;
  readonly measure: 'median' | 'rate' | 'hazard-ratio' | 'rate-at';
  readonly at?: Duration;
  /** Months for medians, percent for rates, none for hazard ratios. `null` means not reached. */
  readonly value: number | null;
  readonly unit: 'months' | 'percent' | 'ratio';
  readonly ci?: { readonly low: number | null; readonly high: number | null; readonly level: number };
  readonly p?: string;
  readonly events?: number;
  readonly n?: number;
  readonly assessor: Assessor;
  /** Analysis or data cut: `primary`, `final`, `2014`, `5-year`. */
  readonly cut: string;
  readonly significant?: boolean;
  readonly sources: SourceIds;
}
