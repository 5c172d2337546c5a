/** Gathers all that speaks for and against one treatment in one population. Facts only; the checks judge. */
import type { EvidenceMatch, StatedBiomarker, TrialFigure } from '../knowledge/knowledgeIndex.ts';
import { isClinical } from '../knowledge/lookup/evidence.ts';
import type { AgeRange, Approval, DrugRecord, Jurisdiction, LineRange, Setting } from '../knowledge/types.ts';
import type { VerifyContext } from './context.ts';
import { KnowledgeMemo } from './memo.ts';
import type { SubjectTreatment } from './subject.ts';

export interface Population {
  readonly disease: string | undefined;
  /** Alternatives: any one of them selects a patient. Empty: the text names no biomarker. */
  readonly biomarkers: readonly StatedBiomarker[];
  /** Variants the text says the tumour has, whether or not they select it. */
  readonly variants?: readonly StatedBiomarker[];
  readonly line: LineRange | undefined;
  readonly setting: Setting | undefined;
  readonly age: AgeRange | undefined;
  readonly jurisdictions: readonly Jurisdiction[];
}

/** What keeps an approval for the right disease and biomarker from covering the population. */
export type Difference = 'line' | 'setting' | 'age' | 'jurisdiction';

export interface ApprovalMatch {
  readonly drug: DrugRecord;
  readonly approval: Approval;
  readonly differences: readonly Difference[];
}

export interface Support {
  /** Approvals in force for the disease and biomarker, those that cover the whole population first. */
  readonly approvals: readonly ApprovalMatch[];
  /** Recorded benefit in the population, closest first. */
  readonly benefit: readonly EvidenceMatch[];
  /** Lack of benefit or resistance recorded in patients of the population, closest first. */
  readonly against: readonly EvidenceMatch[];
  /** Results of trials that gave the treatment to such patients. */
  readonly figures: readonly TrialFigure[];
  /** Other diseases in which the same biomarker is labelled or has recorded benefit. */
  readonly otherDiseases: readonly {
    readonly disease: string;
    readonly drug: DrugRecord;
    readonly approval: Approval | undefined;
    readonly evidence: EvidenceMatch | undefined;
  }[];
}

const memo = new KnowledgeMemo<Support>();

/** Looks up everything recorded of the treatment in the population. */
export function supportFor(
  treatment: SubjectTreatment,
  population: Population,
  context: VerifyContext,
): Support {
  const key = `${treatment.id} ${treatment.slot.value.generations.join()} ${JSON.stringify(population)}`;
  return memo.get(context.knowledge, key, () => lookUp(treatment, population, context));
}

function lookUp(treatment: SubjectTreatment, population: Population, context: VerifyContext): Support {
  const { knowledge } = context;
  const ids = [treatment.id];
  // A variant found is no selection that a label could ask for, but evidence on other alterations is not about it.
  const stated = population.biomarkers.length > 0 ? population.biomarkers : (population.variants ?? []);
  const asked = { treatments: ids, biomarkers: stated };
  const inDisease = population.disease === undefined ? asked : { ...asked, disease: population.disease };
  const approvals = treatment.drugs
    .flatMap((drug) => matchApprovals(drug, population, context))
    .sort((a, b) => a.differences.length - b.differences.length);
  const benefit = knowledge
    .evidenceFor({ ...inDisease, effect: 'response' })
    .filter((match) => bearsOn(match, treatment));
  const against = (['no-benefit', 'resistance'] as const)
    .flatMap((effect) => knowledge.evidenceFor({ ...inDisease, effect }))
    .filter((match) => bearsOn(match, treatment) && isAboutWhole(match, stated) && isClinical(match.record));
  // Figures and other diseases are asked for only where labels and evidence leave the question open.
  let figures: Support['figures'] | undefined;
  let others: Support['otherDiseases'] | undefined;
  return {
    approvals,
    benefit,
    against,
    get figures() {
      figures ??= treatment.drugs.flatMap((drug) => trialFigures(drug, population, context));
      return figures;
    },
    get otherDiseases() {
      others ??= otherDiseases(treatment, population, context);
      return others;
    },
  };
}

function matchApprovals(
  drug: DrugRecord,
  population: Population,
  { knowledge }: VerifyContext,
): readonly ApprovalMatch[] {
  return knowledge.approvalsOf(drug.id).flatMap((approval) => {
    if (population.disease !== undefined && !coversDisease(approval, population.disease, knowledge))
      return [];
    if (!coversBiomarker(approval, population.biomarkers, knowledge)) return [];
    return [{ drug, approval, differences: differencesOf(approval, population) }];
  });
}

/** True if the approval is for the disease, a broader one, or a kind of the disease the text names loosely. */
function coversDisease(approval: Approval, disease: string, knowledge: VerifyContext['knowledge']): boolean {
  return diseasesOf(approval).some(
    (each) => knowledge.isDisease(disease, each) || knowledge.isDisease(each, disease),
  );
}

function diseasesOf(approval: Approval): readonly string[] {
  return [approval.disease, ...(approval.otherDiseases ?? [])];
}

