import type { TextBlock } from '../../document/types.ts';
import type { CriterionRecord } from '../../knowledge/types.ts';
import type { QuantityMention } from '../../recognise/types.ts';
import { criterionReference } from '../../verify/references.ts';
import { findWords, type WordsFound } from '../../verify/statements.ts';
import type { Analysis } from '../../verify/types.ts';
import { evidenceWords } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './primary-versus-acquired-resistance.md';

const KINDS: readonly (readonly [NonNullable<CriterionRecord['resistance']>, RegExp])[] = [
  ['acquired', /\b(?:acquired|secondary) resistance\b|\bresistance (?:(?:was|is) )?acquired\b/i],
  [
    'primary',
    /\b(?:primary|intrinsic|innate|de novo|upfront) resistance\b|\bprimar(?:il)?y (?:resistant|refractory)\b/i,
  ],
];

/** Words that say benefit came first, which makes resistance acquired however early. */
/** Words that deny any benefit, which makes resistance primary whenever it is seen. */
const NO_BENEFIT =
  /\b(?:never|not|no|without(?: any)?) (?:\w+ ){0,2}(?:respon\w+|benefit\w*|shr[aiu]nk\w*|disease control)\b/i;
/** Something is done at that time; the resistance is only what it is counted from. */
const COUNTED_FROM = /\b(?:weeks?|months?|days?|years?)\s+(?:of|after|from|following|before)\s+(?:the\s+)?$/i;
const BENEFIT =
  /\b(?:after|following|despite|with) (?:an? |the )?(?:initial|early|first|partial|complete|prior|short|brief|transient)\w* (?:\w+ )?(?:response|remission|benefit|disease control)|\bresponded\b|\bhad (?:a )?response\b/i;
/** What may stand between the resistance and the time it is dated by. */
const LINK =
  /^(?:[^;.:]{0,60}?\b(?:at|after|within|by|in|following|during)\s+(?:only |just |about |around |approximately |the first |a |an |week |month |course of |treatment of |response of |benefit of |\w+ scan(?: after)? )*)$/i;
const COURSE = /^[^;.:]{0,30}\b(?:to|on|under)\s+(?:a |an |the )?$/i;

export const primaryVersusAcquiredResistance: RuleDeclaration = {
  id: 'RES004',
  name: 'primary-versus-acquired-resistance',
  family: 'resistance',
  severity: 'warning',
  summary: 'Resistance is called acquired before any benefit was possible, or primary after months of it.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['criterion'],
  options: [],
  documentation,
  checkBlocks({ analysis, report }) {
    for (const [kind, pattern] of KINDS) {
      const criterion = analysis.knowledge.records.criteria.find(({ resistance }) => resistance === kind);
      if (!criterion) continue;
      for (const found of findWords(analysis, pattern)) {
        if (found.polarity === 'negated' || found.status === 'quoted' || found.status === 'question')
          continue;
        const time = timeOf(found, analysis);
        if (!time || !contradicts(criterion, time.weeks, found)) continue;
        if (COUNTED_FROM.test(found.block.text.text.slice(found.reading.span.start, found.start))) continue;
        const other = kind === 'acquired' ? 'primary' : 'acquired';
        const evidence = [criterionReference(criterion)];
        const word = /acquired|secondary|primar(?:il)?y|primary|intrinsic|innate|de novo|upfront/i.exec(
          found.text,
        );
        const start = found.start + (word?.index ?? 0);
        report({
          span: found.span,
          what: `Resistance at ${time.quantity.surface} is ${other}, not ${kind}.`,
          why: evidenceWords(evidence, analysis.knowledge),
          action:
            kind === 'acquired'
              ? 'Write primary resistance, or name the response that came before.'
              : 'Write acquired resistance, or say that the disease had never been controlled.',
          verdict: 'contradicted',
          related: [{ message: 'The time stands here.', span: time.block.text.toSource(time.quantity.span) }],
          evidence,
          fixes: word
            ? [
                {
                  title: `Write ${other}`,
                  safety: 'suggestion',
                  edits: [
                    {
                      span: found.block.text.toSource({ start, end: start + word[0].length }),
                      newText: /^\p{Lu}/u.test(word[0]) ? other[0]!.toUpperCase() + other.slice(1) : other,
                    },
                  ],
                  evidence,
                },
              ]
            : [],
          key: `${kind} ${time.weeks}`,
        });
      }
    }
  },
};

