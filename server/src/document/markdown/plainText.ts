/** Plain text (`.txt`): paragraphs, bullets and headings by layout alone; no character is markup. */
import type { MappedText } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';
import { type BlockList, EMPTY_CONTEXT } from '../blockList.ts';
import { FlowContext } from '../flow.ts';
import type { DocumentNode } from '../types.ts';
import { blankReturns } from './lineFeeds.ts';
import { nestSections, type SectionStart } from './nestSections.ts';
import { ProseBuilder } from './proseBuilder.ts';

/** A file whose longest line is no longer than this is wrapped by hand: its line ends mean nothing. */
const MAX_WRAPPED_LINE = 110;
/** Longest line, in words, that can be a heading. */
const MAX_HEADING_WORDS = 30;
const BULLET = /^[ \t]*(?:[•◦▪‣·*–-]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+(?=\S)/u;
const URL = /https?:\/\/[^\s<>"'）)\]]+/g;

interface Paragraph extends Span {
  /** Length of the bullet before the text, 0 for none. */
  readonly bullet: number;
  /** Blank lines, or the file's ends, on both sides. */
  readonly alone: boolean;
}

/** Reads plain text from `start` to the end of `source` into blocks; returns the nodes in source order. */
export function readPlainText(source: string, start: number, blocks: BlockList): DocumentNode[] {
  const text = source.slice(0, start) + blankReturns(source.slice(start));
  const nodes: DocumentNode[] = [];
  const sections: SectionStart[] = [];
  const flow = new FlowContext(EMPTY_CONTEXT);
  let list: { flow: FlowContext; children: DocumentNode[] } | undefined;
  for (const each of paragraphs(text, start)) {
    const { text: read, links } = prose(text, each.start + each.bullet, each.end);
    if (read.text === '') continue;
    const span = { start: each.start, end: each.end };
    if (each.bullet > 0) {
      list ??= openList(flow, nodes);
      const paragraph: DocumentNode = {
        kind: 'paragraph',
        span: { start: each.start + each.bullet, end: each.end },
        children: [],
      };
      list.children.push({ kind: 'list-item', span, children: [paragraph] });
      const item = list.flow.itemContext();
      const cut = item.paragraphContext(read);
      item.paragraph(blocks.add('list-item', cut.text, paragraph, cut.context));
      continue;
    }
    list = undefined;
    const level = headingLevel(each, read.text, nodes.length === 0);
    const node: DocumentNode = { kind: level ? 'heading' : 'paragraph', span, children: [] };
    if (level) {
      const block = blocks.add('heading', read, node, flow.headingContext(level));
      const sectionKind = flow.heading(level, block, undefined);
      sections.push({ at: nodes.length, node, level, identifier: undefined, sectionKind });
    } else {
      const { context } = flow.paragraphContext(read);
      flow.paragraph(blocks.add('paragraph', read, node, context, { annotations: [], citations: [], links }));
    }
    nodes.push(node);
  }
  return nestSections(closeLists(nodes), sections, source.length);
}

function openList(flow: FlowContext, nodes: DocumentNode[]): { flow: FlowContext; children: DocumentNode[] } {
  const children: DocumentNode[] = [];
  nodes.push({ kind: 'list', span: { start: 0, end: 0 }, children });
  return { flow: flow.listContext(), children };
}

/** Gives each list the span of its items, which is known only once all of them have been read. */
function closeLists(nodes: readonly DocumentNode[]): DocumentNode[] {
  return nodes.map((node) => {
    if (node.kind !== 'list') return node;
    return { ...node, span: { start: node.children[0]!.span.start, end: node.children.at(-1)!.span.end } };
  });
}

function* paragraphs(text: string, start: number): Generator<Paragraph> {
  const lines = splitLines(text, start);
  const wrapped = lines.every((line) => line.end - line.start <= MAX_WRAPPED_LINE);
  let open: { start: number; end: number; bullet: number; first: number; last: number } | undefined;
  const blankAt = (index: number) => lines[index] === undefined || lines[index].start === lines[index].end;
  const closed = () => ({ ...open!, alone: blankAt(open!.first - 1) && blankAt(open!.last + 1) });
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (blankAt(index)) {
      if (open) yield closed();
      open = undefined;
      continue;
    }
    const bullet = BULLET.exec(text.slice(line.start, Math.min(line.end, line.start + 40)))?.[0].length ?? 0;
    if (open && wrapped && bullet === 0) {
      open.end = line.end;
      open.last = index;
      continue;
    }
    if (open) yield closed();
    open = { start: line.start, end: line.end, bullet, first: index, last: index };
  }
  if (open) yield closed();
}

/** Lines without the blanks at their ends. */
function splitLines(text: string, from: number): Span[] {
  const lines: Span[] = [];
  for (let at = from; at <= text.length; ) {
    const feed = text.indexOf('\n', at);
    let end = feed < 0 ? text.length : feed;
    const next = end + 1;
    let start = at;
    while (start < end && isBlank(text[start]!)) start++;
    while (end > start && isBlank(text[end - 1]!)) end--;
    lines.push({ start, end });
    at = next;
  }
  return lines;
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\u00a0' || character === '\ufeff';
}

/** The level of a line that looks like a heading: the first line of the file, and lines that stand alone. */
function headingLevel(paragraph: Paragraph, text: string, first: boolean): number | undefined {
  if (!first && !paragraph.alone) return undefined;
  if (/[.!?:;,。!?:;]["'”’)\]]*$/u.test(text) || /^\p{L}[\p{L} ]{0,30}:\s/u.test(text)) return undefined;
  if (!/\p{L}{2}/u.test(text) || text.split(/\s+/).length > MAX_HEADING_WORDS) return undefined;
  return first ? 1 : 2;
}

function prose(
  source: string,
  from: number,
  to: number,
): { text: MappedText; links: { span: Span; url: string }[] } {
  const builder = new ProseBuilder(source);
  builder.copy(from, to);
  const text = builder.build(from);
  const links = [...text.text.matchAll(URL)].map((match) => ({
    span: { start: match.index, end: match.index + match[0].length },
    url: match[0],
  }));
  return { text, links };
}
