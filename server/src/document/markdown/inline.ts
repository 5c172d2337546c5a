import type { SyntaxNode, TreeCursor } from '@lezer/common';
import type { MappedText } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';
import type { InlineMarks } from '../blockList.ts';
import type { AttributedNode, BlockAnnotation, CitationNode, DocumentNode, NodeKind } from '../types.ts';
import { attributesAt, NO_ATTRIBUTES } from './attributes.ts';
import { citationKeys } from './citations.ts';
import { decodeEntity } from './entities.ts';
import { breaksLine, tagName } from './html.ts';
import { ProseBuilder } from './proseBuilder.ts';

/** The inline content of one block: its text in coordinates of the Markdown input, its nodes, and what marks its words. */
export interface InlineContent {
  readonly text: MappedText;
  readonly marks: InlineMarks;
  readonly nodes: DocumentNode[];
}

/** What inline reading needs to know of the Markdown around it. */
export interface InlineInput {
  /** The Markdown that was parsed, line ends normalised to the same length. */
  readonly source: string;
  /** A span of `source` as a span of the document. */
  place(span: Span): Span;
  /** Whether a link label is defined somewhere, so that `[label]` is a link and not bracketed text. */
  isDefined(label: string): boolean;
}

/** Inline markup nested deeper than this is read as text. */
const MAX_INLINE_DEPTH = 60;

/** Reads the children of the block node under `cursor`, limited to `source[from, to)`. The cursor ends where it began. */
export function readInline(cursor: TreeCursor, from: number, to: number, input: InlineInput): InlineContent {
  const reader = new InlineReader(input);
  const nodes: DocumentNode[] = [];
  reader.children(cursor, from, to, nodes, 0);
  return { text: reader.prose.build(from), marks: reader.marks(), nodes };
}

class InlineReader {
  readonly prose: ProseBuilder;
  readonly #input: InlineInput;
  readonly #annotations: BlockAnnotation[] = [];
  readonly #citations: { span: Span; keys: string[] }[] = [];
  readonly #links: { span: Span; url: string }[] = [];

  constructor(input: InlineInput) {
    this.#input = input;
    this.prose = new ProseBuilder(input.source);
  }

