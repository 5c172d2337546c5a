/** Markdown into the protocol tree: block structure, sections, and the context in which each text block is read. */
import type { Tree, TreeCursor } from '@lezer/common';
import type { MarkdownParser } from '@lezer/markdown';
import type { MappedText } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';
import { type BlockList, NO_MARKS } from '../blockList.ts';
import { FlowContext } from '../flow.ts';
import type { AttributedNode, BlockContext, DocumentNode, NodeKind, TextBlock } from '../types.ts';
import { attributesAt, headingAttributes, NO_ATTRIBUTES } from './attributes.ts';
import { htmlProse } from './htmlProse.ts';
import { type InlineInput, readInline } from './inline.ts';
import { collectLabels, normaliseLabel } from './labels.ts';
import { withLineFeeds } from './lineFeeds.ts';
import { nestSections, type SectionStart } from './nestSections.ts';
import { readTable } from './table.ts';

/** Blocks nested deeper than this are not read. */
const MAX_BLOCK_DEPTH = 60;

/** What to read and where its blocks go. */
export interface MarkdownInput {
  /** The Markdown as read, mapped to the document. */
  readonly text: MappedText;
  readonly parser: MarkdownParser;
  readonly blocks: BlockList;
  /** What the text inherits from where it stands. */
  readonly context: BlockContext;
  /** Role of paragraphs; `field` in YAML scalars. */
  readonly role: TextBlock['role'];
}

/** Reads Markdown; returns the nodes at its top level, in source order, with spans in the document. */
export function readMarkdown(input: MarkdownInput): DocumentNode[] {
  const text = withLineFeeds(input.text);
  const { parser, blocks, context } = input;
  const tree = blocks.trees.parse(context.fieldPath?.join('/') ?? '', text.text, parser);
  return new MarkdownReader({ ...input, text }, tree).read();
}

export class MarkdownReader implements InlineInput {
  readonly source: string;
  readonly #input: MarkdownInput;
  readonly #tree: Tree;
  readonly #labels: ReadonlySet<string>;

  constructor(input: MarkdownInput, tree: Tree) {
    this.source = input.text.text;
    this.#input = input;
    this.#tree = tree;
    this.#labels = collectLabels(tree, this.source);
  }

  read(): DocumentNode[] {
    const flow = new FlowContext(this.#input.context);
    return this.#container(this.#tree.cursor(), flow, 0, this.source.length, 0);
  }

  place(span: Span): Span {
    return this.#input.text.toSource(span);
  }

  isDefined(label: string): boolean {
    return this.#labels.has(normaliseLabel(label));
  }

  /** Adds the block for a node whose text is in coordinates of the Markdown. */
  addBlock(
    role: TextBlock['role'],
    text: MappedText,
    node: DocumentNode,
    context: BlockContext,
    marks = NO_MARKS,
  ): TextBlock {
    return this.#input.blocks.add(role, text.through(this.#input.text), node, context, marks);
  }

  /** The children of the cursor's node as nodes, headings gathered into sections. */
  #container(cursor: TreeCursor, flow: FlowContext, from: number, to: number, depth: number): DocumentNode[] {
    const nodes: DocumentNode[] = [];
    const sections: SectionStart[] = [];
    if (cursor.firstChild()) {
      do {
        if (/^(?:ATX|Setext)Heading/.test(cursor.name)) {
          const heading = this.#heading(cursor, flow);
          sections.push({ ...heading, at: nodes.length });
          nodes.push(heading.node);
        } else {
          const node = this.#block(cursor, flow, depth);
          if (node) nodes.push(node);
        }
      } while (cursor.nextSibling());
      cursor.parent();
    }
    return nestSections(nodes, sections, this.place({ start: from, end: to }).end);
  }

  #heading(cursor: TreeCursor, flow: FlowContext): Omit<SectionStart, 'at'> {
    const { from, to } = cursor;
    const level = Number(cursor.name.at(-1));
    const found = headingAttributes(this.source.slice(from, to));
    // Before attributes the parser cannot know a closing sequence: `# Title # {#id}`.
    const end = found
      ? this.source.slice(from, from + found.start).replace(/[ \t]+#+[ \t]*$/, '').length
      : to - from;
    const content = readInline(cursor, from, from + end, this);
    const node: DocumentNode = {
      kind: 'heading',
      span: this.place({ start: from, end: to }),
      children: content.nodes,
    };
    const block = this.addBlock('heading', content.text, node, flow.headingContext(level), content.marks);
    const identifier = found?.attributes.identifier;
    const sectionKind = flow.heading(level, block, identifier);
    return { node, level, identifier, sectionKind };
  }

