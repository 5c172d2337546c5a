/**
 * Claims: what a clause says, with every part located and every inherited part marked with where it came from.
 * All spans are source spans (UTF-16 offsets into the document), not block coordinates.
 */
import type { TextBlock } from '../document/types.ts';
import type {
  AgeRange,
  AlterationClass,
  Assessor,
  Dose,
  Endpoint,
  Extent,
  Frequency,
  Jurisdiction,
  LineRange,
  Setting,
} from '../knowledge/types.ts';
import type { Mention } from '../recognise/types.ts';
import type { Span } from '../text/span.ts';

export type ClaimKind =
  | 'indication'
  | 'efficacy'
  | 'resistance'
  | 'sequence'
  | 'driver'
  | 'dose'
  | 'safety'
  | 'monitoring'
  | 'interaction'
  | 'cns'
  | 'regulatory'
  | 'numeric'
  /** What a drug binds: biomarkers of role `target` are its targets, nobody's selection. */
  | 'target';

export type AssertionStatus =
  | 'asserted'
  | 'hypothesis'
  | 'historical'
  | 'quoted'
  | 'question'
  | 'conditional';

export type Polarity = 'affirmed' | 'negated';

export type ClaimEffect = 'response' | 'resistance' | 'no-benefit' | 'harm';

/** Where a slot was filled from, nearest first. */
export type SlotOrigin =
  | 'clause'
  | 'sentence'
  | 'previous-sentence'
  | 'list'
  | 'row-header'
  | 'column-header'
  | 'heading'
  | 'section'
  | 'title'
  | 'front-matter'
  | 'field';

/** A part of a claim: its value, the source span of the words it was read from, those words, and where they stand. */
export interface Slot<T> {
  readonly value: T;
  readonly span: Span;
  readonly text: string;
  readonly origin: SlotOrigin;
}

/** A drug, class or combination. `generations` is empty unless the words name them. */
export interface TreatmentValue {
  readonly kind: 'drug' | 'drug-class' | 'substance';
  readonly id: string;
  readonly generations: readonly number[];
}

/** A biomarker as stated. `alteration` is undefined where the words leave it open (`ROS1-positive`). */
export interface BiomarkerValue {
  readonly gene: string;
  readonly alteration: AlterationClass | undefined;
  /** Short protein form. */
  readonly variant: string | undefined;
  readonly exon: number | undefined;
  readonly status: 'positive' | 'negative' | 'unknown';
  /** `selecting`: who is treated; `acquired`: found at resistance; `co-occurring`: reported beside it; `target`: bound by the drug. */
  readonly role: 'selecting' | 'acquired' | 'co-occurring' | 'target';
}

/**
 * How strongly the words speak. `regulatory` (indicated, approved, licensed) is judged closed-world; `recommendation`
 * (use, give, first-line treatment, standard of care) and `efficacy` (responds, benefits, effective) open-world;
 * `mention` only names the parts together and asserts nothing to judge beyond contradictions of target.
 */
export type ClaimWording = 'regulatory' | 'recommendation' | 'efficacy' | 'mention';

/** A dose with all that was said of it. */
export interface DoseStatement {
  readonly dose: Dose;
  readonly frequency: Frequency | undefined;
  readonly span: Span;
  readonly frequencySpan: Span | undefined;
  readonly text: string;
  readonly role: 'starting' | 'level' | 'daily-total' | 'strength' | 'maximum' | 'unspecified';
  /** -1 for the first reduction, 0 for the full dose of a ladder; undefined where no level is named. */
  readonly level: number | undefined;
  readonly organ:
    | {
        readonly organ: 'hepatic' | 'renal';
        readonly severity?: 'mild' | 'moderate' | 'severe';
        readonly creatinineClearance?: { readonly min?: number; readonly max?: number; readonly at?: number };
        readonly span: Span;
      }
    | undefined;
  /** Substance or substance class the dose is adjusted for. */
  readonly interaction: string | undefined;
}

/** How a drug is taken with regard to food. */
export type FoodRelation = 'with' | 'without' | 'either';

/** Body weight in kg: `minKg` inclusive, `maxKg` exclusive, except where both are the weight of one patient. */
export interface WeightRange {
  readonly minKg?: number;
  readonly maxKg?: number;
}

