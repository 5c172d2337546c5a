import type { DrugRecord } from '../../knowledge/types.ts';
import type { Span } from '../../text/span.ts';
import { ASPECTS } from '../aspects.ts';
import type { VerifyContext } from '../context.ts';
import { type Fault, fault } from '../fault.ts';
import { type CheckOutcome, outcome } from '../outcome.ts';
import { cnsReference } from '../references.ts';
import { faultSpan, ownWords } from '../spans.ts';
import { isLocal, type Subject, type SubjectTreatment } from '../subject.ts';
import type { Analysis, Contradiction } from '../types.ts';
import { capitalised } from '../words.ts';

const BETTER =
  /\b(?:better|greater|higher|more|superior\w*|stronger|best|outperforms?|exceeds?|surpass\w*)\b/i;
const WORSE = /\b(?:worse|less|lower|poorer|inferior|weaker|not as (?:good|active|well)|least)\b/i;
const PLACE = String.raw`(?:CNS|brain|intracranial|central nervous|CSF|cerebrospinal|penetrat\w*|blood-brain|activity in the (?:brain|CNS))`;
const HIGH = new RegExp(
  String.raw`\b(?:excellent|high(?:ly)?|strong|good|potent|marked|robust|outstanding)\W+(?:\w+\W+){0,2}${PLACE}|\b(?:penetrates?|cross(?:es)?|enters?|reach(?:es)?)\b[^,;.]{0,40}\b(?:readily|easily|well|effectively|freely|excellently|superbly|amply)\b`,
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
  { knowledge, document: { source } }: VerifyContext,
): CheckOutcome | undefined {
  const other = claim.comparators.find((slot) => isLocal(slot) && slot.value.kind === 'drug');
  const drug = other && knowledge.drug(other.value.id);
  const theirs = drug?.cns?.rank;
  if (!other || !drug || theirs === undefined) return undefined;
  const says = comparisonIn(wordsBetween(treatment.slot, other, source)) || comparisonIn(claim.text);
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

/** The sense of a comparison: 1 for better, -1 for worse, 0 where the words say neither. */
function comparisonIn(words: string): -1 | 0 | 1 {
  return WORSE.test(words) ? -1 : BETTER.test(words) ? 1 : 0;
}

/** What stands between the two that are compared; a sentence may compare others besides. */
function wordsBetween(a: { readonly span: Span }, b: { readonly span: Span }, source: string): string {
  const [first, second] = a.span.start <= b.span.start ? [a, b] : [b, a];
  return source.slice(first.span.end, second.span.start);
}

/** Without a comparison: high praise of a drug that hardly reaches the brain, or the reverse. */
function alone(treatment: SubjectTreatment, rank: number, { claim }: Subject): CheckOutcome | undefined {
  if (claim.comparators.length > 0 || claim.polarity === 'negated') return undefined;
  const praised = HIGH.test(claim.text) && !LOW.test(claim.text);
  const belittled = LOW.test(claim.text) && !HIGH.test(claim.text);
  const isReversed = (praised && rank <= LOW_TO) || (belittled && rank > HIGH_FROM);
  const record = cnsReference(treatment.drugs[0]!);
  if (!isReversed || !record) return undefined;
  const reason = recordedAs(treatment.name, rank);
  return reversed(reason, [record], {
    span: ownWords(claim, treatment.slot),
    values: { drug: treatment.name, reason },
  });
}

function recordedAs(drug: string, rank: number): string {
  return `The activity of ${drug} in the brain is recorded as ${rank <= LOW_TO ? 'limited' : 'high'}.`;
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

const PLACE_COLUMN = new RegExp(PLACE, 'i');
const HIGH_WORD = /^\W*(?:very )?(?:high|excellent|good|strong|marked)\W*$/i;
const LOW_WORD = /^\W*(?:very )?(?:low|poor|weak|limited|minimal|negligible|none)\W*$/i;

/** A word alone in a cell below "CNS penetration", in the row of a drug of which the reverse is recorded. */
export function cnsTableFaults({ document, knowledge, mentionsIn }: Analysis): readonly Fault[] {
  return document.blocks.flatMap((block) => {
    const { role, context, text } = block;
    const { columnHeader, rowHeader } = context;
    if (role !== 'table-cell' || context.quoted || !rowHeader || rowHeader === block) return [];
    const heading = columnHeader?.text.text ?? '';
    if (!PLACE_COLUMN.test(heading) || UNWANTED.test(heading)) return [];
    const drugs = mentionsIn(rowHeader).filter((each) => each.kind === 'drug');
    const drug = drugs.length === 1 ? knowledge.drug(drugs[0]!.id) : undefined;
    const record = drug && cnsReference(drug);
    const rank = drug?.cns?.rank;
    if (!drug || !record || rank === undefined) return [];
    const isReversed =
      (HIGH_WORD.test(text.text) && rank <= LOW_TO) || (LOW_WORD.test(text.text) && rank > HIGH_FROM);
    if (!isReversed) return [];
    const word = text.text.trim();
    const start = text.text.indexOf(word);
    const span = text.toSource({ start, end: start + word.length });
    return [fault(span, { drug: drug.inn, reason: recordedAs(drug.inn, rank) }, [record])];
  });
}