  #block(cursor: TreeCursor, flow: FlowContext, depth: number): DocumentNode | undefined {
    const { from, to } = cursor;
    switch (cursor.name) {
      case 'Paragraph':
      case 'Task':
        return this.#paragraph(cursor, flow);
      case 'BulletList':
      case 'OrderedList':
        return this.#nest('list', cursor, flow.listContext(), depth);
      case 'Blockquote':
        return this.#quotation('block-quote', cursor, flow, depth);
      case 'FencedDiv':
        return this.#fencedDiv(cursor, flow, depth);
      case 'Table':
        return readTable(cursor, flow.current(), this);
      case 'HTMLBlock':
      case 'CommentBlock':
      case 'ProcessingInstructionBlock':
        return this.#html(cursor.name, from, to, flow);
      case 'FencedCode':
      case 'CodeBlock':
        return this.#leaf('code-block', from, to);
      case 'HorizontalRule':
        return this.#leaf('thematic-break', from, to);
      case 'LinkReference':
        return this.#leaf('definition', from, to);
      default:
        return undefined;
    }
  }

  #leaf(kind: NodeKind, from: number, to: number, children: DocumentNode[] = []): DocumentNode {
    return { kind, span: this.place({ start: from, end: to }), children };
  }

  #paragraph(cursor: TreeCursor, flow: FlowContext): DocumentNode {
    const content = readInline(cursor, cursor.from, cursor.to, this);
    const node = this.#leaf('paragraph', cursor.from, cursor.to, content.nodes);
    const role = flow.itemRole() ?? this.#input.role;
    if (content.text.text !== '') {
      const { text, context } = flow.paragraphContext(content.text);
      flow.paragraph(
        this.addBlock(role, text, node, context, text === content.text ? content.marks : NO_MARKS),
      );
    }
    return node;
  }

  /** A list: its items share what introduces it. */
  #nest(kind: 'list', cursor: TreeCursor, flow: FlowContext, depth: number): DocumentNode {
    const items: DocumentNode[] = [];
    const { from, to } = cursor;
    if (depth < MAX_BLOCK_DEPTH && cursor.firstChild()) {
      do {
        if (cursor.name !== 'ListItem') continue;
        const children = this.#container(cursor, flow.itemContext(), cursor.from, cursor.to, depth + 2);
        items.push(this.#leaf('list-item', cursor.from, cursor.to, children));
      } while (cursor.nextSibling());
      cursor.parent();
    }
    return this.#leaf(depth < MAX_BLOCK_DEPTH ? kind : 'error', from, to, items);
  }

  #quotation(kind: 'block-quote', cursor: TreeCursor, flow: FlowContext, depth: number): DocumentNode {
    const { from, to } = cursor;
    if (depth >= MAX_BLOCK_DEPTH) return this.#leaf('error', from, to);
    const inner = flow.nested({ quoted: true });
    return this.#leaf(kind, from, to, this.#container(cursor, inner, from, to, depth + 1));
  }

  #fencedDiv(cursor: TreeCursor, flow: FlowContext, depth: number): DocumentNode {
    const { from, to } = cursor;
    if (depth >= MAX_BLOCK_DEPTH) return this.#leaf('error', from, to);
    const lineEnd = this.source.indexOf('\n', from);
    const line = this.source.slice(from, lineEnd < 0 ? to : Math.min(lineEnd, to));
    const header = line.replace(/^:+\s*/, '').replace(/\s*:*\s*$/, '');
    const attributes = header.startsWith('{')
      ? (attributesAt(header, 0)?.attributes ?? NO_ATTRIBUTES)
      : { ...NO_ATTRIBUTES, classes: [header] };
    const quoted = attributes.classes.includes('quote') || flow.current().quoted;
    const children = this.#container(cursor, flow.nested({ quoted }), from, to, depth + 1);
    const node: AttributedNode = {
      kind: 'fenced-div',
      span: this.place({ start: from, end: to }),
      children,
      attributes,
    };
    return node;
  }

  #html(name: string, from: number, to: number, flow: FlowContext): DocumentNode {
    const { text, comments } = htmlProse(this.source, from, to);
    const children = comments.map((each) => this.#leaf('comment', each.start, each.end));
    const whole = comments.length === 1 && text.text === '' && name === 'CommentBlock';
    if (whole) return children[0]!;
    const node = this.#leaf('html', from, to, children);
    if (text.text !== '') flow.paragraph(this.addBlock(this.#input.role, text, node, flow.current()));
    return node;
  }
}
