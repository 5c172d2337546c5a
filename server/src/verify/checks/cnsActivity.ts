import type { DrugRecord } from '../../knowledge/types.ts';
import { ASPECTS } from '../aspects.ts';
import type { VerifyContext } from '../context.ts';
import { type CheckOutcome, outcome } from '../outcome.ts';
import { cnsReference } from '../references.ts';
import { faultSpan, ownWords } from '../spans.ts';
import { isLocal, type Subject, type SubjectTreatment } from '../subject.ts';
import type { Contradiction } from '../types.ts';
import { capitalised } from '../words.ts';

const BETTER =
  /\b(?:better|greater|higher|more|superior\w*|stronger|best|outperforms?|exceeds?|surpass\w*)\b/i;
const WORSE = /\b(?:worse|less|lower|poorer|inferior|weaker|not as (?:good|active|well)|least)\b/i;
const PLACE = String.raw`(?:CNS|brain|intracranial|central nervous|penetrat\w*|blood-brain|activity in the (?:brain|CNS))`;
const HIGH = new RegExp(
  String.raw`\b(?:excellent|high(?:ly)?|strong|good|potent|marked|robust|outstanding)\W+(?:\w+\W+){0,2}${PLACE}|\b(?:penetrates?|cross(?:es)?|enters?|reach(?:es)?)\b[^,;.]{0,40}\b(?:readily|easily|well|effectively|freely)\b`,
  'i',
);
const LOW = new RegExp(
  String.raw`\b(?:poor(?:ly)?|low|weak(?:ly)?|limited|minimal|negligible|little|no|hardly|barely|scarcely)\W+(?:\w+\W+){0,2}${PLACE}`,
  'i',
);

/** Things of which less is better: the comparison is not one of activity. */
const UNWANTED =
  /\b(?:progress\w*|events?|relaps\w*|recurr\w*|incidence|risk|frequen\w+|failures?|toxic\w*|adverse|side[- ]effects?|deaths?)\b/i;

/** Lowest rank for which high activity is a fair word, and highest for which low activity is. */
const HIGH_FROM = 2;
const LOW_TO = 1;

/** What a drug is said to do in the brain, alone or against another, held against the recorded rank. */
export function checkCnsActivity(subject: Subject, context: VerifyContext): CheckOutcome | undefined {
  if (UNWANTED.test(subject.claim.text)) return undefined;
  const treatment = subject.treatments.find(
    ({ slot, isClass }) => (isLocal(slot) || slot.origin === 'row-header') && !isClass,
  );
  const rank = treatment && rankOf(treatment.drugs);
  if (!treatment || rank === undefined) return undefined;
  return againstAnother(treatment, rank, subject, context) ?? alone(treatment, rank, subject);
}

/** The rank all drugs of a treatment share at least; undefined where one of them has none recorded. */
function rankOf(drugs: readonly DrugRecord[]): number | undefined {
  const ranks = drugs.map(({ cns }) => cns?.rank);
  return ranks.length === 0 || ranks.includes(undefined) ? undefined : Math.min(...(ranks as number[]));
}

function againstAnother(
  treatment: SubjectTreatment,
  rank: number,
  { claim }: Subject,
  { knowledge }: VerifyContext,
): CheckOutcome | undefined {
  const other = claim.comparators.find((slot) => isLocal(slot) && slot.value.kind === 'drug');
  const drug = other && knowledge.drug(other.value.id);
  const theirs = drug?.cns?.rank;
  if (!other || !drug || theirs === undefined) return undefined;
  const says = WORSE.test(claim.text) ? -1 : BETTER.test(claim.text) ? 1 : 0;
  if (says === 0) return undefined;
  const denied = claim.polarity === 'negated' && !/\bnot as\b/i.test(claim.text);
  const order = Math.sign(rank - theirs);
  const isReversed = denied ? order !== 0 && says === order : order !== 0 && says === -order;
  const records = [cnsReference(treatment.drugs[0]!), cnsReference(drug)].flatMap((each) => each ?? []);
  const [above, below] = rank > theirs ? [treatment.name, drug.inn] : [drug.inn, treatment.name];
  const reason =
    order === 0
      ? `The activity of ${treatment.name} and ${drug.inn} in the brain is recorded at the same rank.`
      : `${capitalised(above)} is recorded as more active in the brain than ${below}.`;
  if (!isReversed) return outcome(order === 0 ? 'not-in-kb' : 'supported', reason, records);
  return reversed(reason, records, {
    span: faultSpan(claim, [treatment.slot, other]),
    values: { drug: treatment.name, other: drug.inn, reason },
  });
}

/** Without a comparison: high praise of a drug that hardly reaches the brain, or the reverse. */
function alone(treatment: SubjectTreatment, rank: number, { claim }: Subject): CheckOutcome | undefined {
  if (claim.comparators.length > 0 || claim.polarity === 'negated') return undefined;
  const praised = HIGH.test(claim.text) && !LOW.test(claim.text);
  const belittled = LOW.test(claim.text) && !HIGH.test(claim.text);
  const isReversed = (praised && rank <= LOW_TO) || (belittled && rank > HIGH_FROM);
  const record = cnsReference(treatment.drugs[0]!);
  if (!isReversed || !record) return undefined;
  const reason = `The activity of ${treatment.name} in the brain is recorded as ${rank <= LOW_TO ? 'limited' : 'high'}.`;
  return reversed(reason, [record], {
    span: ownWords(claim, treatment.slot),
    values: { drug: treatment.name, reason },
  });
}

function reversed(
  reason: string,
  records: CheckOutcome['records'],
  { span, values }: Pick<Contradiction, 'span' | 'values'>,
): CheckOutcome {
  return {
    verdict: 'contradicted',
    reason,
    wouldBeSupportedIf: 'the text said the reverse',
    records,
    contradictions: [
      { aspect: ASPECTS.cnsActivityReversed, span, values, records, related: [], suggestions: [] },
    ],
  };
}
