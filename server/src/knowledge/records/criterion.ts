import type { BiomarkerRef } from './biomarker.ts';
import type { LineRange, PartialDate, ReviewedRecord, SourceIds } from './common.ts';

/**
 * A rule of the field that texts are held against. `biomarker-test`: what a method may decide by itself;
 * `line-preference`: a preference that trials and approvals have ended; `response`: a threshold of response criteria;
 * `resistance`: when resistance is called primary or acquired.
 */
export interface CriterionRecord extends ReviewedRecord {
  readonly about: 'biomarker-test' | 'line-preference' | 'response' | 'resistance';
  /** One sentence in our own words. */
  readonly statement: string;
  /** Names by which texts call the method (`IHC`) or the criteria (`RECIST 1.1`). */
  readonly words?: readonly string[];
  /** What the test looks for, or who is treated. */
  readonly biomarker?: BiomarkerRef;
  /** `screening`: a positive result has to be confirmed by another method. */
  readonly adequacy?: 'sufficient' | 'screening';
  /** Drug or class that was preferred. */
  readonly treatment?: string;
  readonly disease?: string;
  readonly line?: LineRange;
  /** Day the preference ended. */
  readonly since?: PartialDate;
  /** Drugs preferred since, best evidence first. */
  readonly preferred?: readonly string[];
  /** Name of the response criteria. */
  readonly scheme?: string;
  readonly category?: 'complete-response' | 'partial-response' | 'stable-disease' | 'progressive-disease';
  readonly change?: 'decrease' | 'increase';
  /** Least change, in percent of what is `measured`. */
  readonly percent?: number;
  readonly measured?: string;
  readonly resistance?: 'primary' | 'acquired';
  /** Weeks of treatment before which, or after which, the word does not apply. */
  readonly earliestWeeks?: number;
  readonly latestWeeks?: number;
  readonly sources: SourceIds;
}
