import type { PartialDate } from './common.ts';

export interface SourceRecord {
  readonly id: string;
  readonly type:
    | 'label'
    | 'regulatory-notice'
    | 'paper'
    | 'abstract'
    | 'trial-registration'
    | 'guideline'
    | 'database'
    | 'terminology';
  readonly title: string;
  /** Short author form, `Shaw et al.` */
  readonly authors?: string;
  /** Journal, agency or publisher. */
  readonly publisher?: string;
  /** Publication or revision date of the version that was read. */
  readonly date: PartialDate;
  readonly pmid?: string;
  readonly pmcid?: string;
  readonly doi?: string;
  readonly nct?: string;
  readonly url?: string;
  /** `retracted` and `superseded` sources may be recorded, never relied on. Default `current`. */
  readonly status?: 'current' | 'retracted' | 'superseded';
  readonly supersededBy?: string;
  readonly note?: string;
}
