import { TableRows } from '../../claims/tableRows.ts';
import type { Claim } from '../../claims/types.ts';
import type { TextBlock } from '../../document/types.ts';
import type { Span } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';
import { isOwnText } from '../places.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './jurisdiction-missing.md';

export const jurisdictionMissing: RuleDeclaration = {
  id: 'REG001',
  name: 'jurisdiction-missing',
  family: 'regulatory',
  severity: 'warning',
  summary: 'An approval is stated without saying whose.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['approval'],
  options: [],
  documentation,
  check({ analysis, report }) {
    // A document written for certain regions speaks of theirs.
    if ((analysis.fields?.metadata.jurisdictions.length ?? 0) > 0) return;
    if (statesRegion(analysis)) return;
    const reported = new Set<number>();
    const rows = new TableRows(analysis.document.blocks);
    for (const claim of analysis.claims) {
      if (claim.wording !== 'regulatory' || claim.jurisdictions.length > 0 || !claim.block) continue;
      if (claim.status !== 'asserted' || !isOwnText(claim.block) || !namesUse(claim)) continue;
      const span = wordsOf(claim, analysis) ?? remarkOn(claim.block, rows, analysis);
      if (!span || reported.has(span.start) || isInLink(claim.block, span)) continue;
      if (namesRegion(claim.block, analysis)) continue;
      reported.add(span.start);
      report({
        span,
        what: 'This approval has no jurisdiction.',
        why: 'Agencies approve different uses on different days; a reader elsewhere takes the statement for their own.',
        action:
          'Name the agency or region, as in “FDA-approved”, or give the document `metadata.jurisdictions`.',
        key: claim.text.toLowerCase(),
      });
    }
  },
};

/** Words for what an agency does. “Indicated” is also said of what is good practice. */
const APPROVAL =
  /\b(?:approv\w+|licen[sc]ed|licensure|labell?ed|authori[sz]ed|authori[sz]ation|registered)\b/i;

/** What is approved, or for what, stands in the clause itself. */
function namesUse({ treatments, diseases, biomarkers, block }: Claim): boolean {
  if (treatments.length === 0 || isOverview(treatments)) return false;
  const isCriterion = block?.context.sections.some(
    (section) => section === 'inclusions' || section === 'exclusions' || section === 'eligibility',
  );
  return (
    !isCriterion && [...treatments, ...diseases, ...biomarkers].some(({ origin }) => origin === 'clause')
  );
}

/** Several drugs at once, or a kind of drugs: what came to the market, not whose label says what. */
function isOverview(treatments: Claim['treatments']): boolean {
  return treatments.length >= SEVERAL || treatments.every(({ value }) => value.kind === 'drug-class');
}

const SEVERAL = 3;

/** The place in the source of the word that states the approval; undefined where the claim has none. */
function wordsOf({ cues, span }: Claim, { document }: Analysis): Span | undefined {
  const cue = cues.find(({ category, text }) => category === 'predicate' && APPROVAL.test(text));
  const within = cue?.span ?? span;
  const match = APPROVAL.exec(document.source.slice(within.start, within.end));
  if (!match) return undefined;
  const start = within.start + match.index;
  // “An approved drug” tells drugs apart; it states no approval.
  if (ATTRIBUTE.test(document.source.slice(start + match[0].length))) return undefined;
  if (WITHIN.test(document.source.slice(Math.max(0, start - REACH), start))) return undefined;
  return { start, end: start + match[0].length };
}

/** The word of a later cell in the row that states the approval, "| crizotinib in ALK-positive IMT | approved |", unless one names a region. */
function remarkOn(block: TextBlock, rows: TableRows, analysis: Analysis): Span | undefined {
  const after = rows.after(block);
  if (after.some((cell) => namesRegion(cell, analysis))) return undefined;
  for (const cell of after) {
    const match = APPROVAL.exec(cell.text.text);
    if (match) return cell.text.toSource({ start: match.index, end: match.index + match[0].length });
  }
  return undefined;
}

const ATTRIBUTE =
  /^\s+(?!(?:for|to|in|as|by|on|since|and|but|only|with|at|use|when|where|after|because|until)\b)\p{L}/u;

/** “Within its marketing authorisation” limits advice; the licence is spoken of elsewhere. */
const WITHIN =
  /\b(?:within|outside|under|beyond)\s+(?:of\s+)?(?:its|their|the|this|that)\s+(?:current\s+|existing\s+)?(?:marketing\s+|UK\s+)?$/i;
const REACH = 48;

/** The words of a link are the title of something else. */
function isInLink({ links, text }: TextBlock, span: Span): boolean {
  const at = text.fromSource(span.start);
  return at !== undefined && links.some((link) => at >= link.span.start && at < link.span.end);
}

/** Agencies and countries beyond those the base covers: a name after “by”, “in” or “from”, or before “-approved”. */
const NAMED =
  /\b(?:NHS|NICE)\b|\b(?:approv\w+|licen[sc]ed|labell?ed|authori[sz]\w+|registered|authorit\w+)\s+(?:by|in|from|of)\s+(?:the\s+)?\p{Lu}|\b\p{Lu}[\p{L}]+[- ](?:approved|licen[sc]ed|labell?ed|authori[sz]ed)\b(?<!Previously approved|Newly approved|Not approved)/u;

/** True if a line of its own says for whose approvals the document speaks: `FDA approved: yes`. */
function statesRegion(analysis: Analysis): boolean {
  return analysis.document.blocks.some(
    (block) =>
      block.text.text.length <= SHORT &&
      APPROVAL.test(block.text.text) &&
      analysis.mentionsIn(block).some(({ kind }) => kind === 'jurisdiction') &&
      !analysis.mentionsIn(block).some(({ kind }) => kind === 'drug' || kind === 'disease'),
  );
}

const SHORT = 40;

/** True if the text, its headings or what introduces it name a region or an agency. */
function namesRegion(block: TextBlock, analysis: Analysis): boolean {
  const { context } = block;
  const places = [
    block,
    ...context.headings,
    ...context.leadIns,
    ...(context.columnHeader ? [context.columnHeader] : []),
    ...(context.rowHeader ? [context.rowHeader] : []),
  ];
  const named = (each: TextBlock): boolean =>
    NAMED.test(each.text.text) || analysis.mentionsIn(each).some(({ kind }) => kind === 'jurisdiction');
  return places.some(named) || approvalsBefore(block, analysis).some(named);
}

/** Paragraphs shortly before in the same section that speak of approvals: whose they are is said once. */
function approvalsBefore(block: TextBlock, { document }: Analysis): readonly TextBlock[] {
  const section = block.context.headings.at(-1);
  let first = block.index;
  // The caption of a table stands before its first cell.
  while (first > 0 && document.blocks[first]!.role === 'table-cell') first--;
  return document.blocks
    .slice(Math.max(0, first - FARTHEST), block.index)
    .filter((each) => each.context.headings.at(-1) === section && APPROVAL.test(each.text.text));
}

const FARTHEST = 4;