/** A number bound to an endpoint, and to arm, population, assessor and cut where the text says. */
export interface NumericStatement {
  readonly endpoint: Endpoint | undefined;
  readonly measure: 'median' | 'rate' | 'hazard-ratio' | 'rate-at' | 'duration' | 'unspecified';
  readonly value: number;
  /** Upper end of a range `60-70 %`. */
  readonly high: number | undefined;
  readonly unit: 'percent' | 'months' | 'weeks' | 'days' | 'years' | 'ratio' | 'count' | 'other';
  readonly bound: 'exact' | 'greater-than' | 'less-than' | 'at-least' | 'at-most' | 'about';
  readonly decimals: number;
  readonly interval:
    | { readonly low: number; readonly high: number; readonly level: number | undefined; readonly span: Span }
    | undefined;
  readonly fraction: { readonly events: number; readonly n: number; readonly span: Span } | undefined;
  readonly n: number | undefined;
  /** Drug or class the number is for, after "versus" and "respectively" were resolved. */
  readonly treatment: string | undefined;
  /** True if the number is the comparator's. */
  readonly comparator: boolean;
  /** Trial id, if the clause or an inherited slot names one trial. */
  readonly trial: string | undefined;
  readonly assessor: Assessor | undefined;
  readonly population: 'patient' | 'historical' | 'cohort';
  readonly span: Span;
  readonly text: string;
}

/** A word or phrase that decided something about the claim, for explanations. */
export interface CueUse {
  /** Id of the cue's declaration. */
  readonly id: string;
  readonly category: string;
  readonly span: Span;
  readonly text: string;
  /** What it was taken to act on. */
  readonly scope: Span;
  readonly decided: string;
}

export interface Claim {
  /** Unique inside the document: `c0`, `c1`, … in source order. */
  readonly id: string;
  readonly kind: ClaimKind;
  /** The clause (or the field node) in the source. */
  readonly span: Span;
  /** The clause as read, without markup. */
  readonly text: string;
  readonly block: TextBlock | undefined;
  /** Path of the field a structured claim was read from; undefined for prose. */
  readonly fieldPath: readonly (string | number)[] | undefined;

  /** What is given, recommended or spoken of; alternatives and combinations alike. */
  readonly treatments: readonly Slot<TreatmentValue>[];
  /** What it is compared with or preferred over. */
  readonly comparators: readonly Slot<TreatmentValue>[];
  /** What was given before, or after which the treatment follows. */
  readonly priorTreatments: readonly Slot<TreatmentValue>[];
  /** Co-medication in interaction claims. */
  readonly substances: readonly Slot<string>[];
  readonly biomarkers: readonly Slot<BiomarkerValue>[];
  readonly diseases: readonly Slot<string>[];
  readonly line: Slot<LineRange> | undefined;
  readonly setting: Slot<Setting> | undefined;
  readonly extent: Slot<Extent> | undefined;
  readonly age: Slot<AgeRange> | undefined;
  readonly jurisdictions: readonly Slot<Jurisdiction>[];
  readonly trials: readonly Slot<string>[];
  readonly harms: readonly Slot<string>[];
  readonly tests: readonly Slot<string>[];
  readonly doses: readonly DoseStatement[];
  /** How a dose is taken with regard to food; dose claims alone. */
  readonly food: Slot<FoodRelation> | undefined;
  /** The body weight a dose is for; dose claims alone. */
  readonly weight: Slot<WeightRange> | undefined;
  readonly numbers: readonly NumericStatement[];
  readonly citations: readonly Slot<string>[];

  /** What the sentence says the treatment does; see DESIGN: "did not respond" is `response`, `negated`. */
  readonly effect: ClaimEffect | undefined;
  readonly polarity: Polarity;
  readonly status: AssertionStatus;
  readonly wording: ClaimWording;
  /** True where the treatment is said to be for whoever has the disease, without selection: "for all advanced NSCLC". */
  readonly unselected: boolean;
  readonly cues: readonly CueUse[];
  /** Every mention inside the clause, in coordinates of the block's text; none for fields. */
  readonly clauseMentions: readonly Mention[];
  /** Every mention inside the clause, with source spans (`span` is rewritten to source coordinates). */
  readonly mentions: readonly Mention[];
}