/** The time that dates a resistance, and the block it stands in. */
interface DatedBy {
  readonly block: TextBlock;
  readonly quantity: QuantityMention;
  readonly weeks: number;
}

const WEEKS: Readonly<Partial<Record<QuantityMention['unit'], number>>> = {
  days: 1 / 7,
  weeks: 1,
  months: 365.25 / 12 / 7,
  years: 365.25 / 7,
};

const BEFORE =
  /\b(?:after|within|at|following|by)\s+(?:only |just |a mere |about |around |approximately |the first |a |an )*$/i;

/** "Two weeks into crizotinib, …". */
const INTO = /^\s+into\b/i;
/** "… was seen two weeks after the first dose". */
const SEEN =
  /^[^;.:]{0,40}\b(?:seen|observed|detected|noted|documented|evident|found|emerged|developed|occurred|appeared|present)\s+(?:only |just |already |about )*$/i;
const FROM_START =
  /^\s+(?:after|from|following|into)\s+(?:the\s+)?(?:first (?:dose|intake|administration)|start\w*|initiation|beginning|treatment)\b/i;

/** The time that dates the resistance: before it, behind "after" or "within"; or behind it, joined by "at", "after" or "within", or a course named with it. */
function timeOf({ block, reading, start, end }: WordsFound, analysis: Analysis): DatedBy | undefined {
  for (const mention of analysis.mentionsIn(block)) {
    if (mention.kind !== 'quantity') continue;
    if (mention.span.start < reading.span.start || mention.span.end > reading.span.end) continue;
    const factor = WEEKS[mention.unit];
    if (factor === undefined || mention.role !== 'value') continue;
    if (mention.span.end <= start) {
      if (
        BEFORE.test(block.text.text.slice(reading.span.start, mention.span.start)) ||
        INTO.test(block.text.text.slice(mention.span.end, start))
      )
        return { block, quantity: mention, weeks: (mention.high ?? mention.value) * factor };
      continue;
    }
    const between = block.text.text.slice(end, mention.span.start);
    const isFirst =
      SEEN.test(between) && FROM_START.test(block.text.text.slice(mention.span.end, reading.span.end));
    return LINK.test(between) || COURSE.test(between) || isFirst
      ? { block, quantity: mention, weeks: (mention.high ?? mention.value) * factor }
      : undefined;
  }
  return timeOfRow(block, analysis);
}

const SEEN_AT = /\b(?:progress\w*|resist\w*|relaps\w*|failure)\b/i;

/** The one time at the head of a row or its column that tells when resistance was seen: "| Progression at 3 weeks |". */
function timeOfRow({ role, context }: TextBlock, analysis: Analysis): DatedBy | undefined {
  const { rowHeader } = context;
  if (role !== 'table-cell' || !rowHeader) return undefined;
  const head = rowHeader.context.columnHeader?.text.text ?? '';
  const times = analysis
    .mentionsIn(rowHeader)
    .flatMap((each) => (each.kind === 'quantity' && WEEKS[each.unit] !== undefined ? [each] : []));
  const [time, second] = times;
  if (!time || second || !(SEEN_AT.test(rowHeader.text.text) || SEEN_AT.test(head))) return undefined;
  return { block: rowHeader, quantity: time, weeks: (time.high ?? time.value) * WEEKS[time.unit]! };
}

function contradicts(
  { earliestWeeks, latestWeeks }: CriterionRecord,
  weeks: number,
  { block, reading }: WordsFound,
): boolean {
  if (earliestWeeks !== undefined && weeks < earliestWeeks)
    return (
      NO_BENEFIT.test(block.text.text) ||
      !BENEFIT.test(block.text.text.slice(reading.sentenceSpan.start, reading.sentenceSpan.end))
    );
  return latestWeeks !== undefined && weeks > latestWeeks;
}
