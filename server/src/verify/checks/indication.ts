import type { Jurisdiction } from '../../knowledge/types.ts';
import type { VerifyContext } from '../context.ts';
import { type CheckOutcome, outcome, weightiest } from '../outcome.ts';
import { evidenceReference } from '../references.ts';
import { isLocal, type Subject } from '../subject.ts';
import { type Difference, supportFor } from '../support.ts';
import { isBiomarkerSelected } from '../targets.ts';
import {
  againstReason,
  closedWorldReason,
  contradicted,
  disjointReason,
  elsewhere,
  labelled,
  nearMisses,
  offLabel,
  type Question,
  unknown,
  withoutDisease,
} from './indicationOutcomes.ts';
import { populationsOf } from './population.ts';
import { isEarlierLine } from './studyLine.ts';

/** A treatment said to be for, or to work in, a population: held against labels first, then against evidence. */
export function checkIndication(subject: Subject, context: VerifyContext): CheckOutcome | undefined {
  const outcomes = populationsOf(subject).flatMap(({ population, disease }) =>
    subject.treatments
      .filter((treatment) => isGivenFor(treatment, disease, subject, context))
      .map((treatment) =>
        judge({
          subject,
          context,
          treatment,
          population,
          disease,
          support: supportFor(treatment, population, context),
        }),
      ),
  );
  return weightiest(outcomes);
}

/**
 * False for a treatment that the words bind to another disease of the claim: in the brackets behind that one ("lung cancer
 * (e.g. crizotinib) and thyroid cancer (e.g. vandetanib)"), or as one half of "crizotinib for lung cancer, and others for
 * thyroid cancer".
 */
function isGivenFor(
  { slot: treatment }: Subject['treatments'][number],
  disease: Subject['diseases'][number] | undefined,
  { diseases }: Subject,
  { document }: VerifyContext,
): boolean {
  if (!disease || diseases.length < 2) return true;
  const { source } = document;
  const bracketed = diseases.find(
    ({ span }) =>
      span.end <= treatment.span.start && BRACKET.test(source.slice(span.end, treatment.span.start)),
  );
  if (bracketed) return bracketed === disease;
  return !(
    treatment.span.end <= disease.span.start &&
    OTHERS.test(source.slice(treatment.span.end, disease.span.start))
  );
}

