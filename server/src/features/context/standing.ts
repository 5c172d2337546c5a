/** How the place a cursor stands in is judged: by the claim it stands in, or by what a claim there would be. */
import { emptyClaim } from '../../claims/emptyClaim.ts';
import type { BiomarkerValue, Claim, Slot, SlotOrigin, TreatmentValue } from '../../claims/types.ts';
import type { KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import type { StudyDesign } from '../../knowledge/types.ts';
import { type Span, touches } from '../../text/span.ts';
import type { Analysis, EvidenceReference, Judgement, Verdict } from '../../verify/types.ts';
import { listWords } from '../../verify/words.ts';
import type { FeatureEnvironment } from '../environment.ts';
import type { Inline } from '../markup.ts';
import { levelText, statedBiomarkerText, treatmentName, VERDICT_WORDS } from '../wording.ts';
import type { ClinicalContext } from './clinicalContext.ts';

/** Worst first: what a reader must see if several claims meet at one word. */
const VERDICT_ORDER: readonly Verdict[] = [
  'contradicted',
  'out-of-scope',
  'supported-elsewhere',
  'supported',
  'not-in-kb',
  'not-checked',
];

/**
 * The judgement of the claim an offset stands in. Claims that speak of the entity come first, then the worst verdict,
 * then the shortest claim.
 * @param ids ids of the entity pointed at (drug, class, gene, disease); empty for any word.
 */
export function judgementAt(
  analysis: Analysis,
  offset: number,
  ids: readonly string[],
): Judgement | undefined {
  const about = (claim: Claim): boolean => ids.some((id) => claimIds(claim).includes(id));
  return analysis.judgements
    .filter(({ claim }) => touches(claim.span, offset))
    .sort(
      (a, b) =>
        Number(about(b.claim)) - Number(about(a.claim)) ||
        VERDICT_ORDER.indexOf(a.verdict) - VERDICT_ORDER.indexOf(b.verdict) ||
        length(a.claim.span) - length(b.claim.span),
    )[0];
}

function length(range: Span): number {
  return range.end - range.start;
}

function claimIds(claim: Claim): readonly string[] {
  return [
    ...[...claim.treatments, ...claim.comparators, ...claim.priorTreatments].map(({ value }) => value.id),
    ...claim.biomarkers.flatMap(({ value }) =>
      value.variant ? [value.gene, `${value.gene}/${value.variant}`] : [value.gene],
    ),
    ...claim.diseases.map(({ value }) => value),
    ...claim.trials.map(({ value }) => value),
  ];
}

/** The words of a judged claim's verdict: what stands contradicted or supported, and on which level of evidence. */
export function verdictLine(judgement: Judgement, knowledge: KnowledgeIndex): readonly Inline[] {
  const { claim, verdict } = judgement;
  const subject = claimSubject(claim, knowledge);
  const reading = claim.status === 'asserted' ? '' : ` (read as ${STATUS_WORDS[claim.status]})`;
  // Where nothing could be checked, the reason says more than the parts.
  if (verdict === 'not-checked' || subject === '')
    return lead(verdict, 'here', `${judgement.reason}${reading}`);
  return lead(
    verdict,
    'here',
    [subject + reading, basisWords(judgement, knowledge)].filter(Boolean).join(' — '),
  );
}

/** True if the verdict line of a claim already holds its reason. */
export function saysReason({ claim, verdict }: Judgement, knowledge: KnowledgeIndex): boolean {
  return verdict === 'not-checked' || claimSubject(claim, knowledge) === '';
}

function lead(verdict: Verdict, place: string, words: string): readonly Inline[] {
  return [{ strong: `${VERDICT_WORDS[verdict]} ${place}:` }, ` ${words}`];
}

const STATUS_WORDS: Readonly<Record<Exclude<Claim['status'], 'asserted'>, string>> = {
  hypothesis: 'a hypothesis',
  historical: 'history',
  quoted: 'a quotation',
  question: 'a question',
  conditional: 'a condition',
};

/** What the verdict rests on: labels with their dates where they support it, else the level of the leading record. */
function basisWords({ verdict, records }: Judgement, knowledge: KnowledgeIndex): string {
  const labels = records.filter(({ recordKind }) => recordKind === 'approval');
  const supports = verdict === 'supported' || verdict === 'supported-elsewhere';
  if (supports && labels.length > 0) return labelWords(labels, knowledge);
  const record = records.find(({ level }) => level !== undefined);
  if (record?.level) return levelText(record.level, designOf(record, knowledge));
  return labels.length > 0 ? labelWords(labels, knowledge) : '';
}

/** `label: US 2016-03-11, EU 2016-08-25`. */
function labelWords(labels: readonly EvidenceReference[], knowledge: KnowledgeIndex): string {
  const dates = labels.map(({ id }) => {
    const [drug = '', approval = ''] = id.split('/');
    const record = knowledge.drug(drug)?.approvals.find((each) => each.id === approval);
    return record ? `${record.jurisdiction} ${record.date}` : id;
  });
  return `label: ${unique(dates).join(', ')}`;
}

/** The study design behind a record, where records of its kind state one. */
export function designOf(record: EvidenceReference, knowledge: KnowledgeIndex): StudyDesign | undefined {
  if (record.recordKind === 'evidence') return knowledge.evidence(record.id)?.design;
  if (record.recordKind === 'activity')
    return knowledge.records.activities.find(({ id }) => id === record.id)?.design;
  return undefined;
}

/** What a claim is about: `ROS1 TKIs in ROS1-positive extensive-stage SCLC`. Empty if no part was recognised. */
export function claimSubject(claim: Claim, knowledge: KnowledgeIndex): string {
  const treatments = unique(claim.treatments.map((slot) => treatmentWords(slot, knowledge)));
  const biomarkers = unique(claim.biomarkers.map(({ value }) => statedBiomarkerText(value)));
  const diseases = unique(
    claim.diseases.map(({ value }) => knowledge.nameOf({ kind: 'disease', id: value })),
  );
  const who = [listWords(biomarkers, 'or'), listWords(diseases, 'or')]
    .filter((part) => part !== '')
    .join(' ');
  const what = listWords(treatments, 'or');
  const against = claim.polarity === 'negated' && what !== '' ? 'against ' : '';
  if (what === '') return who;
  return who === '' ? `${against}${what}` : `${against}${what} in ${who}`;
}

const OWN_WORDS: ReadonlySet<SlotOrigin> = new Set(['clause', 'sentence']);

function treatmentWords({ value, text, origin }: Slot<TreatmentValue>, knowledge: KnowledgeIndex): string {
  if (value.kind === 'drug-class' && OWN_WORDS.has(origin) && text !== '') return text;
  return treatmentName(knowledge, value.kind, value.id);
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}

/** The situation of a section in words: `ROS1-positive extensive-stage SCLC`. Empty if nothing is known. */
export function contextWords(context: ClinicalContext, knowledge: KnowledgeIndex): string {
  const biomarkers = unique(context.biomarkers.map(statedBiomarkerText));
  const diseases = unique(context.diseases.map((id) => knowledge.nameOf({ kind: 'disease', id })));
  return [listWords(biomarkers, 'or'), listWords(diseases, 'or')].filter((part) => part !== '').join(' ');
}

/**
 * The verdict a plain recommendation of the treatment would get in this context, so that a card outside any claim agrees
 * with the findings inside one. `undefined` where the context names neither biomarker nor disease.
 */
export function standingOf(
  treatment: TreatmentValue,
  context: ClinicalContext,
  environment: FeatureEnvironment,
  at: Span,
): Judgement | undefined {
  if (context.biomarkers.length === 0 && context.diseases.length === 0) return undefined;
  // As if the words stood there: what is only inherited is judged more mildly.
  const slot = <T>(value: T): Slot<T> => ({ value, span: at, text: '', origin: 'clause' });
  const selecting = context.biomarkers.filter(({ status }) => status === 'positive');
  return environment.judge({
    ...emptyClaim(at, ''),
    id: 'context',
    treatments: [slot(treatment)],
    biomarkers: selecting.map((value: BiomarkerValue) => slot(value)),
    diseases: context.diseases.map((id) => slot(id)),
    line: context.line && slot(context.line),
    effect: 'response',
  });
}

/** The first line of a card outside any claim. */
export function standingLine(
  judgement: Judgement,
  context: ClinicalContext,
  knowledge: KnowledgeIndex,
): readonly Inline[] {
  const basis = basisWords(judgement, knowledge);
  const subject = claimSubject(judgement.claim, knowledge);
  const place = context.place && context.place !== 'this sentence' ? ` (context from ${context.place})` : '';
  return lead(judgement.verdict, 'in this context', `${subject}${place}${basis === '' ? '' : ` — ${basis}`}`);
}
