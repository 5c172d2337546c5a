import type { ReferenceFields } from '../../document/fields/types.ts';
import type { TextBlock } from '../../document/types.ts';
import type { DrugRecord, SourceRecord } from '../../knowledge/types.ts';
import { drugsAround } from '../../verify/around.ts';
import { assertionAt, clausesIn } from '../../verify/statements.ts';
import type { Analysis } from '../../verify/types.ts';
import { sourceWords } from '../../verify/words.ts';
import { isInAddress, isOwnText, sentenceAt } from '../places.ts';
import type { RuleContext, RuleDeclaration } from '../types.ts';
import { sourceOfReference } from './citing.ts';
import documentation from './expired-source.md';

export const expiredSource: RuleDeclaration = {
  id: 'REF003',
  name: 'expired-source',
  family: 'citations',
  severity: 'warning',
  summary: 'A label or guideline is cited that is out of date or was superseded.',
  fix: 'none',
  since: '0.1.0',
  knowledge: [],
  options: [
    {
      name: 'maximumAge',
      type: 'integer',
      default: 3,
      description: 'Years after which a label or guideline counts as out of date.',
    },
  ],
  documentation,
  check(context) {
    for (const block of context.analysis.document.blocks) {
      if (!isOwnText(block) || block.context.sections.includes('history')) continue;
      for (const named of context.analysis.readingOf(block).derive(datedSources))
        checkNamed(context, block, named);
    }
    checkReferences(context);
  },
};

interface NamedSource {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly year: number;
  readonly isLabel: boolean;
}

const LABEL =
  '(?:product )?monographs?|prescribing information|product information|package inserts?|SmPCs?|summary of product characteristics|(?:product )?(?<!open[- ])labell?(?:ing)?';
const GUIDELINE = '(?:practice )?guidelines?|guidance|consensus statements?';
const YEAR = '(?:19|20)\\d\\d';
/** Words that may stand between the year and the source: names and qualifiers, never words that begin a new phrase. */
const BETWEEN = '(?:(?!(?:the|a|an|its|this|in|by|of|and|with|for)\\b)[\\p{L}][\\p{L}\\d/-]*\\s+){0,3}';
const NAMED = new RegExp(
  `\\b(?<before>${YEAR})\\s+(?:version of the\\s+)?${BETWEEN}(?:(?<label1>${LABEL})|(?:${GUIDELINE}))\\b` +
    `|\\b(?:(?<label2>${LABEL})|(?:${GUIDELINE}))(?:,?\\s+(?:version|v\\.?|of|from|dated|as of|revised|edition|\\d{1,2}\\.|(?:January|February|March|April|May|June|July|August|September|October|November|December)))*\\s*[(,]?\\s*(?:(?:version|v\\.?|of|from)\\s+)?(?:\\d{1,2}\\.)?(?<after>${YEAR})\\b\\)?`,
  'giu',
);

const A_YEAR = new RegExp(`${YEAR}\\b`);

function datedSources(text: string): readonly NamedSource[] {
  if (!A_YEAR.test(text)) return [];
  return [...text.matchAll(NAMED)].map((match) => {
    const { before, after, label1, label2 } = match.groups ?? {};
    const words = match[0].includes('(') ? match[0] : match[0].replace(/\)$/u, '');
    return {
      start: match.index,
      end: match.index + words.length,
      text: words,
      year: Number(before ?? after),
      isLabel: (label1 ?? label2) !== undefined,
    };
  });
}

/** Words by which a sentence tells of a source as one of the past. */
const PAST =
  /\b(?:then|at (?:that|the) time|formerly|previous(?:ly)?|earlier|old(?:er)?|former|superseded|replaced|outdated|no longer|withdrawn|until|has since|since been|historical(?:ly)?|up ?dated|amended|changed|before|original(?:ly)?|first)\b/i;

/** Classifications and standards of testing define a term; a text names the edition it means, and that stays right. */
const DEFINITION =
  /\b(?:WHO|World Health Organi[sz]ation|ASCO[/-]CAP|CAP|AJCC|UICC|TNM|classif\w+|immunohistochem\w+|IHC|ISH|hormone receptor|CTCAE|RECIST)\b/u;

function checkNamed(context: RuleContext, block: TextBlock, named: NamedSource): void {
  const { text } = block.text;
  const sentence = sentenceAt(text, named.start);
  if (
    isInAddress(block, named.start) ||
    DEFINITION.test(text.slice(Math.max(0, named.start - 80), named.end + 80)) ||
    PAST.test(text.slice(sentence.start, sentence.end))
  )
    return;
  if (isToldAsPast(context.analysis, block, named)) return;
  const newer = named.isLabel ? newerLabel(context, block, named, sentence) : undefined;
  const age = Number(context.today.slice(0, 4)) - named.year;
  const isOld = isExpired(`${named.year}-12-31`, context);
  if (!isOld && !newer) return;
  context.report({
    span: block.text.toSource({ start: named.start, end: named.end }),
    what: `“${named.text}” is out of date.`,
    why: newer
      ? `The knowledge base has a newer version: ${sourceWords(newer)}.`
      : `It is ${age} years old; ${named.isLabel ? 'labels' : 'guidelines'} change more often than that.`,
    action: 'Cite the version in force, or say that this is what an earlier version said.',
    key: named.text.toLowerCase(),
  });
}

