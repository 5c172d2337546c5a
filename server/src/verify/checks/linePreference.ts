import type { Claim } from '../../claims/types.ts';
import type { CriterionRecord } from '../../knowledge/types.ts';
import { ASPECTS } from '../aspects.ts';
import type { VerifyContext } from '../context.ts';
import type { CheckOutcome } from '../outcome.ts';
import { criterionReference } from '../references.ts';
import { ownWords } from '../spans.ts';
import { isLocal, type Subject, type SubjectTreatment } from '../subject.ts';
import { linesOverlap } from '../support.ts';
import { capitalised, lineWords, listWords } from '../words.ts';

/** Words that put a treatment before the others of its line. */
const PREFERENCE =
  /\bprefer(?:red|able|ence|s)?\b|\b(?:drugs?|treatment|agent|therapy|option|inhibitor|tki) of choice\b|\bfirst[- ]choice\b|\bgold standard\b|\bstandard of care\b|\bstandard (?:first[- ]line|initial|upfront|front[- ]?line)\b|\bbest (?:first[- ]line|initial|upfront)\b/i;

/** A drug called the preferred one of a line in which randomised trials and approvals have ended that preference. */
export function checkLinePreference(
  subject: Subject,
  { knowledge }: VerifyContext,
): CheckOutcome | undefined {
  const { claim } = subject;
  if (claim.polarity === 'negated' || !prefers(claim) || isHistory(claim)) return undefined;
  for (const criterion of knowledge.records.criteria) {
    if (criterion.about !== 'line-preference') continue;
    const treatment = subject.treatments.find(
      ({ id, isClass, slot }) => !isClass && id === criterion.treatment && isLocal(slot),
    );
    if (treatment && concerns(criterion, subject, knowledge))
      return outdated(criterion, treatment, subject, knowledge);
  }
  return undefined;
}

/** True if the clause puts its treatment first, or the head of its row or column does: "| Preferred | crizotinib |". */
function prefers({ text, block }: Claim): boolean {
  if (PREFERENCE.test(text)) return true;
  if (block?.role !== 'table-cell') return false;
  const { rowHeader, columnHeader } = block.context;
  return [rowHeader, columnHeader].some((head) => head && head !== block && PREFERENCE.test(head.text.text));
}

const PAST = /\b(?:was|were|became|had been|used to be|until)\b/i;
const PRESENT = /\b(?:is|are|remains?|still|continues?)\b/i;

/** Told in the past tense, whatever else the clause says. */
function isHistory({ text }: Claim): boolean {
  return PAST.test(text) && !PRESENT.test(text);
}

type Knowledge = VerifyContext['knowledge'];

function concerns(criterion: CriterionRecord, subject: Subject, knowledge: Knowledge): boolean {
  const { claim } = subject;
  const { biomarker, disease, line, preferred = [] } = criterion;
  const genes = subject.treatments.flatMap(({ id, isClass }) =>
    isClass ? (knowledge.drugClass(id)?.gene ?? []) : [],
  );
  const own =
    genes.length > 0 ? genes.map((gene) => ({ gene })) : subject.selecting.map(({ stated }) => stated);
  if (biomarker && !own.some((each) => knowledge.biomarkerSatisfies(each, biomarker) !== 'not-satisfied'))
    return false;
  if (line && claim.line && isLocal(claim.line) && !linesOverlap(line, claim.line.value)) return false;
  // Without a line of its own the sentence may be about any, unless what stands around it says which.
  if (line && claim.line && !linesOverlap(line, claim.line.value)) return false;
  if (claim.priorTreatments.length > 0) return false;
  const named = subject.diseases.map(({ value }) => value);
  if (
    disease &&
    named.length > 0 &&
    !named.some((each) => knowledge.isDisease(each, disease) || knowledge.isDisease(disease, each))
  )
    return false;
  // "Preferred over chemotherapy" is still true.
  return (
    claim.comparators.length === 0 || claim.comparators.some(({ value }) => preferred.includes(value.id))
  );
}

function outdated(
  criterion: CriterionRecord,
  treatment: SubjectTreatment,
  { claim }: Subject,
  knowledge: Knowledge,
): CheckOutcome {
  const preferred = listWords(
    (criterion.preferred ?? []).map((id) => knowledge.drug(id)?.inn ?? id),
    'or',
  );
  const records = [criterionReference(criterion)];
  const reason = `${capitalised(treatment.name)} is no longer preferred there: ${criterion.statement}`;
  return {
    verdict: 'contradicted',
    reason,
    wouldBeSupportedIf: `the drug were ${preferred}, or the sentence told history`,
    records,
    contradictions: [
      {
        aspect: ASPECTS.linePreferenceOutdated,
        span: ownWords(claim, treatment.slot),
        values: {
          drug: treatment.name,
          line: criterion.line ? lineWords(criterion.line) : 'this line',
          since: criterion.since ?? '',
          preferred,
        },
        records,
        related: [],
        suggestions: (criterion.preferred ?? []).map((id) => {
          const inn = knowledge.drug(id)?.inn ?? id;
          return {
            title: `Replace ${treatment.name} with ${inn}`,
            span: treatment.slot.span,
            newText: /^\p{Lu}/u.test(treatment.slot.text) ? capitalised(inn) : inn,
            records,
          };
        }),
      },
    ],
  };
}
