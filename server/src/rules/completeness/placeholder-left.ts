import type { DocumentNode, ProtocolDocument, ScalarNode, TextBlock } from '../../document/types.ts';
import type { Span } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';
import { isInAddress, isOwnText, nodesBelow } from '../places.ts';
import type { RuleContext, RuleDeclaration } from '../types.ts';
import documentation from './placeholder-left.md';

export const placeholderLeft: RuleDeclaration = {
  id: 'STR002',
  name: 'placeholder-left',
  family: 'completeness',
  severity: 'warning',
  summary: 'A place that the writer meant to fill still holds its placeholder.',
  fix: 'none',
  since: '0.1.0',
  knowledge: [],
  options: [
    {
      name: 'words',
      type: 'string[]',
      default: [],
      description: 'Further words that mark a place to fill, as they are written.',
    },
  ],
  documentation,
  checkBlocks(context) {
    tell(context, inBlocks(context.analysis, finderFor(context)));
  },
  check(context) {
    tell(context, inFields(context.analysis.document, finderFor(context)));
  },
};

function tell({ report }: RuleContext, placeholders: Iterable<Placeholder>): void {
  for (const { text, span } of placeholders) {
    report({
      span,
      what: `“${text}” is a placeholder.`,
      why: 'A reader cannot tell an open question from a value that was left out by mistake.',
      action: 'Fill it in, or say that it does not apply and why.',
      key: text.toLowerCase(),
    });
  }
}

const FORMS = [
  // Bare words that nobody writes for anything else.
  String.raw`(?<![\p{L}\p{N}-])(?:TBD|TBC|TBA|TODO|FIXME|XXX+)(?![\p{L}\p{N}])`,
  // {{dose}}, <insert dose>, [insert dose here], [DOSE TO BE ADDED]
  String.raw`\{\{[^{}\n]{1,60}\}\}`,
  String.raw`[<\[](?:insert|enter|add|fill in|specify|replace|your|to be)\b[^<>\[\]\n]{0,60}[>\]]`,
  String.raw`[<\[][^<>\[\]\n]{1,40} (?:to be (?:added|confirmed|completed|determined|decided|inserted)|TBD|here)[>\]]`,
  String.raw`\b(?:lorem ipsum)\b`,
  String.raw`_{4,}|\?{3,}`,
] as const;
const PLACEHOLDER = new RegExp(FORMS.join('|'), 'giu');
/** A whole value that only announces itself; within a sentence these words have a meaning. */
const WHOLE =
  /^\W*(?:to be (?:determined|confirmed|announced|decided|agreed|advised)|pending|n\.?n\.?|\?+|tbd|…|\.\.\.)\W*$/i;

function withWords(words: readonly string[]): RegExp {
  const escaped = words.map((word) => word.replace(/[^\p{L}\p{N}\s]/gu, String.raw`\$&`));
  return new RegExp(
    [...FORMS, `(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`].join('|'),
    'giu',
  );
}

interface Placeholder {
  readonly text: string;
  readonly span: Span;
}

/** Finds the placeholders of a text, those of the user's own words among them. */
function finderFor({ options }: RuleContext): Finder {
  const own = (options.words as readonly string[]).filter((word) => word !== '');
  const key = own.join('\n');
  const known = own.length > 0 ? FINDERS.get(key) : IN_TEXT;
  if (known) return known;
  const made = finder(withWords(own));
  FINDERS.set(key, made);
  return made;
}

/** Finders by the words users set, of which there are as many as workspaces: what they find in a text is remembered. */
const FINDERS = new Map<string, Finder>();

function* inBlocks(analysis: Analysis, find: Finder): Generator<Placeholder> {
  for (const block of analysis.blocks) {
    if (!isOwnText(block)) continue;
    const { text } = block;
    for (const { start, end } of analysis.readingOf(block).derive(find)) {
      if (isInAddress(block, start) || isCode(block, start)) continue;
      yield { text: text.text.slice(start, end), span: text.toSource({ start, end }) };
    }
  }
}

/** Placeholders in values that are not read as prose. */
function* inFields({ blocks, fields }: ProtocolDocument, find: Finder): Generator<Placeholder> {
  if (!fields) return;
  const read = blocks.map(({ node }) => node.span);
  const isRead = covering(read);
  const starts = read.map(({ start }) => start).sort((a, b) => a - b);
  for (const { span, text } of scalarsBelow(fields)) {
    if (isRead(span) || holdsOne(starts, span)) continue;
    for (const { start, end } of find(text.text))
      yield { text: text.text.slice(start, end), span: text.toSource({ start, end }) };
  }
}

function* scalarsBelow(node: DocumentNode): Generator<ScalarNode> {
  if (node.kind === 'scalar') yield node as ScalarNode;
  else for (const child of node.children) yield* scalarsBelow(child);
}

type Finder = (text: string) => readonly Span[];

function finder(pattern: RegExp): Finder {
  return (text) => {
    if (WHOLE.test(text) && text.trim() !== '') return [placeOf(text, 0)];
    return [...text.matchAll(pattern)]
      .filter(({ 0: found }) => !/^\s*xxx/i.test(found) || found === found.toUpperCase())
      .map(({ 0: found, index }) => placeOf(found, index));
  };
}

/** What every placeholder of the forms holds; a text without it, as most are, need not be searched for each of them. */
const HINT = /TB[ACD]|TODO|FIXME|XXX|[{<[]|lorem|____|\?\?\?/i;
const FIND_FORMS = finder(PLACEHOLDER);
const FIND_WHOLE = finder(/(?!)/g);
const IN_TEXT: Finder = (text) => (HINT.test(text) ? FIND_FORMS(text) : FIND_WHOLE(text));

/** The place of what was found without the white space around it. */
function placeOf(found: string, index: number): Span {
  const start = index + found.length - found.trimStart().length;
  return { start, end: start + found.trim().length };
}

/** True if one of the offsets, in order, lies in the span. */
function holdsOne(offsets: readonly number[], { start, end }: Span): boolean {
  return (offsets[countBelow(offsets.length, (index) => offsets[index]! < start)] ?? end) < end;
}

/** How many of the first indices pass a test that no later one passes. */
function countBelow(count: number, passes: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Tells whether a span lies inside one of many. */
function covering(spans: readonly Span[]): (span: Span) => boolean {
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  const furthest: number[] = [];
  for (const { end } of ordered) furthest.push(Math.max(end, furthest.at(-1) ?? 0));
  return ({ start, end }) => {
    const before = countBelow(ordered.length, (index) => ordered[index]!.start <= start);
    return before > 0 && furthest[before - 1]! >= end;
  };
}

/** Words in a code span are shown, not said. */
function isCode({ node, text }: TextBlock, at: number): boolean {
  const { start } = text.toSource({ start: at, end: at + 1 });
  return [...nodesBelow(node)].some(
    (each) => each.kind === 'inline-code' && each.span.start <= start && start < each.span.end,
  );
}