/** A text that names no biomarker contradicts none; that the label asks for one is another check's business. */
function coversBiomarker(
  approval: Approval,
  stated: readonly StatedBiomarker[],
  knowledge: VerifyContext['knowledge'],
): boolean {
  if (approval.biomarkers.length === 0 || stated.length === 0) return true;
  return stated.some((each) =>
    approval.biomarkers.some(
      (required) => knowledge.biomarkerSatisfies(loosely(each), required) !== 'not-satisfied',
    ),
  );
}

/** "ALK mutation" is often said of a rearrangement: without a variant the word decides nothing. */
function loosely(stated: StatedBiomarker): StatedBiomarker {
  const isLoose =
    stated.alteration === 'mutation' && stated.variant === undefined && stated.exon === undefined;
  return isLoose ? { ...stated, alteration: undefined } : stated;
}

function differencesOf(approval: Approval, population: Population): readonly Difference[] {
  const differences: Difference[] = [];
  if (approval.line && population.line && !linesOverlap(approval.line, population.line))
    differences.push('line');
  if (approval.setting && population.setting && isEarly(approval.setting) !== isEarly(population.setting))
    differences.push('setting');
  if (approval.age && population.age && !agesOverlap(approval.age, population.age)) differences.push('age');
  if (population.jurisdictions.length > 0 && !population.jurisdictions.includes(approval.jurisdiction))
    differences.push('jurisdiction');
  return differences;
}

/** True if some line of therapy lies in both ranges. */
export function linesOverlap(a: LineRange, b: LineRange): boolean {
  return a.min <= (b.max ?? Number.POSITIVE_INFINITY) && b.min <= (a.max ?? Number.POSITIVE_INFINITY);
}

/** True if some age lies in both ranges. */
export function agesOverlap(a: AgeRange, b: AgeRange): boolean {
  return (
    (a.min ?? 0) <= (b.max ?? Number.POSITIVE_INFINITY) && (b.min ?? 0) <= (a.max ?? Number.POSITIVE_INFINITY)
  );
}

/** Treatment of disease that surgery or radiotherapy deals with, as against advanced disease. */
function isEarly(setting: Setting): boolean {
  return setting === 'neoadjuvant' || setting === 'adjuvant' || setting === 'consolidation';
}

/** Evidence on one drug does not speak for its class, unless nothing else could: classes are asked about as classes. */
function bearsOn(match: EvidenceMatch, treatment: SubjectTreatment): boolean {
  return (
    match.treatment === 'exact' ||
    match.treatment === 'broader' ||
    (match.treatment === 'narrower' && treatment.isClass)
  );
}

/**
 * Evidence against a treatment counts only for the population it is about: resistance of a variant says nothing about
 * patients of whom the text names only the gene, and evidence on a narrower disease is not evidence on the broader one.
 */
function isAboutWhole(
  { record, disease, biomarker }: EvidenceMatch,
  stated: readonly StatedBiomarker[],
): boolean {
  if (disease !== 'exact' && disease !== 'broader') return false;
  if (biomarker === 'unstated') return record.biomarkers.length === 0;
  if (biomarker === 'satisfied') return true;
  return record.biomarkers.every(
    (required) => required.variant === undefined || stated.some(({ variant }) => variant !== undefined),
  );
}

function trialFigures(
  drug: DrugRecord,
  population: Population,
  { knowledge }: VerifyContext,
): readonly TrialFigure[] {
  if (population.disease === undefined || population.biomarkers.length === 0) return [];
  return population.biomarkers.flatMap((biomarker) =>
    knowledge
      .figuresOfDrug(drug.id, { disease: population.disease!, biomarker })
      .filter(
        ({ arm, population: cohort }) => arm?.role !== 'comparator' && (cohort?.biomarkers.length ?? 0) > 0,
      ),
  );
}

function otherDiseases(
  treatment: SubjectTreatment,
  population: Population,
  { knowledge }: VerifyContext,
): Support['otherDiseases'] {
  const asked = population.disease;
  if (asked === undefined) return [];
  const labelled = treatment.drugs.flatMap((drug) =>
    knowledge
      .approvalsOf(drug.id)
      .filter(
        (approval) =>
          coversBiomarker(approval, population.biomarkers, knowledge) &&
          !coversDisease(approval, asked, knowledge),
      )
      .flatMap((approval) =>
        diseasesOf(approval).map((disease) => ({ disease, drug, approval, evidence: undefined })),
      ),
  );
  const recorded = treatment.drugs.flatMap((drug) =>
    knowledge
      .evidenceFor({ treatments: [drug.id], biomarkers: population.biomarkers, effect: 'response' })
      .flatMap((evidence) => {
        const disease = evidence.record.disease;
        const elsewhere =
          disease !== undefined &&
          !knowledge.isDisease(asked, disease) &&
          !knowledge.isDisease(disease, asked);
        return elsewhere && evidence.biomarker !== 'unstated'
          ? [{ disease, drug, approval: undefined, evidence }]
          : [];
      }),
  );
  return [...labelled, ...recorded];
}
