/**
 * The knowledge base as everything above it asks questions of it. Immutable; one object serves all documents.
 *
 * Ids that do not exist give `undefined` or an empty array, never an exception: a record may be withdrawn by an overlay
 * while a caller still holds its id. Dates are ISO 8601 calendar dates; ages are in years; names and texts are UTF-16.
 */
import type { EntityRelations } from './lookup/vocabulary.ts';
import type { HouseRule, Withdrawal } from './overlay/types.ts';
import type {
  ActivityRecord,
  AlterationClass,
  Approval,
  BiomarkerRef,
  ClinicalTermRecord,
  Contraindication,
  DiseaseRecord,
  DoseAdjustment,
  DosingRegimen,
  DrugClassRecord,
  DrugRecord,
  Endpoint,
  EvidenceRecord,
  GeneRecord,
  Interaction,
  Jurisdiction,
  KnowledgeBaseIdentity,
  KnowledgeRecords,
  NameRecord,
  PartialDate,
  Setting,
  SourceRecord,
  SubstanceRecord,
  Successor,
  Surface,
  TrialArm,
  TrialPopulation,
  TrialRecord,
  TrialResult,
  VariantRecord,
} from './types.ts';

export type { EntityRelations, HouseRule, Withdrawal };

export type EntityKind = 'drug' | 'class' | 'gene' | 'variant' | 'disease' | 'substance' | 'term' | 'trial';

/** Points at an entity that text can name. A variant's id is `<gene>/<short>`: `ALK/G1202R`. */
export interface EntityRef {
  readonly kind: EntityKind;
  readonly id: string;
  /** On a class: only its members of this generation, 1-based ("second-generation ALK inhibitors"). */
  readonly generation?: number;
}

/** Which sort of name a surface is; rules about drug names and notation need to know. */
export type SurfaceRole =
  | 'inn'
  | 'brand'
  | 'code-name'
  | 'name'
  | 'synonym'
  | 'symbol'
  | 'short'
  | 'hgvs'
  | 'acronym'
  | 'registry-id';

/** One name of one entity, for the term automaton. See `Surface` for what `match` and `status` mean. */
export interface EntitySurface {
  readonly text: string;
  readonly match: NonNullable<Surface['match']>;
  readonly status: NonNullable<Surface['status']>;
  readonly language?: string;
  readonly entity: EntityRef;
  readonly role: SurfaceRole;
}

/** Which label facts to return. Absent fields do not restrict. */
export interface LabelQuery {
  /** Any of these regions. */
  readonly jurisdictions?: readonly Jurisdiction[];
}

export interface ApprovalQuery extends LabelQuery {
  /** Approvals in force on this day. Default: the knowledge base's own `asOf`. */
  readonly asOf?: PartialDate;
  /** `all` also returns approvals that have ended or not begun. Default `current`. */
  readonly which?: 'current' | 'all';
}

export interface DosingQuery extends LabelQuery {
  /** Regimens without diseases, or for this disease or a broader one. */
  readonly disease?: string;
  readonly setting?: Setting;
  /** Years; a fraction is allowed. */
  readonly age?: number;
  readonly weightKg?: number;
  /** `all` also returns superseded regimens. Default `current`. */
  readonly which?: 'current' | 'all';
}

export interface AdjustmentQuery extends LabelQuery {
  readonly kind?: DoseAdjustment['kind'];
}

/**
 * A biomarker as a text states it. Without `alteration` the text says only "positive", "altered" or "driven".
 * `status` defaults to `positive`.
 */
export interface StatedBiomarker {
  readonly gene: string;
  readonly alteration?: AlterationClass | undefined;
  readonly variant?: string | undefined;
  readonly exon?: number | undefined;
  readonly status?: 'positive' | 'negative' | 'unknown' | undefined;
}

/**
 * `satisfied`: whoever has the stated biomarker has the required one. `possible`: the statement is too coarse to tell
 * (an unspecified alteration, a test not done). `not-satisfied`: something else, or stated as absent.
 */
export type BiomarkerMatch = 'satisfied' | 'possible' | 'not-satisfied';

