import type { NumericStatement } from '../../claims/types.ts';
import type { KnowledgeIndex, TrialFigure } from '../../knowledge/knowledgeIndex.ts';
import type { TrialArm } from '../../knowledge/types.ts';
import type { VerifyContext } from '../context.ts';
import { holdsAt, statedMonths } from '../figureTime.ts';
import { KnowledgeMemo } from '../memo.ts';
import { isLocal, type Subject } from '../subject.ts';
import { linesOverlap } from '../support.ts';
import { fitsEarlierTreatment } from './earlierTreatment.ts';

/** The recorded figures a number may be compared with. */
export interface FigureScope {
  /** What the figures are of, for messages: a trial, or drug and population. */
  readonly name: string;
  /** Trial named by the text. */
  readonly trial: string | undefined;
  /** True if text or context say drug, biomarker and disease, so that the number has nowhere else to belong. */
  readonly isSpecified: boolean;
  /** Figures of the endpoint, arm and population the number is said to be of. */
  readonly matching: readonly TrialFigure[];
  /** Of those the ones that fit headings and front matter too, if any do: what a reader would want instead. */
  readonly nearest: readonly TrialFigure[];
  /** Figures of the same trial or drug that differ in endpoint, arm or population. */
  readonly related: readonly TrialFigure[];
  /** True if the figure's patients have none of the genes altered that the text names. */
  hasOtherBiomarker(figure: TrialFigure): boolean;
  isInPopulation(figure: TrialFigure): boolean;
  isInArm(figure: TrialFigure): boolean;
}

const figures = new KnowledgeMemo<readonly TrialFigure[]>();

/** Finds what a number is to be compared with; undefined where the claim names neither trial nor drug. */
export function figuresInScope(
  statement: NumericStatement,
  subject: Subject,
  context: VerifyContext,
): FigureScope | undefined {
  const { knowledge } = context;
  const trial =
    statement.trial ?? (subject.claim.trials.length === 1 ? subject.claim.trials[0]!.value : undefined);
  const record = trial === undefined ? undefined : knowledge.trial(trial);
  // A trial has its own arms and patients; what a heading far away says of drug and disease does not narrow it.
  const narrowing = record ? localPart(subject) : subject;
  const treatments = isSecondOfPair(statement, context)
    ? comparatorIds(subject)
    : treatmentIds(statement, narrowing);
  if (!record && treatments.length === 0) return undefined;
  const isInArm = (figure: TrialFigure): boolean => armFits(figure, statement, treatments, context);
  const isInPopulation = (figure: TrialFigure): boolean => populationFits(figure, narrowing, context);
  const everything = record
    ? knowledge.trialResults(record.id)
    : unique(treatments.flatMap((id) => figures.get(knowledge, id, () => knowledge.figuresOfDrug(id))));
  // Rates at other times than the stated one neither bear out nor contradict it.
  const months = statement.unit === 'percent' ? statedMonths(statement, context.document.source) : undefined;
  const all = everything.filter((figure) => holdsAt(figure, months));
  const fitting = all.filter(
    (figure) => isMeasured(figure, statement) && isInArm(figure) && isInPopulation(figure),
  );
  const matching = record ? fitting : usual(fitting, treatments, knowledge);
  const near = matching.filter((figure) => populationFits(figure, subject, context));
  const names = treatments.map((id) => knowledge.drug(id)?.inn ?? knowledge.drugClass(id)?.name ?? id);
  const genes = [...new Set(narrowing.selecting.map(({ stated }) => stated.gene))];
  return {
    name:
      record?.acronym ??
      `${names.join(' or ')}${genes.length > 0 ? ` in ${genes.join(' or ')}-positive disease` : ''}`,
    trial: record?.id,
    isSpecified:
      treatments.length === 1 &&
      genes.length === 1 &&
      subject.diseases.length > 0 &&
      subject.claim.citations.length === 0 &&
      isAboutItsOwn(statement, subject),
    hasOtherBiomarker: ({ population }) =>
      population !== undefined &&
      population.biomarkers.length > 0 &&
      population.biomarkers.every(({ gene }) => !genes.includes(gene)),
    matching,
    nearest: near.length > 0 ? near : matching,
    // A survival rate at three years that equals the response rate is chance, not one endpoint taken for the other.
    related: all.filter(
      (figure) =>
        !matching.includes(figure) &&
        (months === undefined ||
          figure.result.measure !== 'rate' ||
          figure.result.endpoint === statement.endpoint),
    ),
    isInPopulation,
    isInArm,
  };
}

