import type { TextBlock } from '../document/types.ts';
import type { ClauseReading } from './clauseReading.ts';
import { polarityOf } from './polarity.ts';
import { type Predicate, predicatesOf } from './predicate.ts';

const RECOMMENDED: Predicate = {
  kind: 'indication',
  effect: undefined,
  wording: 'recommendation',
  negative: false,
  match: undefined,
};

/**
 * What a fragment says by where it stands. A list item or cell takes over the predicate of what introduces it ("Do not use:"), and a cell
 * what a later cell of its row remarks on it ("not active", "approved"). Without such, "drug for population" recommends, in a heading only
 * with "for"; a bare drug in a treatment section is recommended. Undefined where the place says nothing.
 * @param hasScope the fragment names a biomarker or disease itself
 * @param hasFor the fragment links drug and population by "for"
 * @param remarks the cells after the fragment in its row that name no treatment of their own
 * @param rowHasScope the cells before the fragment in its row name a biomarker, variant or disease
 */
export function placedPredicate(
  block: TextBlock,
  readPlace: (block: TextBlock) => readonly ClauseReading[],
  hasScope: boolean,
  hasFor: boolean,
  rowHasScope: boolean,
  remarks: readonly TextBlock[],
): Predicate | undefined {
  for (const remark of remarks) {
    const remarked = predicateOfRemark(remark, readPlace);
    if (remarked) return remarked;
  }
  const introducers = [
    ...[...block.context.leadIns].reverse(),
    ...(block.context.columnHeader ? [block.context.columnHeader] : []),
    ...(block.context.rowHeader && block.context.rowHeader !== block ? [block.context.rowHeader] : []),
  ];
  for (const introducer of introducers) {
    const introduced = predicateOfIntroducer(introducer, readPlace);
    if (introduced) return introduced;
  }
  const underHeading = block.role === 'list-item' ? headedAdvice(block, readPlace) : undefined;
  if (underHeading) return underHeading;
  if (block.role === 'heading' || block.role === 'title') return hasScope && hasFor ? RECOMMENDED : undefined;
  if (hasScope || (rowHasScope && isRecommendedCell(block)) || isStepOfLine(block)) return RECOMMENDED;
  const inTreatment = block.context.sections.at(-1) === 'treatment';
  return inTreatment && block.role !== 'paragraph' ? RECOMMENDED : undefined;
}

/** A cell under "Drug" or "Treatment", in a row that tells for whom: nothing in the header says that the drug came before or fails. */
function isRecommendedCell({ role, context }: TextBlock): boolean {
  const header = context.columnHeader?.text.text;
  return role === 'table-cell' && header !== undefined && CHOICE.test(header) && !OTHER_COLUMN.test(header);
}

const CHOICE =
  /\b(?:active|drugs?|treatments?|therap(?:y|ies)|options?|agents?|inhibitors?|TKIs?|choice|regimens?|preferred|alternatives?|successors?)\b|^\W*next\b/i;

const OTHER_COLUMN =
  /\b(?:resist\w*|fail\w*|lost|ineffective|contraindicated|unsuitable|stop\w*|inactive|insensitive|prior|previous|after|avoid|not|studied|tested|control|comparator|ORR|PFS|OS)\b/i;

/** An item below a line of therapy ("Second line:") is what is given in that line. */
function isStepOfLine({ role, context, text }: TextBlock): boolean {
  const [lead] = context.leadIns.slice(-1);
  return (
    role === 'list-item' &&
    ((lead !== undefined && (LINE.test(lead.text.text) || SEQUENCE.test(lead.text.text))) ||
      OWN_LINE.test(text.text))
  );
}

/** "1L: repotrectinib", "Second line, alternative: crizotinib", "at progression: lorlatinib". */
const OWN_LINE =
  /^\s*(?:[1-5](?:st|nd|rd|th)?[-\s]?(?:L|line)\+?|(?:first|second|third|fourth|later|next)[-\s]line|(?:preferred|alternative|option|(?:first|second)[-\s]choice)|(?:at|on|upon|after) progression)\b[^.:;]{0,30}:\s/i;
const SEQUENCE =
  /\b(?:sequence|algorithm|order of (?:treatments?|therap(?:y|ies)|drugs)|treatment (?:steps|plan|pathway))\b[^.]*:\s*$/i;

/** The advice of the innermost heading, "Recommended drugs" or "Options in first line", over the items of a list for one population. */
function headedAdvice(
  block: TextBlock,
  readPlace: (block: TextBlock) => readonly ClauseReading[],
): Predicate | undefined {
  const heading = block.context.headings.at(-1);
  if (!heading || !OF_CHOICE.test(heading.text.text)) return undefined;
  const names = [...block.context.leadIns, heading].some((place) =>
    readPlace(place).some(({ mentions }) =>
      mentions.some(({ kind }) => kind === 'biomarker' || kind === 'variant'),
    ),
  );
  return names ? predicateOfIntroducer(heading, readPlace) : undefined;
}

const OF_CHOICE =
  /\b(?:options?|recommended|preferred|choices?|treatments?|therap(?:y|ies)|drugs?|agents?|not to be used|unsuitable|avoid)\b/i;

const LINE = /^\s*(?:first|second|third|fourth|later|next|subsequent|1st|2nd|3rd|4th)[-\s]line\b[^.]*:?\s*$/i;

function predicateOfIntroducer(
  block: TextBlock,
  readPlace: (block: TextBlock) => readonly ClauseReading[],
): Predicate | undefined {
  for (const reading of readPlace(block).toReversed()) {
    const predicate = predicatesOf(reading, []).find(
      (each) => each.wording === 'recommendation' || each.wording === 'regulatory',
    );
    if (!predicate?.match) continue;
    const polarity = polarityOf(block.text.text, reading, predicate, undefined);
    return { ...predicate, negative: polarity.value === 'negated', match: undefined };
  }
  return undefined;
}

/** Heads of columns in which a word of licence or advice is said of the row. */
const STATUS_COLUMN = /\b(?:status|licen[cs]\w*|label\w*|approv\w*|recommend\w*|advice|verdict|use)\b/i;

/** What a later cell of the row says of it: that the treatment fails or is advised against, or under a fitting head its licence or advice. */
function predicateOfRemark(
  block: TextBlock,
  readPlace: (block: TextBlock) => readonly ClauseReading[],
): Predicate | undefined {
  const isStatus = STATUS_COLUMN.test(block.context.columnHeader?.text.text ?? '');
  for (const reading of readPlace(block)) {
    // "Not recommended with strong inducers" is about the two together.
    if (reading.mentions.some(({ kind }) => kind === 'substance' || kind === 'organ-function')) continue;
    for (const predicate of predicatesOf(reading, [])) {
      if (!predicate.match || predicate.wording === 'mention') continue;
      const isDenied = polarityOf(block.text.text, reading, predicate, undefined).value === 'negated';
      const isAdvice = predicate.wording === 'recommendation' || predicate.wording === 'regulatory';
      const fails = isDenied ? predicate.effect === 'response' : FAILURES.has(predicate.effect ?? '');
      if (isAdvice && (isDenied || isStatus)) return { ...predicate, negative: isDenied, match: undefined };
      if (!isAdvice && fails) return { ...RECOMMENDED, negative: true };
    }
  }
  return undefined;
}

const FAILURES: ReadonlySet<string> = new Set(['resistance', 'no-benefit']);