export interface SuccessorQuery {
  /** The tumour's biomarker; a variant in it counts as one of `variants`. Absent: steps for any biomarker. */
  readonly biomarker?: StatedBiomarker;
  /** Short protein forms of the resistance variants found. */
  readonly variants?: readonly string[];
  readonly trigger?: Successor['when']['trigger'];
  readonly jurisdictions?: readonly Jurisdiction[];
  /** Also return drugs recorded as resistant to the variants, marked `resistant`, after all others. Default false. */
  readonly includeResistant?: boolean;
}

export interface SuccessorMatch {
  readonly successor: Successor;
  readonly drug: DrugRecord;
  /**
   * `variant`: the step is recorded for one of the variants asked for; `general`: for progression of any mechanism;
   * `if-variant`: recorded for a variant, and no variant was asked for.
   */
  readonly basis: 'variant' | 'general' | 'if-variant';
  /** What is recorded of this drug against the variants asked for. */
  readonly activities: readonly ActivityRecord[];
  readonly resistant: boolean;
}

/** How what is asked for relates to what a record speaks of. `broader`: the record is about something broader. */
export type ScopeRelation = 'exact' | 'broader' | 'narrower' | 'unstated';

export interface EvidenceQuery {
  /** Drug or class ids; a record answers if it is about any of them. */
  readonly treatments?: readonly string[];
  /** A record answers if any of these satisfies, or may satisfy, one of its biomarkers. */
  readonly biomarkers?: readonly StatedBiomarker[];
  /** Records about this disease, a broader or a narrower one, or no disease. */
  readonly disease?: string;
  readonly effect?: EvidenceRecord['effect'];
}

export interface EvidenceMatch {
  readonly record: EvidenceRecord;
  readonly treatment: ScopeRelation;
  /** `possible` where the stated biomarker is too coarse to tell; `unstated` where the record or the query names none. */
  readonly biomarker: 'satisfied' | 'possible' | 'unstated';
  readonly disease: ScopeRelation;
}

/** A figure with all that gives it meaning. */
export interface TrialFigure {
  readonly trial: TrialRecord;
  readonly result: TrialResult;
  readonly population: TrialPopulation | undefined;
  readonly arm: TrialArm | undefined;
  readonly versus: TrialArm | undefined;
}

export interface FigureQuery {
  readonly endpoint?: Endpoint;
  readonly measure?: TrialResult['measure'];
  /** Figures of populations with this disease, or a broader or narrower one. */
  readonly disease?: string;
  readonly biomarker?: StatedBiomarker;
}

export interface Suggestion {
  readonly entity: EntityRef;
  readonly text: string;
  /** Edits (insert, delete, replace, transpose) between the asked and the suggested name. */
  readonly distance: number;
}

export interface KnowledgeIndex {
  readonly identity: KnowledgeBaseIdentity;
  readonly records: KnowledgeRecords;
  /** What the workspace's overlays say this house does or does not do; empty without overlays. */
  readonly houseRules: readonly HouseRule[];
  /** What the workspace's overlays took out of the base, with their reasons; empty without overlays. */
  readonly withdrawn: readonly Withdrawal[];

  // Records by id. All constant time.
  drug(id: string): DrugRecord | undefined;
  drugClass(id: string): DrugClassRecord | undefined;
  gene(symbol: string): GeneRecord | undefined;
  /** A variant by its short protein form; a member of a group that has no record of its own gives the group's record. */
  variant(gene: string, short: string): VariantRecord | undefined;
  disease(id: string): DiseaseRecord | undefined;
  trial(id: string): TrialRecord | undefined;
  source(id: string): SourceRecord | undefined;
  substance(id: string): SubstanceRecord | undefined;
  term(id: string): ClinicalTermRecord | undefined;
  evidence(id: string): EvidenceRecord | undefined;
  /** A drug, class, gene or disease of which only the names are known; undefined if a full record stands for it. */
  name(id: string): NameRecord | undefined;
  /** All names that no full record stands for, sorted by id. */
  vocabulary(): readonly NameRecord[];
  /** What recognition needs besides the names: `createRecogniser(index.surfaces(), index.relations(), index.lexicon)`. */
  relations(): EntityRelations;
  /** Compiled lexicon of the base beneath any overlays. */
  readonly lexicon: string | undefined;

