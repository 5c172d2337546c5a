/**
 * What recognition finds in one text: mentions of entities and quantities, with spans in that text's coordinates.
 * Recognition knows words, not clauses: it never decides what a sentence claims.
 */
import type {
  AgeRange,
  AlterationClass,
  Assessor,
  BiomarkerRef,
  Dose,
  Endpoint,
  Extent,
  Frequency,
  Jurisdiction,
  LineRange,
  Setting,
} from '../knowledge/types.ts';
import type { Span } from '../text/span.ts';

interface MentionBase {
  readonly span: Span;
  /** The matched text as written. */
  readonly surface: string;
}

/** `role` tells which of a drug's names was used, for naming rules and hovers. */
export interface DrugMention extends MentionBase {
  readonly kind: 'drug';
  readonly id: string;
  readonly role: 'inn' | 'brand' | 'code-name' | 'synonym' | 'misspelling';
}

/** A class, modality or combination: `ROS1 TKIs`, `second-generation ALK inhibitors`, `chemo-immunotherapy`. */
export interface DrugClassMention extends MentionBase {
  readonly kind: 'drug-class';
  readonly id: string;
  readonly generations: readonly number[];
}

export interface SubstanceMention extends MentionBase {
  readonly kind: 'substance';
  readonly id: string;
}

/** A gene named without a state: `ALK`, `MET`. */
export interface GeneMention extends MentionBase {
  readonly kind: 'gene';
  readonly gene: string;
  readonly legacyName: boolean;
}

/**
 * A gene in a state: `ROS1-positive`, `EML4::ALK`, `ALK fusion`, `MET exon 14 skipping`, `ALK-negative`.
 * `alteration` is undefined where the words leave it open (`ROS1-positive`).
 */
export interface BiomarkerMention extends MentionBase {
  readonly kind: 'biomarker';
  readonly gene: string;
  readonly alteration: AlterationClass | undefined;
  readonly exon?: number;
  readonly status: 'positive' | 'negative' | 'unknown';
  /** Fusion partner's symbol, with the notation as written. */
  readonly fusion?: {
    readonly fivePrime: string;
    readonly threePrime: string;
    readonly notation: '::' | '-' | '/' | '_' | 'other';
    /** True if the gene that carries the kinase was written first (`ALK::EML4`). */
    readonly reversed: boolean;
  };
}

/** A variant: `G1202R`, `ALK p.Gly1202Arg`, `I1171T/N/S` (one mention per member), with the gene where the text or the base supplies one. */
export interface VariantMention extends MentionBase {
  readonly kind: 'variant';
  /** Gene written next to the variant, if any. */
  readonly writtenGene: string | undefined;
  /** Genes in which the base knows this variant. */
  readonly knownGenes: readonly string[];
  /** Short protein form, one-letter codes: `G1202R`. */
  readonly short: string;
  readonly notation: 'short' | 'hgvs-three-letter' | 'hgvs-one-letter' | 'hgvs-predicted';
  /** The change alone, without a gene written in front of it: `G1202R` in `ALK G1202R`. */
  readonly changeSpan?: Span;
}

export interface DiseaseMention extends MentionBase {
  readonly kind: 'disease';
  readonly id: string;
  readonly legacyName: boolean;
}

export interface TrialMention extends MentionBase {
  readonly kind: 'trial';
  readonly id: string | undefined;
  /** Set for a registry number, whether or not the base knows the trial. */
  readonly nct?: string;
}

/** A harm: `bradycardia`. */
export interface HarmMention extends MentionBase {
  readonly kind: 'harm';
  readonly id: string;
}

/** A test: `LFTs`. */
export interface TestMention extends MentionBase {
  readonly kind: 'test';
  readonly id: string;
}

/** A dose with what directly belongs to it. Parts that are not written are undefined. */
export interface DoseMention extends MentionBase {
  readonly kind: 'dose';
  readonly dose: Dose;
  readonly frequency: Frequency | undefined;
  readonly frequencySpan: Span | undefined;
  /** True for a strength supplied: `250 mg capsules`. */
  readonly strength: boolean;
  /** True for a daily total: `500 mg daily, as 250 mg twice daily`. */
  readonly total: boolean;
  /** Dose level written with it: `level -1`, `−1:`. */
  readonly level?: number;
  /** True for concentrations and laboratory values, which are not doses: `4.0 mmol/L`, `mg/dL`. */
  readonly laboratory: boolean;
}

