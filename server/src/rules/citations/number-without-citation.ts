import type { Claim, NumericStatement } from '../../claims/types.ts';
import type { TextBlock } from '../../document/types.ts';
import type { Analysis } from '../../verify/types.ts';
import { endpointWords } from '../../verify/words.ts';
import { isOwnText, sentenceAt } from '../places.ts';
import type { RuleContext, RuleDeclaration } from '../types.ts';
import { citesSource, citesSourceWithin } from './citing.ts';
import documentation from './number-without-citation.md';

export const numberWithoutCitation: RuleDeclaration = {
  id: 'REF001',
  name: 'number-without-citation',
  family: 'citations',
  severity: 'warning',
  summary: 'An efficacy figure is given without a source.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['trial'],
  options: [
    {
      name: 'scope',
      type: 'string',
      default: 'paragraph',
      description: 'Where the citation may stand: `paragraph` or `sentence`.',
    },
  ],
  documentation,
  check(context) {
    const { analysis } = context;
    const reported = new Set<string>();
    for (const claim of analysis.claims) {
      const { block } = claim;
      const number = claim.numbers.find(isResult);
      if (!block || !number || !isStated(claim) || !isOwnText(block) || isCriterion(block)) continue;
      const at = block.text.fromSource(number.span.start);
      if (at === undefined || isCited(context, claim, block, at)) continue;
      const sentence = sentenceAt(block.text.text, at);
      if (PLANNED.test(block.text.text.slice(sentence.start, sentence.end))) continue;
      // One word about a paragraph is enough where one citation would do.
      const place =
        context.options.scope === 'sentence'
          ? `${block.index} ${sentence.start}`
          : block.role === 'table-cell'
            ? `table ${tableOf(analysis, block)}`
            : `${block.index}`;
      if (reported.has(place)) continue;
      reported.add(place);
      report(context, number);
    }
    for (const { result, evidence, id } of analysis.fields?.claims ?? []) {
      if (!result?.value || evidence.cite.length > 0) continue;
      context.report({
        span: result.value.span,
        what: `The claim${id ? ` \`${id.value}\`` : ''} gives a result without a source.`,
        why: WHY,
        action: 'Add the keys of its references as `evidence.cite`.',
        key: `${id?.value ?? ''} ${result.value.value}`,
      });
    }
  },
};

const WHY = 'A figure without its source cannot be checked by a reader, and data cuts differ.';

function report(context: RuleContext, number: NumericStatement): void {
  const { source } = context.analysis.document;
  const written = source.slice(number.span.start, number.span.end);
  const named = number.endpoint ? endpointWords(number.endpoint) : 'figure';
  const endpoint = number.measure === 'hazard-ratio' ? `hazard ratio for ${named}` : named;
  context.report({
    span: number.span,
    what: `The ${endpoint} “${number.text.trim() || written}” has no source.`,
    why: WHY,
    action: 'Cite the publication, for example as `[@key]`, or name the trial.',
    key: `${number.endpoint ?? ''} ${number.text}`,
  });
}

/** A result of an endpoint; one patient's course is told, not cited. */
function isResult({ endpoint, population, measure, unit }: NumericStatement): boolean {
  return (
    endpoint !== undefined &&
    population !== 'patient' &&
    unit !== 'count' &&
    unit !== 'other' &&
    measure !== 'unspecified'
  );
}

function isStated({ status }: Claim): boolean {
  return status === 'asserted' || status === 'historical';
}

/** Criteria and tables of contents set figures, they do not report any. */
function isCriterion({ context }: TextBlock): boolean {
  return context.sections.some(
    (section) =>
      section === 'inclusions' ||
      section === 'exclusions' ||
      section === 'eligibility' ||
      section === 'abbreviations',
  );
}

function isCited({ analysis, options }: RuleContext, claim: Claim, block: TextBlock, at: number): boolean {
  if (claim.citations.length > 0 || claim.trials.length > 0) return true;
  if (isCitedInLedger(analysis, block)) return true;
  const { context } = block;
  const around = [
    ...context.leadIns,
    ...context.headings.slice(-1),
    ...[context.rowHeader, context.columnHeader, context.rowHeader?.context.columnHeader].filter(
      (each) => each !== undefined,
    ),
    ...rowOf(analysis, block),
    ...(options.scope === 'sentence' ? [] : passageOf(analysis, block)),
  ];
  if (around.some((each) => citesSource(analysis, each))) return true;
  if (options.scope !== 'sentence' && isUnderReference(analysis, block)) return true;
  return options.scope === 'sentence'
    ? citesSourceWithin(analysis, block, sentenceAt(block.text.text, at))
    : citesSource(analysis, block);
}

function isCitedInLedger({ fields }: Analysis, { context }: TextBlock): boolean {
  const [name, index] = context.fieldPath ?? [];
  if (name !== 'claims' || typeof index !== 'number') return false;
  return (fields?.claims[index]?.evidence.cite.length ?? 0) > 0;
}

/** Figures that a trial was planned with. */
const PLANNED =
  /\b(?:power(?:ed)?|assum\w+|hypothes\w+|to (?:detect|show|demonstrate)|null|sample size|type I|alpha|expected|target(?:ed)? (?:an? )?(?:ORR|response|rate|HR)|threshold|futility|non-?inferiority margin|maturity)\b/i;

/**
 * The run of list items that a block belongs to, with what stands directly before it: a study is cited where it is
 * introduced, and its results follow as items.
 */
function passageOf({ document }: Analysis, block: TextBlock): readonly TextBlock[] {
  if (block.role !== 'list-item') return [];
  const { blocks } = document;
  let first = block.index;
  while (first > 0 && blocks[first - 1]!.role === 'list-item') first--;
  let end = block.index + 1;
  while (end < blocks.length && blocks[end]!.role === 'list-item') end++;
  const before = blocks.slice(Math.max(0, first - FARTHEST), first);
  const heading = before.findLastIndex(({ role }) => role === 'heading' || role === 'title');
  const study = before.slice(heading + 1).findLast(({ text }) => STUDY.test(text.text));
  return [...(study ? [study] : []), ...blocks.slice(Math.max(0, first - 1), end)].filter(
    ({ role }) => role !== 'heading',
  );
}

/** A bibliographic reference, with its identifier or as journal, volume and page. */
const REFERENCE =
  /\b10\.\d{4,9}\/\S+|\bPMID:?\s*\d{5,9}\b|\bNCT\d{8}\b|\b(?:19|20)\d\d\s?;\s?\d+\s?(?:\([^)]{1,12}\))?\s?:\s?\p{L}?\d+/u;
/** The part of a structured abstract that gives the figures: the abstract is their source. */
const RESULTS = /^\W*(?:RESULTS|FINDINGS|Results|Findings)\s*:?\s+[\p{Lu}\d]/mu;

/**
 * True where the section is one report: a line of its own is its reference, as under a slide; its parts are those of an
 * abstract, or stand beside a table, and one of them names the registration; or the authors tell of their own study.
 */
function isUnderReference(analysis: Analysis, { context, index, role }: TextBlock): boolean {
  const section = context.headings.at(-1);
  if (!section) return false;
  const holds = (each: TextBlock, pattern: RegExp): boolean => analysis.readingOf(each).holds(pattern);
  const blocks = analysis.document.blocks
    .slice(Math.max(0, index - LONGEST_SECTION), index + LONGEST_SECTION)
    .filter((each) => each.context.headings.at(-1) === section);
  if (blocks.some((each) => holds(each, OWN_STUDY) || holds(each, RESULTS))) return true;
  return blocks.some(
    (each) =>
      holds(each, REFERENCE) && (role === 'table-cell' || each.context.quoted || holds(each, AUTHORS)),
  );
}

/** "We enrolled 32 patients": the text is the source. */
const OWN_STUDY =
  /\b[Ww]e\s+(?:(?:have|retrospectively|prospectively|randomly|then|also)\s+)*(?:enrolled|identified|conducted|investigated|examined|observed|assigned|randomi[sz]ed|treated|screened|analy[sz]ed|reviewed|recruited|did)\b/u;
/** A line that begins as references do: "Shaw AT, Ou SH, …", "Solomon BJ et al.". */
const AUTHORS = /^\W*\p{Lu}[\p{L}'’-]+\s\p{Lu}{1,3}(?:,|\set al)/u;
/** Blocks on either side that are looked at, cells of tables included. */
const LONGEST_SECTION = 60;

/** Words by which a study is introduced, whose results a list further down gives. */
const STUDY = /\b(?:trial|study|analysis|cohort|series|patients were randomly|NCT\d{8})\b/u;
/** Blocks between a study's introduction and the list of its results: arms and methods. */
const FARTHEST = 12;

/** Index of the first cell of the block's table. */
function tableOf({ document }: Analysis, block: TextBlock): number {
  let first = block.index;
  while (first > 0 && document.blocks[first - 1]!.role === 'table-cell') first--;
  return first;
}

/** The other cells of the block's table row. */
function rowOf({ document: { blocks } }: Analysis, { role, context }: TextBlock): readonly TextBlock[] {
  const { rowHeader } = context;
  if (role !== 'table-cell' || !rowHeader) return [];
  // They follow the head of their row.
  let end = rowHeader.index + 1;
  while (end < blocks.length && blocks[end]!.context.rowHeader === rowHeader) end++;
  return blocks.slice(rowHeader.index + 1, end);
}
