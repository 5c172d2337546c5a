/**
 * The knowledge base as the rest of the product sees it: plain, immutable records, one interface per record type.
 *
 * The same shapes are written as YAML under `data/` (one reviewed file per record or small group) and described for
 * editors by `data/schema/*.schema.json`. Every fact names the source it was read from; every record says when it was
 * last reviewed. Identifiers are lower-case and hyphenated, except genes, which use their HGNC symbol.
 */

/** An ISO 8601 calendar date: `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where the source gives no more. */
export type PartialDate = string;

/** An ISO 8601 duration such as `P14D`, `P1M`, `P2M`. */
export type Duration = string;

/** Regions whose labels the base covers. `US` is the FDA label, `EU` the EMA SmPC, and so on. */
export type Jurisdiction = 'US' | 'EU' | 'UK' | 'CN' | 'JP' | 'KR' | 'CA' | 'AU' | 'CH';

export type Agency = 'FDA' | 'EMA' | 'MHRA' | 'NMPA' | 'PMDA' | 'MFDS' | 'HC' | 'TGA' | 'SWISSMEDIC';

/** Ids of `SourceRecord`s. Never empty where it stands. */
export type SourceIds = readonly string[];

// ---------------------------------------------------------------------------------------------------------------
// Sources

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

// ---------------------------------------------------------------------------------------------------------------
// Shared parts

export type AlterationClass =
  | 'fusion'
  | 'mutation'
  | 'amplification'
  | 'exon-skipping'
  | 'exon-insertion'
  | 'exon-deletion'
  | 'expression'
  | 'loss'
  | 'wild-type';