  // Hierarchies. `is…` and `…Ancestors` are reflexive and non-reflexive respectively.
  /** True if the disease is the other one or a kind of it. */
  isDisease(id: string, ancestorId: string): boolean;
  /** Broader diseases, nearest first, without the disease itself. */
  diseaseAncestors(id: string): readonly string[];
  /** Narrower diseases at any depth, without the disease itself. */
  diseaseDescendants(id: string): readonly string[];
  /** True if no patient's tumour can be both; inherited from ancestors on both sides. */
  diseasesDisjoint(a: string, b: string): boolean;
  /** Broader classes, nearest first, without the class itself. */
  classAncestors(id: string): readonly string[];
  /** Recorded drugs in the class or a narrower one, sorted by id; `generation` is the one stated for that membership. */
  drugsInClass(classId: string, generation?: number): readonly DrugRecord[];
  isDrugInClass(drugId: string, classId: string, generation?: number): boolean;
  /** Ids of every class a drug belongs to, directly or through broader classes. */
  classesOf(drugId: string): readonly string[];
  /** True if the drug or class id is the other one or falls under it (drug in class, class under class), names included. */
  isTreatment(id: string, ancestorId: string): boolean;
  /** The substance, then the classes it belongs to, nearest first. */
  substanceLineage(id: string): readonly string[];
  /** True if the term is the other one or a kind of it. */
  isTerm(id: string, ancestorId: string): boolean;
  /** Short forms a variant answers to: itself and the groups that contain it. */
  variantLineage(gene: string, short: string): readonly string[];

  // Label facts of a drug.
  approvalsOf(drugId: string, query?: ApprovalQuery): readonly Approval[];
  /**
   * True for a region where a missing approval of the drug means that there is none; without a drug, of any drug that has an
   * approval on record.
   */
  recordsAllApprovals(jurisdiction: Jurisdiction, drugId?: string): boolean;
  dosingOf(drugId: string, query?: DosingQuery): readonly DosingRegimen[];
  adjustmentsOf(drugId: string, query?: AdjustmentQuery): readonly DoseAdjustment[];
  /** Interactions with the substance or a class it belongs to, most specific first; all of them without a substance. */
  interactionsOf(drugId: string, substanceId?: string, query?: LabelQuery): readonly Interaction[];
  contraindicationsOf(drugId: string, substanceId?: string, query?: LabelQuery): readonly Contraindication[];

  // Sequence, activity, evidence, results.
  /**
   * What may follow the drug, best first, each drug once: steps for a variant asked for, then general steps, by rank.
   * Drugs recorded as resistant to a variant asked for are left out unless asked for.
   */
  successorsOf(drugId: string, query?: SuccessorQuery): readonly SuccessorMatch[];
  /**
   * Activity records about exactly these variants together (one, or a compound mutation), the most specific first.
   * Records on a group such as I1171X speak for its members. Members never speak for the group, nor parts for a compound.
   */
  activityOf(drugId: string, gene: string, variants: readonly string[]): readonly ActivityRecord[];
  /** Every activity record that involves the variant or a group it belongs to, alone or in a compound. */
  activitiesForVariant(gene: string, variant: string): readonly ActivityRecord[];
  /** Evidence that bears on the question, closest scope first; never on a disease neither broader nor narrower. */
  evidenceFor(query: EvidenceQuery): readonly EvidenceMatch[];
  trialResults(trialId: string): readonly TrialFigure[];
  /** Trials in which the drug, alone or as part of a named combination, is given in some arm. */
  trialsOfDrug(drugId: string): readonly TrialRecord[];
  /** Figures of arms in which the drug is given, or that compare such an arm. */
  figuresOfDrug(drugId: string, query?: FigureQuery): readonly TrialFigure[];

  /** Whether a tumour with the stated biomarker meets the required one. */
  biomarkerSatisfies(stated: StatedBiomarker, required: BiomarkerRef): BiomarkerMatch;

  // Names.
  /** Every name of every entity; the same text may stand for several entities. Sorted by text, then entity. */
  surfaces(): readonly EntitySurface[];
  /** The entities a name stands for, ignoring case, hyphens and spaces; ids and `<gene>/<short>` are names too. */
  resolveName(text: string): readonly EntityRef[];
  /** The name to show: INN, class name, HGNC symbol, `ALK G1202R`, disease name, trial acronym; the id if unknown. */
  nameOf(entity: EntityRef): string;
  /** Names close to a misspelt one, nearest first; at most `limit` (default 3). */
  suggest(
    text: string,
    options?: { readonly kinds?: readonly EntityKind[]; readonly limit?: number },
  ): readonly Suggestion[];
}