/** From a disease to a drug in the brackets behind it: at most its abbreviation stands between. */
const BRACKET = /^\s*(?:\([^()]{1,12}\)\s*)?[([][^()[\]]*$/u;
const OTHERS =
  /[,;]?\s(?:and|or|while|whereas)\s(?:an?)?(?:other|others|another)\b(?!\s+(?:patients|tumou?rs|cancers))/i;

function judge(question: Question): CheckOutcome {
  const { population, disease } = question;
  if (population.disease === undefined && population.biomarkers.length === 0) {
    return outcome('not-checked', 'The statement names neither a disease nor a biomarker to judge it by.');
  }
  if (disease === undefined) return withoutDisease(question);
  const isClosed = question.subject.claim.wording === 'regulatory' && knowsLabelsOf(question);
  return isClosed ? judgeRegulatory(question) : judgeOpen(question);
}

/**
 * True if the base can be expected to hold every label that could cover the disease: it is kept for drugs given for a
 * biomarker, not for all drugs of a class, nor for the many uses of cytotoxics and checkpoint inhibitors elsewhere.
 */
function knowsLabelsOf({ treatment, population, context }: Question): boolean {
  const { knowledge } = context;
  // Of a drug that is known by name, or only from the evidence of an overlay, no label is on record.
  if (treatment.isClass || treatment.drugs.length === 0) return false;
  return treatment.drugs.every((drug) => {
    if (isBiomarkerSelected(drug, knowledge)) return true;
    const approvals = knowledge.approvalsOf(drug.id, { which: 'all' });
    // Of the disease itself the licences are kept, whatever else the drug is licensed for.
    return approvals.some(
      ({ disease }) =>
        knowledge.diseasesDisjoint(disease, population.disease!) ||
        knowledge.isDisease(population.disease!, disease),
    );
  });
}

/** Wording of licences: closed-world against the approvals of the regions of which all are on record. */
function judgeRegulatory(question: Question): CheckOutcome {
  const { subject, context, support, treatment, population } = question;
  const isComplete = (region: Jurisdiction): boolean =>
    treatment.drugs.every(({ id }) => context.knowledge.recordsAllApprovals(region, id));
  const full = support.approvals.filter(({ differences }) => differences.length === 0);
  if (full.length > 0) return labelled(question, full);
  const near = support.approvals.filter(({ differences }) =>
    differences.every((each) => !isStated(each, subject, context.document)),
  );
  if (near.length > 0) return elsewhere(question, near);
  // Absence is no contradiction: where not all licences are on record, this one may be among the others.
  const asked = population.jurisdictions;
  if (asked.length > 0 && !asked.some(isComplete)) {
    return outcome(
      'not-in-kb',
      `The knowledge base does not hold every licence of ${treatment.name} in this region.`,
    );
  }
  if (support.approvals.length === 0 && toldOfThePast(question))
    return outcome('supported-elsewhere', `A licence of ${treatment.name} for this is no longer in force.`);
  return contradicted(
    question,
    support.approvals.length > 0 ? nearMisses(question) : closedWorldReason(question),
  );
}

const PAST = /\b(?:was|were|had|until|former\w*|previous\w*|original\w*|initial\w*)\b/i;

/** True if the words tell of the past and the licence was in force once. */
function toldOfThePast({ treatment, population, subject, context: { knowledge } }: Question): boolean {
  const once = treatment.drugs.flatMap((drug) => knowledge.approvalsOf(drug.id, { which: 'all' }));
  return (
    PAST.test(subject.claim.text) &&
    once.some(
      ({ disease, status }) =>
        status === 'withdrawn' &&
        (knowledge.isDisease(population.disease!, disease) ||
          knowledge.isDisease(disease, population.disease!)),
    )
  );
}

/**
 * True if the claim's own words name what the label differs in: a licence for another region or line is a fault only
 * there. Ages are left to the check on ages.
 */
function isStated(
  difference: Difference,
  { claim, statedJurisdictions }: Subject,
  { source }: VerifyContext['document'],
): boolean {
  if (difference === 'jurisdiction') return statedJurisdictions.length > 0;
  if (difference === 'line')
    return (
      claim.line !== undefined &&
      isLocal(claim.line) &&
      !isEarlierLine(source.slice(claim.span.start, claim.line.span.start))
    );
  if (difference === 'setting') return claim.setting !== undefined && isLocal(claim.setting);
  return false;
}

/** Recommendations and statements of effect: contradicted only by something recorded. */
function judgeOpen(question: Question): CheckOutcome {
  const { support, context, population, treatment } = question;
  const { knowledge } = context;
  const full = support.approvals.filter(({ differences }) => differences.length === 0);
  if (full.length > 0) return labelled(question, full);
  const inPopulation = support.benefit.filter(({ disease }) => disease === 'exact' || disease === 'broader');
  if (support.approvals.length > 0) return elsewhere(question, support.approvals);
  if (inPopulation.length > 0 || support.figures.length > 0) return offLabel(question);
  if (support.against.length > 0) return contradicted(question, againstReason(question));
  const excluded = support.otherDiseases.filter(
    (each) =>
      isBiomarkerSelected(each.drug, knowledge) && excludes(each.disease, population.disease!, knowledge),
  );
  if (excluded.length > 0) return contradicted(question, disjointReason(question));
  if (support.benefit.length > 0) {
    const records = support.benefit.map(({ record }) => evidenceReference(record));
    return outcome(
      'supported-elsewhere',
      `Benefit of ${treatment.name} is recorded only in part of this population.`,
      records,
    );
  }
  return unknown(question);
}

/** True if no tumour can be both. Stages of one disease exclude each other too, but are not different tumours. */
function excludes(a: string, b: string, knowledge: VerifyContext['knowledge']): boolean {
  const areStages = [a, b].every((id) => knowledge.disease(id)?.extent !== undefined);
  return !areStages && knowledge.diseasesDisjoint(a, b);
}
