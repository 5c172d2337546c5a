import type { BiomarkerRef } from './biomarker.ts';
import type {
  Agency,
  AgeRange,
  Extent,
  Jurisdiction,
  LineRange,
  PartialDate,
  Setting,
  SourceIds,
} from './common.ts';

export interface Approval {
  /** Unique inside the drug: `us-alk-nsclc`. The full record id is `<drug>/<id>`. */
  readonly id: string;
  readonly agency: Agency;
  readonly jurisdiction: Jurisdiction;
  /** Date of the decision. */
  readonly date: PartialDate;
  readonly status: 'regular' | 'accelerated' | 'conditional' | 'withdrawn' | 'superseded';
  /** Day the approval ended, for `withdrawn` and `superseded`. */
  readonly until?: PartialDate;
  readonly supersededBy?: string;
  readonly disease: string;
  /** Further diseases with the same wording. */
  readonly otherDiseases?: readonly string[];
  readonly extent?: readonly Extent[];
  readonly setting?: Setting;
  /** Alternatives: the label is met by any one of them. Empty: the label asks for no biomarker. */
  readonly biomarkers: readonly BiomarkerRef[];
  readonly line?: LineRange;
  /** Treatment that must have come before: drug or class ids, with the label's wording in `restriction`. */
  readonly priorTherapy?: { readonly anyOf: readonly string[]; readonly required: boolean };
  readonly age?: AgeRange;
  /** Drugs or classes it must be given with. */
  readonly combination?: readonly string[];
  /** Limitation of use, in our own words. */
  readonly restriction?: string;
  readonly companionTest?: readonly string[];
  readonly sources: SourceIds;
}
