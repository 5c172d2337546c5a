/** What records of every kind share. */

/** An ISO 8601 calendar date: `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where the source gives no more. */
export type PartialDate = string;

/** An ISO 8601 duration such as `P14D`, `P1M`, `P2M`. */
export type Duration = string;

/** Regions whose labels the base covers. `US` is the FDA label, `EU` the EMA SmPC, and so on. */
export type Jurisdiction = 'US' | 'EU' | 'UK' | 'CN' | 'JP' | 'KR' | 'CA' | 'AU' | 'CH';

export type Agency = 'FDA' | 'EMA' | 'MHRA' | 'NMPA' | 'PMDA' | 'MFDS' | 'HC' | 'TGA' | 'SWISSMEDIC';

/** Ids of `SourceRecord`s. Never empty where it stands. */
export type SourceIds = readonly string[];

/** Fields common to every record that carries facts. */
export interface ReviewedRecord {
  readonly id: string;
  /** Day a person last compared the record with its sources. */
  readonly reviewed: PartialDate;
  /** Default policy for a surface that collides with another entity or an English word: see `Surface.match`. */
  readonly note?: string;
}

/**
 * A name an entity is known by in text.
 * `match` says how the term automaton may recognise it:
 * - `any` (default): letters in any case, hyphen and space variants allowed;
 * - `exact`: only with exactly this letter case (`MET` the gene, never `met` the verb);
 * - `context`: exact case, and only where another cue of the same field stands in the sentence (`ROS`, `PR`, `ALL`).
 */
export interface Surface {
  readonly text: string;
  readonly match?: 'any' | 'exact' | 'context';
  /** `obsolete` and `legacy` names are recognised and may be reported by terminology rules. */
  readonly status?: 'preferred' | 'accepted' | 'legacy' | 'obsolete' | 'misspelling';
  readonly language?: string;
}

/** Lines of systemic therapy for advanced disease, 1-based and inclusive; `max` absent means no upper bound. */
export interface LineRange {
  readonly min: number;
  readonly max?: number;
}

/** Age in years, inclusive at both ends; a fraction of a year is allowed. Absent bound means unbounded. */
export interface AgeRange {
  readonly min?: number;
  readonly max?: number;
}

export type Setting =
  | 'neoadjuvant'
  | 'adjuvant'
  | 'consolidation'
  | 'advanced'
  | 'maintenance'
  | 'relapsed-refractory';

export type Extent =
  | 'limited-stage'
  | 'extensive-stage'
  | 'early'
  | 'locally-advanced'
  | 'metastatic'
  | 'unresectable';

export type StudyDesign =
  | 'randomised'
  | 'single-arm'
  | 'cohort'
  | 'case-series'
  | 'case-report'
  | 'preclinical'
  | 'guideline'
  | 'label'
  | 'unspecified';

export type EvidenceLevelScheme = 'CIViC' | 'OncoKB' | 'ESCAT' | 'GRADE' | 'design';

/** A level is meaningless without its scheme. Scheme `design` uses the study design itself as the level. */
export interface EvidenceLevel {
  readonly scheme: EvidenceLevelScheme;
  readonly level: string;
}
