/** CommonMark and GFM tables from Lezer, with the Pandoc syntax that protocols use added as extensions. */
import {
  type BlockContext,
  InlineContext,
  type Line,
  type MarkdownConfig,
  parser,
  Strikethrough,
  Table,
  TaskList,
} from '@lezer/markdown';
import { attributesAt, parseAttributes } from './attributes.ts';
import { citationGroupEnd, citationKeyAt } from './citations.ts';
import { plainRuns } from './plainRun.ts';

/** `[@key; @k2, p. 3]` and bare `@key`. */
const citations: MarkdownConfig = {
  defineNodes: ['Citation'],
  parseInline: [
    {
      name: 'Citation',
      before: 'Link',
      parse(cx, next, pos) {
        if (next !== 91 && next !== 64) return -1;
        const at = pos - cx.offset;
        const end = next === 91 ? citationGroupEnd(cx.text, at) : citationKeyAt(cx.text, at)?.span.end;
        return end === undefined ? -1 : cx.addElement(cx.elt('Citation', pos, end + cx.offset));
      },
    },
  ],
};

/** `[text]{.claim .hypothesis #c2 key="v"}`. */
const attributedSpans: MarkdownConfig = {
  defineNodes: ['AttributedSpan', 'SpanMark', 'SpanAttributes'],
  parseInline: [
    {
      name: 'AttributedSpan',
      before: 'LinkEnd',
      parse(cx, next, pos) {
        if (next !== 93 || cx.char(pos + 1) !== 123 || !cx.hasOpenLink) return -1;
        const found = attributesAt(cx.text, pos + 1 - cx.offset);
        const opening = found && cx.findOpeningDelimiter(InlineContext.linkStart);
        if (!found || opening === null || opening === undefined) return -1;
        const open = cx.getDelimiterAt(opening);
        if (!open) return -1;
        const end = found.end + cx.offset;
        const content = cx.takeContent(opening);
        return cx.addElement(
          cx.elt('AttributedSpan', open.from, end, [
            cx.elt('SpanMark', open.from, open.to),
            ...content,
            cx.elt('SpanMark', pos, pos + 1),
            cx.elt('SpanAttributes', pos + 1, end),
          ]),
        );
      },
    },
  ],
};

/** For each parse, the depth of the fenced div whose closing line has just been read. */
const closing = new WeakMap<BlockContext, number>();
/** Deepest nesting at which a div is still a div. */
const MAX_DIV_DEPTH = 50;

/** `::: {.quote cite=key}` or `::: quote` … `:::`, nested. */
const fencedDivs: MarkdownConfig = {
  defineNodes: [
    {
      name: 'FencedDiv',
      block: true,
      composite: (cx: BlockContext, _line: Line, depth: number) => closing.get(cx) !== depth,
    },
    'DivMark',
  ],
  parseBlock: [
    {
      name: 'FencedDiv',
      before: 'HTMLBlock',
      parse(cx, line) {
        const fence = fenceLength(line);
        if (fence === 0) return false;
        const rest = line.text.slice(line.pos + fence).trim();
        const start = cx.lineStart + line.pos;
        if (rest === '') {
          if (cx.parentType().name !== 'FencedDiv') return false;
          cx.addElement(cx.elt('DivMark', start, cx.lineStart + line.text.trimEnd().length));
          const depth = cx.depth - 1;
          closing.set(cx, depth);
          cx.nextLine();
          closing.delete(cx);
          return true;
        }
        if (cx.depth > MAX_DIV_DEPTH || !isDivHeader(rest)) return false;
        const depth = cx.depth;
        cx.startComposite('FencedDiv', line.pos, depth);
        cx.addElement(cx.elt('DivMark', start, cx.lineStart + line.text.trimEnd().length));
        line.moveBase(line.text.length);
        return null;
      },
      endLeaf: (_cx, line) => fenceLength(line) > 0,
    },
  ],
};

function fenceLength(line: Line): number {
  if (line.next !== 58) return 0;
  let length = 1;
  while (line.text.charCodeAt(line.pos + length) === 58) length++;
  return length >= 3 ? length : 0;
}

function isDivHeader(text: string): boolean {
  const header = text.replace(/\s*:+$/, '');
  if (!header.startsWith('{')) return /^[\w-]+$/.test(header);
  return header.endsWith('}') && parseAttributes(header.slice(1, -1)) !== undefined;
}

/** Longest link destination; without a limit, `[a](` repeated makes the parser quadratic. */
const MAX_DESTINATION = 4000;
/** Deepest nesting of lists, quotations and divs; each level is looked at again on every line. */
const MAX_DEPTH = 100;

const limits: MarkdownConfig = {
  parseInline: [
    {
      name: 'LongDestination',
      before: 'AttributedSpan',
      parse(cx, next, pos) {
        if (next !== 93 || cx.char(pos + 1) !== 40 || cx.end - pos <= MAX_DESTINATION) return -1;
        return destinationEnds(cx.text, pos + 2 - cx.offset) ? -1 : pos + 1;
      },
    },
  ],
  parseBlock: [
    {
      name: 'TooDeep',
      before: 'IndentedCode',
      parse(cx, line) {
        if (cx.depth <= MAX_DEPTH) return false;
        cx.addElement(cx.elt('Paragraph', cx.lineStart + line.pos, cx.lineStart + line.text.length));
        cx.nextLine();
        return true;
      },
    },
  ],
};

/** Whether a destination that begins at `at` ends, at a blank or its closing parenthesis, within the limit. */
function destinationEnds(text: string, at: number): boolean {
  let depth = 0;
  for (let index = at; index < at + MAX_DESTINATION; index++) {
    const code = text.charCodeAt(index);
    if (code === 32 || code === 9 || code === 10) return true;
    if (code === 40) depth++;
    else if (code === 41 && depth-- === 0) return true;
  }
  return false;
}

/** Markdown files, and Markdown in block scalars. */
export const markdownParser = parser.configure([
  Table,
  TaskList,
  Strikethrough,
  citations,
  attributedSpans,
  fencedDivs,
  limits,
  plainRuns,
]);

/**
 * Text in other YAML scalars: inline markup and list markers only. A value that begins with `> 1.5 x ULN` is a comparison
 * there, not a quotation, and `# of patients` no heading.
 */
export const fieldParser = markdownParser.configure({
  remove: [
    'Blockquote',
    'IndentedCode',
    'FencedCode',
    'ATXHeading',
    'SetextHeading',
    'HTMLBlock',
    'HorizontalRule',
    'LinkReference',
    'Table',
    'TaskList',
    'FencedDiv',
  ],
});
