import { ASPECTS } from '../aspects.ts';
import type { VerifyContext } from '../context.ts';
import { type CheckOutcome, outcome, weightiest } from '../outcome.ts';
import { approvalReference, evidenceReference } from '../references.ts';
import { faultSpan } from '../spans.ts';
import type { Subject, SubjectTreatment } from '../subject.ts';
import { type Population, supportFor } from '../support.ts';
import { lacksTarget } from '../targets.ts';
import { capitalised, levelWords } from '../words.ts';
import { populationsOf } from './population.ts';
import { populationWords } from './populationWords.ts';

/**
 * A statement that a treatment is not for, or does not work in, a population. It agrees with the base where that records
 * no benefit; it is contradicted only where it denies a licence that is in force.
 */
export function checkDenial(subject: Subject, context: VerifyContext): CheckOutcome | undefined {
  const outcomes = populationsOf(subject).flatMap(({ population }) =>
    subject.treatments.map((treatment) => judge(treatment, population, subject, context)),
  );
  return weightiest(outcomes);
}

function judge(
  treatment: SubjectTreatment,
  population: Population,
  subject: Subject,
  context: VerifyContext,
): CheckOutcome {
  const { knowledge } = context;
  const words = populationWords(population, knowledge);
  const support = supportFor(treatment, population, context);
  if (support.against.length > 0) {
    const records = support.against.map(({ record }) => evidenceReference(record));
    return outcome(
      'supported',
      `The recorded evidence agrees: no benefit of ${treatment.name} in ${words} (${levelWords(support.against[0]!.record.level)}).`,
      records,
    );
  }
  const full = support.approvals.filter(({ differences }) => differences.length === 0);
  const records = full.map(({ drug, approval }) => approvalReference(knowledge, drug, approval));
  const { claim } = subject;
  const isSpecific = population.disease !== undefined && population.biomarkers.length > 0;
  if (full.length > 0 && isSpecific && claim.wording === 'regulatory' && claim.polarity === 'negated') {
    return {
      ...outcome('contradicted', `${capitalised(treatment.name)} is labelled for ${words}.`, records),
      contradictions: [
        {
          aspect: ASPECTS.approvalDenied,
          span: faultSpan(claim, [...claim.treatments, ...claim.biomarkers, ...claim.diseases]),
          values: { drug: treatment.name, population: words },
          records,
          related: [],
          suggestions: [],
        },
      ],
    };
  }
  if (full.length > 0 || support.benefit.length > 0) {
    return outcome(
      'not-checked',
      `${capitalised(treatment.name)} has labels or recorded benefit in ${words}; whether it failed in the patients meant here cannot be judged.`,
      records,
    );
  }
  const untargeted = subject.selecting.some(
    ({ stated }) =>
      treatment.drugs.length > 0 && treatment.drugs.every((drug) => lacksTarget(drug, stated, knowledge)),
  );
  if (untargeted)
    return outcome('supported', `${capitalised(treatment.name)} does not act on the stated biomarker.`);
  const disjoint =
    population.disease !== undefined &&
    support.otherDiseases.some(({ disease }) => knowledge.diseasesDisjoint(disease, population.disease!));
  if (disjoint)
    return outcome('supported', `No label and no recorded benefit covers ${treatment.name} in ${words}.`);
  if (claim.wording === 'regulatory' && isSpecific && treatment.drugs.length > 0) {
    return outcome('supported', `No label of ${treatment.name} in the regions covered is for ${words}.`);
  }
  return outcome('not-in-kb', `The knowledge base holds nothing on ${treatment.name} in ${words}.`);
}
