import type { ActivityRecord } from '../../knowledge/types.ts';
import { ASPECTS } from '../aspects.ts';
import type { VerifyContext } from '../context.ts';
import type { CheckOutcome } from '../outcome.ts';
import { activityReference } from '../references.ts';
import { faultSpan } from '../spans.ts';
import type { Subject, SubjectTreatment } from '../subject.ts';
import { capitalised, levelWords } from '../words.ts';

/** Words that leave no room for an exception. */
const ABSOLUTE =
  /\b(?:never|always|invariably|in no case|no patient|none of|under no circumstances|at no point|without exception|no longer ever|cannot ever|can never|under any circumstances|whatever the (?:mutation|variant|genotype)|any more|in all cases)\b/i;

/**
 * A drug said never to work, after another or at all, where an exception is recorded: a variant acquired under the other
 * drug to which the first is active again.
 */
export function checkResensitisation(subject: Subject, context: VerifyContext): CheckOutcome | undefined {
  const { claim } = subject;
  if (!ABSOLUTE.test(claim.text) || subject.variants.size > 0) return undefined;
  const failed = subject.treatments.filter((each) => hasFailed(each, context));
  for (const treatment of subject.treatments.filter((each) => !failed.includes(each))) {
    for (const prior of [...subject.priorTreatments, ...failed]) {
      const exception = exceptionFor(treatment, prior, context);
      if (exception) return missed(treatment, prior, exception, subject, context);
    }
  }
  return undefined;
}

/** "Once lorlatinib has failed". */
function hasFailed({ slot }: SubjectTreatment, { document }: VerifyContext): boolean {
  return /^\s+(?:(?:has|have|had) )?(?:failed|stopped working|ceased)\b/i.test(
    document.source.slice(slot.span.end, slot.span.end + 40),
  );
}

interface Exception {
  readonly sensitive: ActivityRecord;
  readonly resistant: ActivityRecord;
}

/** A variant, or a compound of several, that the earlier drug is inactive against and the later one active. */
function exceptionFor(
  treatment: SubjectTreatment,
  prior: SubjectTreatment,
  { knowledge }: VerifyContext,
): Exception | undefined {
  const ofDrugs = ({ drugs }: SubjectTreatment, effect: ActivityRecord['effect']) =>
    knowledge.records.activities.filter(
      (each) => each.effect === effect && drugs.some(({ id }) => id === each.drug),
    );
  const resistant = ofDrugs(prior, 'resistant');
  for (const sensitive of ofDrugs(treatment, 'sensitive')) {
    const pair = resistant.find((each) => each.gene === sensitive.gene && sameVariants(each, sensitive));
    if (pair) return { sensitive, resistant: pair };
  }
  return undefined;
}

function sameVariants(a: ActivityRecord, b: ActivityRecord): boolean {
  return a.variants.length === b.variants.length && a.variants.every((each) => b.variants.includes(each));
}

function missed(
  treatment: SubjectTreatment,
  prior: SubjectTreatment,
  { sensitive, resistant }: Exception,
  { claim }: Subject,
  { knowledge }: VerifyContext,
): CheckOutcome {
  const variant = `${sensitive.gene} ${sensitive.variants.join(' with ')}`;
  const records = [activityReference(knowledge, sensitive), activityReference(knowledge, resistant)];
  return {
    verdict: 'contradicted',
    reason: `${capitalised(treatment.name)} is recorded as active against ${variant}, which resists ${prior.name} (${levelWords(sensitive.level)}).`,
    wouldBeSupportedIf: 'the sentence left room for the exception',
    records,
    contradictions: [
      {
        aspect: ASPECTS.resensitisationMissed,
        span: faultSpan(claim, [treatment.slot, prior.slot]),
        values: { drug: treatment.name, prior: prior.name, variant },
        records,
        related: [],
        suggestions: [],
      },
    ],
  };
}
