import type { AgeRange } from '../../knowledge/types.ts';
import { ASPECTS } from '../aspects.ts';
import type { VerifyContext } from '../context.ts';
import type { CheckOutcome } from '../outcome.ts';
import { approvalReference } from '../references.ts';
import { ownWords } from '../spans.ts';
import { isLocal, type Subject, type SubjectTreatment } from '../subject.ts';
import { type ApprovalMatch, supportFor } from '../support.ts';
import { listWords } from '../words.ts';
import { populationsOf } from './population.ts';

/** A drug said to be for patients of an age that none of its labels for the disease covers. */
export function checkAge(subject: Subject, context: VerifyContext): CheckOutcome | undefined {
  const { claim } = subject;
  const { age } = claim;
  if (!age || claim.polarity === 'negated' || !(isLocal(age) || claim.fieldPath !== undefined))
    return undefined;
  if (LEFT_OPEN.test(claim.text)) return undefined;
  if (claim.wording === 'efficacy' || claim.cues.some(({ id }) => id === 'off-label')) return undefined;
  for (const { population, disease } of populationsOf(subject)) {
    if (disease === undefined) continue;
    for (const treatment of subject.treatments) {
      if (treatment.isClass) continue;
      const { approvals } = supportFor(treatment, population, context);
      const inRegion = approvals.filter(({ differences }) => !differences.includes('jurisdiction'));
      const all = inRegion.length > 0 ? inRegion : approvals;
      // A record without an age leaves the age open; it covers no age that the records with one exclude.
      const withAge = all.filter(({ approval }) => approval.age !== undefined);
      const labels = withAge.length > 0 ? withAge : all;
      if (labels.length === 0 || !labels.every(({ differences }) => differences.includes('age'))) continue;
      return outside(treatment, labels, disease.value, age.value, subject, context);
    }
  }
  return undefined;
}

/** "Children: dose to be determined by the doctor" advises nothing. */
const LEFT_OPEN =
  /\b(?:determined|decided|chosen|set|discussed) (?:by|with)\b|\b(?:consult|ask|refer to) (?:your|the|a|with)\b|\bnot (?:been |fully been |fully )?(?:established|known|studied)\b/i;

function outside(
  treatment: SubjectTreatment,
  labels: readonly ApprovalMatch[],
  disease: string,
  age: AgeRange,
  { claim }: Subject,
  { knowledge }: VerifyContext,
): CheckOutcome {
  const name = knowledge.nameOf({ kind: 'disease', id: disease });
  const allowed = listWords(
    [...new Set(labels.map(({ approval }) => `${ageWords(approval.age!)} (${approval.jurisdiction})`))],
    'or',
  );
  const records = labels.map(({ drug, approval }) => approvalReference(knowledge, drug, approval));
  const reason = `The labels of ${treatment.name} for ${name} are for another age group: patients ${allowed}.`;
  return {
    verdict: 'supported-elsewhere',
    reason,
    wouldBeSupportedIf: `the patients were ${allowed}`,
    records,
    contradictions: [
      {
        aspect: ASPECTS.ageOutsideLabel,
        span: ownWords(claim, claim.age),
        values: { drug: treatment.name, disease: name, age: ageWords(age), allowed, reason },
        records,
        related: [],
        suggestions: [],
      },
    ],
  };
}

/** `from 18 years`, `from 1 to 21 years`, `of 70 years`. */
export function ageWords({ min, max }: AgeRange): string {
  if (min !== undefined && min === max) return `of ${min} years`;
  // Labels write "under 18", which the base records as the last hundredth before it.
  const end =
    max === undefined ? '' : Number.isInteger(max) ? `to ${max} years` : `to under ${Math.ceil(max)} years`;
  if (min === undefined) return end === '' ? 'of any age' : `up ${end}`;
  return end === '' ? `from ${min} ${min === 1 ? 'year' : 'years'}` : `from ${min} ${end}`;
}