  marks(): InlineMarks {
    return { annotations: this.#annotations, citations: this.#citations, links: this.#links };
  }

  /** Reads from `from` to `to`, stepping through the children of the cursor's node. */
  children(cursor: TreeCursor, from: number, to: number, nodes: DocumentNode[], depth: number): void {
    let at = from;
    if (cursor.firstChild()) {
      do {
        if (cursor.from >= to) break;
        if (cursor.to <= from && cursor.to > cursor.from) continue;
        if (cursor.from > at) this.prose.copy(at, cursor.from);
        this.#node(cursor, nodes, depth);
        at = Math.max(at, cursor.to);
      } while (cursor.nextSibling());
      cursor.parent();
    }
    if (at < to) this.prose.copy(at, to);
  }

  #node(cursor: TreeCursor, nodes: DocumentNode[], depth: number): void {
    const { from, to } = cursor;
    const source = this.#input.source;
    switch (cursor.name) {
      case 'Escape':
        this.prose.replace(source.slice(from + 1, to), from, to);
        return;
      case 'Entity':
        this.prose.replace(decodeEntity(source.slice(from, to)), from, to);
        return;
      case 'HardBreak':
        this.prose.break(from);
        return;
      case 'InlineCode':
        nodes.push(this.#leaf('inline-code', from, to));
        this.children(cursor, from, to, [], depth);
        return;
      case 'Emphasis':
      case 'StrongEmphasis':
        this.#nested('emphasis', cursor, nodes, depth);
        return;
      case 'Link':
        this.#link(cursor, nodes, depth);
        return;
      case 'AttributedSpan':
        this.#span(cursor, nodes, depth);
        return;
      case 'Citation':
        this.#citation(from, to, nodes);
        return;
      case 'Autolink':
      case 'URL':
        this.#bareLink(from, to, nodes);
        return;
      case 'Strikethrough':
        nodes.push(this.#leaf('emphasis', from, to));
        return;
      case 'Image':
        nodes.push(this.#leaf('image', from, to));
        return;
      case 'Comment':
        nodes.push(this.#leaf('comment', from, to));
        return;
      case 'HTMLTag':
        this.#tag(from, to, nodes);
        return;
      case 'ProcessingInstruction':
        nodes.push(this.#leaf('html', from, to));
        return;
      // What is left is markup without words of its own: marks, list and quote markers, task boxes.
      default:
    }
  }

  #leaf(kind: NodeKind, from: number, to: number, children: DocumentNode[] = []): DocumentNode {
    return { kind, span: this.#input.place({ start: from, end: to }), children };
  }

  #nested(kind: NodeKind, cursor: TreeCursor, nodes: DocumentNode[], depth: number): void {
    const { from, to } = cursor;
    const children: DocumentNode[] = [];
    if (depth >= MAX_INLINE_DEPTH) this.prose.copy(from, to);
    else this.children(cursor, from, to, children, depth + 1);
    nodes.push(this.#leaf(kind, from, to, children));
  }

  #link(cursor: TreeCursor, nodes: DocumentNode[], depth: number): void {
    const { from, to } = cursor;
    const shape = linkShape(cursor.node, this.#input.source);
    const inside: DocumentNode[] = [];
    if (depth >= MAX_INLINE_DEPTH) {
      this.prose.copy(from, to);
      nodes.push(this.#leaf('link', from, to));
      return;
    }
    const defined = shape.url !== undefined || this.#input.isDefined(shape.label);
    if (!defined) {
      // Square brackets that link nowhere are the author's own brackets.
      this.#bracketed(cursor, shape, nodes, depth);
      return;
    }
    const start = this.prose.nextStart;
    this.#within(cursor, shape.textFrom, shape.textTo, inside, depth + 1);
    nodes.push(this.#leaf('link', from, to, inside));
    if (this.prose.length > start && shape.url !== undefined)
      this.#links.push({ span: { start, end: this.prose.length }, url: shape.url });
  }

  #bracketed(cursor: TreeCursor, shape: LinkShape, nodes: DocumentNode[], depth: number): void {
    const { from, to } = cursor;
    this.prose.copy(from, shape.textFrom);
    this.#within(cursor, shape.textFrom, shape.textTo, nodes, depth + 1);
    this.prose.copy(shape.textTo, to);
  }

  /** Reads only the part of the cursor's node between two offsets. */
  #within(cursor: TreeCursor, from: number, to: number, nodes: DocumentNode[], depth: number): void {
    let at = from;
    if (cursor.firstChild()) {
      do {
        if (cursor.to <= from) continue;
        if (cursor.from >= to) break;
        if (cursor.from > at) this.prose.copy(at, cursor.from);
        this.#node(cursor, nodes, depth);
        at = cursor.to;
      } while (cursor.nextSibling());
      cursor.parent();
    }
    if (at < to) this.prose.copy(at, to);
  }

  #span(cursor: TreeCursor, nodes: DocumentNode[], depth: number): void {
    const { from, to } = cursor;
    const attributesFrom = cursor.node.lastChild?.from ?? to;
    const attributes = attributesAt(this.#input.source, attributesFrom)?.attributes ?? NO_ATTRIBUTES;
    const children: DocumentNode[] = [];
    const start = this.prose.nextStart;
    if (depth >= MAX_INLINE_DEPTH) this.prose.copy(from + 1, attributesFrom - 1);
    else this.#within(cursor, from + 1, attributesFrom - 1, children, depth + 1);
    const end = Math.max(start, this.prose.length);
    this.#annotations.push({ span: { start, end }, attributes });
    const node: AttributedNode = {
      kind: 'annotated-span',
      span: this.#input.place({ start: from, end: to }),
      children,
      attributes,
    };
    nodes.push(node);
  }

  #citation(from: number, to: number, nodes: DocumentNode[]): void {
    const start = this.prose.nextStart;
    this.prose.copy(from, to);
    const keys = citationKeys(this.#input.source.slice(from, to), from);
    this.#citations.push({ span: { start, end: this.prose.length }, keys: keys.map((each) => each.key) });
    const node: CitationNode = {
      kind: 'citation',
      span: this.#input.place({ start: from, end: to }),
      children: [],
      keys: keys.map((each) => ({ key: each.key, span: this.#input.place(each.span) })),
    };
    nodes.push(node);
  }

  #bareLink(from: number, to: number, nodes: DocumentNode[]): void {
    const angled = this.#input.source.charCodeAt(from) === 60;
    const textFrom = angled ? from + 1 : from;
    const textTo = angled ? to - 1 : to;
    const start = this.prose.nextStart;
    this.prose.copy(textFrom, textTo);
    const url = this.#input.source.slice(textFrom, textTo);
    this.#links.push({ span: { start, end: this.prose.length }, url });
    nodes.push(this.#leaf('link', from, to));
  }

  #tag(from: number, to: number, nodes: DocumentNode[]): void {
    const name = tagName(this.#input.source.slice(from, to));
    if (name === undefined) {
      this.prose.copy(from, to);
      return;
    }
    nodes.push(this.#leaf('html', from, to));
    if (breaksLine(name)) this.prose.break(from);
  }
}

interface LinkShape {
  readonly textFrom: number;
  readonly textTo: number;
  /** Destination of an inline link. */
  readonly url: string | undefined;
  /** Label of a reference link. */
  readonly label: string;
}

function linkShape(node: SyntaxNode, source: string): LinkShape {
  const textFrom = node.from + 1;
  let textTo = node.to;
  let url: string | undefined;
  let label: string | undefined;
  let marks = 0;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'LinkMark') {
      marks++;
      if (marks === 2) textTo = child.from;
      if (marks === 3) url ??= '';
    } else if (child.name === 'URL' && marks >= 3)
      url = source.slice(child.from, child.to).replace(/^<|>$/g, '');
    else if (child.name === 'LinkLabel') label = source.slice(child.from + 1, child.to - 1);
  }
  const text = source.slice(textFrom, Math.min(textTo, textFrom + 1000));
  return {
    textFrom,
    textTo: Math.max(textFrom, textTo),
    url,
    label: label === undefined || label === '' ? text : label,
  };
}