/** True if the sentence itself names the biomarker, and where it names drugs, this one. */
function isAboutItsOwn(statement: NumericStatement, { selecting, claim }: Subject): boolean {
  const drugs = claim.mentions.filter(({ kind }) => kind === 'drug' || kind === 'drug-class');
  // The header of a table's row says whose figure it is as plainly as the sentence would.
  const isOwn = selecting.some(({ slot }) => isLocal(slot) || slot.origin === 'row-header');
  return isOwn && drugs.length <= 1 && !statement.comparator;
}

/**
 * Figures in patients with a biomarker the drug is labelled for, if there are any: "ALK-positive" without more means the
 * fusion, not the mutations and amplifications in which the drug was tried.
 */
function usual(
  figures: readonly TrialFigure[],
  treatments: readonly string[],
  knowledge: KnowledgeIndex,
): readonly TrialFigure[] {
  const labelled = treatments.flatMap((id) =>
    knowledge.approvalsOf(id).flatMap(({ biomarkers }) => biomarkers),
  );
  const inLabel = figures.filter(({ population }) =>
    population?.biomarkers.some((each) =>
      labelled.some(({ gene, alteration }) => gene === each.gene && alteration === each.alteration),
    ),
  );
  return inLabel.length > 0 ? inLabel : figures;
}

function localPart(subject: Subject): Subject {
  const { claim } = subject;
  return {
    ...subject,
    claim: { ...claim, line: claim.line && isLocal(claim.line) ? claim.line : undefined },
    treatments: subject.treatments.filter(({ slot }) => isLocal(slot)),
    selecting: subject.selecting.filter(({ slot }) => isLocal(slot)),
    diseases: subject.diseases.filter(isLocal),
  };
}

/** "versus", and at most the drug's name with a word before it: "versus crizotinib 75.5%". */
const VERSUS =
  /(?:\bvs\.?|\bversus|\bagainst|\bcompared (?:with|to))\s*(?:(?:for|with|of)\s+)?(?:[\p{L}-]+\s+)?\(?$/iu;

/** True for the second figure of "7.7 versus 3.0 months", which is the other arm's whatever the clause names first. */
function isSecondOfPair({ span }: NumericStatement, { document }: VerifyContext): boolean {
  return VERSUS.test(document.source.slice(Math.max(0, span.start - 48), span.start));
}

function comparatorIds({ claim }: Subject): readonly string[] {
  return claim.comparators.filter(isLocal).map(({ value }) => value.id);
}

function treatmentIds(statement: NumericStatement, { claim, treatments }: Subject): readonly string[] {
  if (statement.treatment !== undefined) return [statement.treatment];
  if (statement.comparator) return claim.comparators.map(({ value }) => value.id);
  return treatments.flatMap(({ id, isClass, drugs }) => (isClass ? drugs.map((drug) => drug.id) : [id]));
}

function unique(figures: readonly TrialFigure[]): readonly TrialFigure[] {
  return [...new Set(figures)];
}

/** True if the figure is of the statement's endpoint and kind of measure. */
function isMeasured({ result }: TrialFigure, statement: NumericStatement): boolean {
  if (result.endpoint !== statement.endpoint) return false;
  if (statement.unit === 'percent') return result.unit === 'percent';
  if (statement.unit === 'ratio') return result.unit === 'ratio';
  return result.unit === 'months';
}

function armFits(
  figure: TrialFigure,
  statement: NumericStatement,
  treatments: readonly string[],
  { knowledge }: VerifyContext,
): boolean {
  // A ratio belongs to both arms it compares.
  const arms = figure.result.measure === 'hazard-ratio' ? [figure.arm, figure.versus] : [figure.arm];
  if (treatments.length === 0) return true;
  const gives = (arm: TrialArm | undefined): boolean =>
    arm?.treatments.some((given) =>
      treatments.some((id) => knowledge.isTreatment(given, id) || knowledge.isTreatment(id, given)),
    ) ?? false;
  if (arms.some(gives)) return true;
  // A comparator that the text names by a broader or other word: pemetrexed for "chemotherapy".
  return statement.comparator && figure.arm?.role === 'comparator';
}

function populationFits(figure: TrialFigure, subject: Subject, { knowledge }: VerifyContext): boolean {
  const { population } = figure;
  if (!population) return true;
  const { claim, selecting, diseases } = subject;
  if (!fitsEarlierTreatment(claim, figure)) return false;
  if (selecting.length > 0 && population.biomarkers.length > 0) {
    const fits = selecting.some(({ stated }) =>
      population.biomarkers.some(
        (required) => knowledge.biomarkerSatisfies(stated, required) !== 'not-satisfied',
      ),
    );
    if (!fits) return false;
  }
  if (
    diseases.length > 0 &&
    !diseases.some(
      ({ value }) =>
        knowledge.isDisease(value, population.disease) || knowledge.isDisease(population.disease, value),
    )
  ) {
    return false;
  }
  return !claim.line || !population.line || linesOverlap(claim.line.value, population.line);
}