/** A frequency standing alone: `twice daily`, `BID`, `every 3 weeks`, `weekly for two months`. */
export interface FrequencyMention extends MentionBase {
  readonly kind: 'frequency';
  readonly frequency: Frequency;
  readonly forDuration?: string;
}

export interface EndpointMention extends MentionBase {
  readonly kind: 'endpoint';
  readonly endpoint: Endpoint;
  readonly median: boolean;
  readonly assessor: Assessor | undefined;
}

/** A number with its unit and bounds. `value` is the point or the lower end; `high` the upper end of a range. */
export interface QuantityMention extends MentionBase {
  readonly kind: 'quantity';
  readonly value: number;
  readonly high: number | undefined;
  readonly unit: 'percent' | 'months' | 'weeks' | 'days' | 'years' | 'ratio' | 'count' | 'other';
  readonly unitText: string;
  readonly bound: 'exact' | 'greater-than' | 'less-than' | 'at-least' | 'at-most' | 'about';
  /** Decimals written: rounding tolerance is half a unit of the last one. */
  readonly decimals: number;
  /** True for number words: `two thirds`, `more than a year`. */
  readonly inWords: boolean;
  /** `36/50`: events over n. */
  readonly fraction?: { readonly events: number; readonly n: number };
  /** `(95% CI 0.32–0.58)` or a bare range in brackets after a number is its own mention of role `interval`. */
  readonly role: 'value' | 'interval' | 'p-value' | 'sample-size' | 'date' | 'reference' | 'percent-level';
  readonly intervalLevel?: number;
}

export interface LineMention extends MentionBase {
  readonly kind: 'line';
  readonly line: LineRange;
}

export interface SettingMention extends MentionBase {
  readonly kind: 'setting';
  readonly setting?: Setting;
  readonly extent?: Extent;
}

export interface AgeMention extends MentionBase {
  readonly kind: 'age';
  readonly age: AgeRange;
}

export interface JurisdictionMention extends MentionBase {
  readonly kind: 'jurisdiction';
  readonly jurisdictions: readonly Jurisdiction[];
}

/** `severe hepatic impairment`, `CrCl <30 mL/min`, `dialysis`. Creatinine clearance in mL/min; `max` exclusive, `min` inclusive. */
export interface OrganFunctionMention extends MentionBase {
  readonly kind: 'organ-function';
  readonly organ: 'hepatic' | 'renal';
  readonly severity?: 'mild' | 'moderate' | 'severe';
  readonly creatinineClearance?: { readonly min?: number; readonly max?: number; readonly at?: number };
  readonly dialysis?: boolean;
  /** The unit as written where it cannot belong to the quantity: `mg/dL` with CrCl. */
  readonly impossibleUnit?: string;
}

/** A year or date in the text, for history and data cuts. */
export interface DateMention extends MentionBase {
  readonly kind: 'date';
  readonly year: number;
  /** `before 2017`. */
  readonly relation: 'in' | 'before' | 'after';
}

export type Mention =
  | DrugMention
  | DrugClassMention
  | SubstanceMention
  | GeneMention
  | BiomarkerMention
  | VariantMention
  | DiseaseMention
  | TrialMention
  | HarmMention
  | TestMention
  | DoseMention
  | FrequencyMention
  | EndpointMention
  | QuantityMention
  | LineMention
  | SettingMention
  | AgeMention
  | JurisdictionMention
  | OrganFunctionMention
  | DateMention;

export type MentionKind = Mention['kind'];

/** A mention of one kind: `MentionOf<'drug'>`. */
export type MentionOf<K extends MentionKind> = Extract<Mention, { kind: K }>;

/** Recognises everything the lexicon and the grammars know in a text. Built once per knowledge base; stateless between calls. */
export interface Recogniser {
  /**
   * Mentions in a text, ordered by start; entity mentions do not overlap one another (longest match wins);
   * quantities and doses do not overlap each other.
   */
  recognise(text: string): readonly Mention[];
}

/** True for the mention kinds that the knowledge base names. */
export function isEntityMention(mention: Mention): boolean {
  return ENTITY_KINDS.has(mention.kind);
}

const ENTITY_KINDS: ReadonlySet<MentionKind> = new Set<MentionKind>([
  'drug',
  'drug-class',
  'substance',
  'gene',
  'biomarker',
  'variant',
  'disease',
  'trial',
  'harm',
  'test',
]);

export type { BiomarkerRef };