/** A biomarker: a gene in a state. `variant` is the short protein form (`G1202R`), used with `alteration: mutation`. */
export interface BiomarkerRef {
  readonly gene: string;
  readonly alteration: AlterationClass;
  readonly variant?: string;
  readonly exon?: number;
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

export type DoseUnit = 'mg' | 'g' | 'mcg' | 'mg/m2' | 'mg/kg' | 'AUC' | 'IU' | 'mL';
export type DoseBasis = 'flat' | 'mg/m2' | 'mg/kg' | 'AUC';

export interface Dose {
  readonly value: number;
  readonly unit: DoseUnit;
  readonly basis: DoseBasis;
}

/** How often. `timesPerDay` for daily oral drugs; `every` (with `days` of the cycle) for cyclic ones. */
export interface Frequency {
  readonly timesPerDay?: number;
  readonly every?: Duration;
  readonly days?: readonly number[];
}

export type EvidenceLevelScheme = 'CIViC' | 'OncoKB' | 'ESCAT' | 'GRADE' | 'design';

/** A level is meaningless without its scheme. Scheme `design` uses the study design itself as the level. */
export interface EvidenceLevel {
  readonly scheme: EvidenceLevelScheme;
  readonly level: string;
}

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

// ---------------------------------------------------------------------------------------------------------------
// Drugs

export interface DrugRecord extends ReviewedRecord {
  /** International nonproprietary name, lower case. */
  readonly inn: string;
  readonly type:
    | 'small-molecule'
    | 'antibody'
    | 'bispecific-antibody'
    | 'antibody-drug-conjugate'
    | 'cytotoxic'
    | 'myeloprotective';
  readonly brands: readonly { readonly name: string; readonly jurisdictions?: readonly Jurisdiction[] }[];
  readonly codeNames?: readonly string[];
  readonly synonyms?: readonly Surface[];
  readonly codes: { readonly rxnorm?: string; readonly atc?: string; readonly ncit?: string };
  readonly company?: string;
  /** Class ids, with the generation inside that class where the field speaks of generations. */
  readonly classes: readonly {
    readonly class: string;
    readonly generation?: number;
    readonly sources: SourceIds;
  }[];
  /** What the molecule binds. A target is never by itself a labelled biomarker. */
  readonly targets: readonly {
    readonly gene: string;
    /** `primary`: a licensed or intended target; `other`: bound, without a licence resting on it. */
    readonly role: 'primary' | 'other';
    readonly sources: SourceIds;
    readonly note?: string;
  }[];
  /** Dosage strengths supplied, so that `250 mg capsules` is not read as a dose. */
  readonly strengths?: readonly {
    readonly form: string;
    readonly value: number;
    readonly unit: DoseUnit;
    readonly sources: SourceIds;
  }[];
  readonly approvals: readonly Approval[];
  readonly dosing: readonly DosingRegimen[];
  readonly adjustments: readonly DoseAdjustment[];
  readonly interactions: readonly Interaction[];
  readonly contraindications: readonly Contraindication[];
  readonly warnings: readonly Warning[];
  readonly monitoring: readonly MonitoringRequirement[];
  readonly cns?: CnsActivity;
  readonly successors: readonly Successor[];
}

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

/** Whom a dose is for. Every field given must hold; an absent field means no restriction. */
export interface DosingPopulation {
  readonly diseases?: readonly string[];
  readonly age?: AgeRange;
  readonly setting?: Setting;
  readonly weight?: { readonly minKg?: number; readonly maxKg?: number };
  readonly description: string;
}

export interface DoseStep {
  readonly dose: Dose;
  readonly frequency: Frequency;
  /** How long the step lasts before the next one (brigatinib's lead-in). Absent: until progression or toxicity. */
  readonly duration?: Duration;
}

export interface DosingRegimen {
  readonly id: string;
  readonly population: DosingPopulation;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly route: 'oral' | 'intravenous' | 'subcutaneous';
  readonly food?: 'with' | 'without' | 'either';
  readonly steps: readonly DoseStep[];
  /** Reductions below the starting dose, in order; `level` is -1, -2, …; the last one may only say `discontinue`. */
  readonly ladder: readonly {
    readonly level: number;
    readonly dose?: Dose;
    readonly frequency?: Frequency;
    readonly action?: 'discontinue';
  }[];
  /** Cap in mg a dose computed per m2 or kg may not exceed. */
  readonly maximum?: Dose;
  readonly status?: 'current' | 'superseded';
  readonly sources: SourceIds;
}

export interface DoseAdjustment {
  readonly id: string;
  readonly kind: 'hepatic' | 'renal' | 'interaction';
  readonly condition: {
    readonly severity?: 'mild' | 'moderate' | 'severe';
    /** The label's definition in structured words: `any AST and total bilirubin >1.5 to 3 x ULN`. */
    readonly definition?: string;
    /** Creatinine clearance in mL/min; `max` is exclusive, `min` inclusive. */
    readonly creatinineClearance?: { readonly min?: number; readonly max?: number };
    readonly dialysis?: boolean;
    /** Substance class: `strong-cyp3a-inhibitor`. */
    readonly with?: string;
  };
  readonly population?: DosingPopulation;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly action: 'none' | 'reduce' | 'avoid' | 'not-studied';
  readonly dose?: Dose;
  readonly frequency?: Frequency;
  /** Where the label gives a relative change: -0.4 means reduce by about 40 %. */
  readonly relativeChange?: number;
  readonly sources: SourceIds;
}

export interface Interaction {
  readonly id: string;
  /** Substance class id (`strong-cyp3a-inhibitor`) or a single substance id. */
  readonly with: string;
  readonly action: 'contraindicated' | 'avoid' | 'adjust' | 'caution' | 'none';
  /** What happens, in our own words. */
  readonly effect: string;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly sources: SourceIds;
}

export interface Contraindication {
  readonly id: string;
  readonly with: string;
  readonly description: string;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly sources: SourceIds;
}

export interface Warning {
  /** A harm id: `hepatotoxicity`. */
  readonly harm: string;
  readonly summary: string;
  readonly boxed?: boolean;
  readonly frequency?: readonly {
    readonly percent: number;
    readonly grade?: string;
    readonly n?: number;
    readonly description: string;
  }[];
  readonly actions?: readonly {
    readonly when: string;
    readonly action: 'hold' | 'reduce' | 'discontinue' | 'monitor';
    readonly detail?: string;
  }[];
  readonly jurisdictions: readonly Jurisdiction[];
  readonly sources: SourceIds;
}

export interface MonitoringRequirement {
  readonly id: string;
  /** Test ids: `alt`, `ast`, `bilirubin`, `ecg`, `heart-rate`. */
  readonly tests: readonly string[];
  readonly harms: readonly string[];
  readonly baseline: boolean;
  readonly schedule: readonly { readonly every: Duration; readonly for?: Duration }[];
  readonly population?: DosingPopulation;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly sources: SourceIds;
}

export interface CnsActivity {
  /** Rank for comparisons, from label and trial results: 0 none shown, 1 limited, 2 active, 3 highly active. */
  readonly rank: 0 | 1 | 2 | 3;
  readonly summary: string;
  readonly sources: SourceIds;
}

export interface Successor {
  readonly id: string;
  /** Drug id given next. */
  readonly drug: string;
  readonly when: {
    readonly biomarker: BiomarkerRef;
    /** Short protein form: the step is for this resistance variant. Absent: progression whatever the mechanism. */
    readonly variant?: string;
    readonly trigger: 'progression' | 'intolerance' | 'cns-progression';
  };
  readonly relation: 'next-generation' | 'active-against-variant' | 'same-class' | 'other-class';
  /** 1 is offered first among the successors for the same `when`. */
  readonly rank: number;
  readonly rationale: string;
  readonly level: EvidenceLevel;
  readonly jurisdictions?: readonly Jurisdiction[];
  readonly sources: SourceIds;
}

// ---------------------------------------------------------------------------------------------------------------
// Classes, genes, diseases, clinical vocabulary

/** A drug class, a treatment modality, or a named combination such as chemo-immunotherapy. */
export interface DrugClassRecord extends ReviewedRecord {
  readonly name: string;
  readonly synonyms: readonly Surface[];
  /** The gene whose product members inhibit, for `ALK inhibitor`, `ROS1 TKI`. */
  readonly gene?: string;
  readonly parents: readonly string[];
  /** Present on combinations: every listed class or drug takes part. */
  readonly combinationOf?: readonly string[];
  readonly sources: SourceIds;
}

export interface GeneRecord extends ReviewedRecord {
  /** HGNC symbol; also the id. */
  readonly symbol: string;
  readonly name: string;
  readonly codes: { readonly hgnc?: string; readonly entrez?: string };
  readonly location?: string;
  readonly synonyms: readonly Surface[];
  readonly summary?: string;
  /** Gene symbols seen 5' of this one in fusions. */
  readonly fusionPartners?: readonly string[];
  readonly variants: readonly VariantRecord[];
  readonly sources: SourceIds;
}

export interface VariantRecord {
  /** Short protein form, `G1202R`; the full record id is `<gene>/<short>`. `X` at the end stands for any residue. */
  readonly short: string;
  /** HGVS protein notation, `p.Gly1202Arg`. */
  readonly hgvs: string;
  readonly synonyms?: readonly Surface[];
  /** `solvent front`, `gatekeeper`. */
  readonly role?: string;
  /** Members of a group such as I1171X. */
  readonly members?: readonly string[];
  readonly sources: SourceIds;
}

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

// ---------------------------------------------------------------------------------------------------------------
// Vocabulary

/**
 * An entity that texts name and of which the base records nothing but its names and where it belongs: it is recognised,
 * never judged. A full record of the same kind and id takes its place.
 */
export interface NameRecord extends ReviewedRecord {
  readonly kind: 'drug' | 'class' | 'gene' | 'disease';
  /** Preferred name; on genes the HGNC symbol, which is also the id. Families of genes are genes with `members`. */
  readonly name: string;
  readonly synonyms?: readonly Surface[];
  /** On drugs: trade names. */
  readonly brands?: readonly string[];
  /** On drugs: names given during development. */
  readonly codeNames?: readonly string[];
  readonly codes?: {
    readonly hgnc?: string;
    readonly doid?: string;
    readonly ncit?: string;
    readonly oncotree?: string;
    readonly drugbank?: string;
  };
  /** On drugs: class ids, so that a text about the class is seen to speak of the drug. */
  readonly classes?: readonly string[];
  /** On classes and diseases: broader ones. */
  readonly parents?: readonly string[];
  /** On classes: the classes and drugs that a regimen consists of. */
  readonly combinationOf?: readonly string[];
  /** On classes: the gene whose product members inhibit. */
  readonly gene?: string;
  /** On families of genes: symbols of the members. */
  readonly members?: readonly string[];
  /** On genes: symbols seen 5' of this one in fusions. */
  readonly fusionPartners?: readonly string[];
  readonly sources: SourceIds;
}

// ---------------------------------------------------------------------------------------------------------------
// Evidence, activity, trials

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

/** What a drug does against a variant. */
export interface ActivityRecord extends ReviewedRecord {
  readonly gene: string;
  /** Short protein forms; more than one is a compound mutation, all of them present. */
  readonly variants: readonly string[];
  readonly drug: string;
  readonly effect: 'sensitive' | 'resistant' | 'reduced';
  readonly level: EvidenceLevel;
  readonly design: StudyDesign;
  readonly context?: string;
  readonly sources: SourceIds;
}

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

// ---------------------------------------------------------------------------------------------------------------
// The compiled artefact

export interface KnowledgeBaseIdentity {
  readonly id: string;
  readonly version: string;
  readonly asOf: PartialDate;
  /** SHA-256 of the canonical records, lower-case hexadecimal. With overlays still that of the base beneath them. */
  readonly sha256: string;
  /** Overlays applied on top, sorted by file; absent without any. */
  readonly overlays?: readonly OverlayIdentity[];
}

/** An overlay file that takes part in a base. */
export interface OverlayIdentity {
  /** Name of the file, `house.yaml`. */
  readonly file: string;
  readonly name?: string;
  readonly version?: string;
  /** SHA-256 of the file's text with line feeds, lower-case hexadecimal. */
  readonly sha256: string;
}

/**
 * A name that several entities share on purpose. `same-thing`: one thing recorded under two kinds; `ambiguous`: the text
 * decides, by context; `prefer-first`: the first entity is meant unless the text says otherwise.
 */
export interface CollisionPolicy {
  readonly surface: string;
  /** `<kind>/<id>`: `gene/MET`, `variant/ALK/G1202R`. */
  readonly entities: readonly string[];
  readonly policy: 'same-thing' | 'ambiguous' | 'prefer-first';
  readonly reason: string;
}

/** Every record of a base. Arrays are sorted by id, so that the same sources compile to the same bytes. */
export interface KnowledgeRecords {
  readonly sources: readonly SourceRecord[];
  readonly drugs: readonly DrugRecord[];
  readonly classes: readonly DrugClassRecord[];
  readonly genes: readonly GeneRecord[];
  readonly diseases: readonly DiseaseRecord[];
  readonly substances: readonly SubstanceRecord[];
  readonly terms: readonly ClinicalTermRecord[];
  readonly trials: readonly TrialRecord[];
  readonly evidence: readonly EvidenceRecord[];
  readonly activities: readonly ActivityRecord[];
  readonly criteria: readonly CriterionRecord[];
  /** Names without further knowledge. */
  readonly names: readonly NameRecord[];
  /** Sorted by surface. */
  readonly collisions?: readonly CollisionPolicy[];
}

/** Content of `dist/kb.json`. `formatVersion` changes whenever an older reader could misread the records. */
export interface KnowledgeArtefact {
  readonly formatVersion: 1;
  readonly identity: KnowledgeBaseIdentity;
  readonly records: KnowledgeRecords;
}