function isToldAsPast(analysis: Analysis, block: TextBlock, { start, end }: NamedSource): boolean {
  const reading = clausesIn(analysis, block).find(({ span }) => start >= span.start && start < span.end);
  if (!reading) return false;
  const { status } = assertionAt(analysis, block, reading, { start, end });
  return status !== 'asserted' && status !== 'conditional';
}

/** True if the date, `YYYY-MM-DD` or a part of it, lies further back than the option allows. */
function isExpired(date: string, { options, today }: RuleContext): boolean {
  const years = Number(today.slice(0, 4)) - (options.maximumAge as number);
  return date < `${years}${today.slice(4)}`;
}

/** The label in force of a drug that the sentence is about, where every one that could be meant is newer than the one named. */
function newerLabel(
  context: RuleContext,
  block: TextBlock,
  { year }: NamedSource,
  sentence: { readonly start: number; readonly end: number },
): SourceRecord | undefined {
  const { analysis } = context;
  const stated = analysis
    .mentionsIn(block)
    .flatMap((mention) =>
      mention.kind === 'jurisdiction' &&
      mention.span.start >= sentence.start &&
      mention.span.end <= sentence.end
        ? mention.jurisdictions
        : [],
    );
  const labels = drugsAround(analysis, block, sentence).flatMap((drug) => labelsOf(drug, stated, context));
  if (labels.length === 0 || labels.some(({ date }) => Number(date.slice(0, 4)) <= year)) return undefined;
  return labels.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
}

/** Labels that the facts of a drug were read from; where jurisdictions are stated, theirs only. */
function labelsOf(
  drug: DrugRecord,
  jurisdictions: readonly string[],
  { analysis }: RuleContext,
): readonly SourceRecord[] {
  const facts = [
    ...drug.approvals.map(({ jurisdiction, sources }) => ({ jurisdictions: [jurisdiction], sources })),
    ...drug.dosing,
  ].filter(
    (fact) => jurisdictions.length === 0 || fact.jurisdictions.some((each) => jurisdictions.includes(each)),
  );
  const ids = new Set(facts.flatMap(({ sources }) => sources));
  return [...ids].flatMap((id) => {
    const source = analysis.knowledge.source(id);
    return source?.type === 'label' && (source.status ?? 'current') === 'current' ? [source] : [];
  });
}

/** Entries of the references: superseded in the base, or labels and guidelines of a certain age. */
function checkReferences(context: RuleContext): void {
  const { fields, knowledge } = context.analysis;
  for (const reference of fields?.references ?? []) {
    const source = sourceOfReference(reference, knowledge);
    const date = reference.date?.value ?? (source && AGING.test(source.type) ? source.date : undefined);
    const isAging = AGING.test(reference.type?.value ?? source?.type ?? '');
    const isSuperseded = source?.status === 'superseded' || reference.status?.value === 'superseded';
    const isOld =
      isAging &&
      date !== undefined &&
      isExpired(endOf(date), context) &&
      !isNewestKnown(reference, date, context);
    if (!isSuperseded && !isOld) continue;
    const newer = source?.supersededBy ? knowledge.source(source.supersededBy) : undefined;
    const name = reference.key?.value ?? reference.title?.value ?? 'This reference';
    context.report({
      span: reference.key?.span ?? reference.span,
      what: isSuperseded ? `“${name}” was superseded.` : `“${name}” is out of date.`,
      why: newer
        ? `The knowledge base has a newer version: ${sourceWords(newer)}.`
        : isSuperseded
          ? 'A newer version of this source exists.'
          : `It dates from ${date}; labels and guidelines change more often than that.`,
      action: 'Cite the version in force.',
      key: name,
    });
  }
}

/** True for a label of which the base, however old, has no newer version: by its trade name and its agency's region. */
function isNewestKnown({ type, title }: ReferenceFields, date: string, { analysis }: RuleContext): boolean {
  if (type?.value !== 'label' || !title) return false;
  const stated = wordsOf(title.value);
  const same = analysis.knowledge.records.sources.filter(
    (source) => source.type === 'label' && isSameLabel(wordsOf(source.title), stated),
  );
  return same.some((each) => each.date.startsWith(date)) && same.every((each) => each.date <= endOf(date));
}

function wordsOf(title: string): ReadonlySet<string> {
  return new Set(title.toLowerCase().match(/[a-z]{2,}/gu) ?? []);
}

const REGION_WORDS = ['us', 'eu', 'uk', 'japan', 'swiss', 'canadian', 'chinese'];

function isSameLabel(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [first] = a;
  return first !== undefined && b.has(first) && REGION_WORDS.every((each) => a.has(each) === b.has(each));
}

const AGING = /^(?:label|guideline|monograph)$/u;

/** The last day that a date given in part can mean. */
function endOf(date: string): string {
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date;
}
