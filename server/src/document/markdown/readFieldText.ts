import { MappedText } from '../../text/mappedText.ts';
import { type BlockList, NO_MARKS } from '../blockList.ts';
import type { FlowContext } from '../flow.ts';
import type { BlockContext, DocumentNode, ScalarNode, TextBlock } from '../types.ts';
import { readInline } from './inline.ts';
import { withLineFeeds } from './lineFeeds.ts';
import { fieldParser, markdownParser } from './parser.ts';
import { readMarkdown } from './readMarkdown.ts';

/** A YAML scalar to be read as prose. */
export interface FieldText {
  readonly node: ScalarNode;
  readonly role: 'title' | 'field';
  /** Read as a Markdown document, not as a line of text. */
  readonly markdown: boolean;
  readonly flow: FlowContext;
  readonly context: BlockContext;
  readonly blocks: BlockList;
}

/** Anything that could be markup, a line break or a list marker; most values have none of it. */
const MARKUP = /[\\`*_[\]<>&@!~\n\r|]|https?:|www\.|^\s|^[-+]\s|^\d{1,9}[.)]\s|\s$/;

/** Reads a scalar's text into blocks, and its markup into children of the scalar; returns the first block. */
export function readFieldText(field: FieldText): TextBlock | undefined {
  const { node, blocks } = field;
  if (!field.markdown && !MARKUP.test(node.text.text)) return add(field, node.text, NO_MARKS);
  const before = blocks.blocks.length;
  const children = node.children as DocumentNode[];
  if (field.markdown || !readLine(field, children)) {
    const text = node.style === 'folded' ? unfolded(node.text) : node.text;
    const parser = field.markdown ? markdownParser : fieldParser;
    const nodes = readMarkdown({ text, parser, blocks, context: field.context, role: field.role });
    for (const each of nodes) children.push(each);
  }
  return blocks.blocks[before];
}

function add(field: FieldText, text: MappedText, marks: typeof NO_MARKS): TextBlock | undefined {
  const read = field.flow.paragraphContext(text);
  const { sections, leadIns } = read.context;
  const context = { ...field.context, sections, leadIns };
  // A prefix that is cut off would move every mark; it stands before them, so they are dropped with it.
  const kept = read.text === text ? marks : NO_MARKS;
  const stripped = read.text === text ? text : withoutMarker(read.text);
  const block = field.blocks.add(field.role, stripped, field.node, context, kept);
  field.flow.paragraph(block);
  return block;
}

/** The text after a list marker of its own: `4. Known HIV infection`. */
function withoutMarker(text: MappedText): MappedText {
  const marker = /^\s*(?:\(?\d{1,3}[.)]|[*•·-])\s+/.exec(text.text);
  return marker ? text.slice({ start: marker[0].length, end: text.text.length }) : text;
}

/** Reads a scalar that is one paragraph, perhaps behind a list marker; false when it is more than that. */
function readLine(field: FieldText, children: DocumentNode[]): boolean {
  const text = withLineFeeds(field.node.text);
  const source = text.text;
  const cursor = fieldParser.parse(source).cursor();
  while (cursor.firstChild()) {
    while (cursor.name === 'ListMark' && cursor.nextSibling());
    if (cursor.node.nextSibling) return false;
    if (cursor.name === 'Paragraph') {
      const input = {
        source,
        place: (span: { start: number; end: number }) => text.toSource(span),
        isDefined: () => false,
      };
      const content = readInline(cursor, cursor.from, cursor.to, input);
      children.push(...content.nodes);
      if (content.text.text !== '') add(field, content.text.through(text), content.marks);
      return true;
    }
  }
  return false;
}

/** A folded scalar's line feeds stand for blank lines of the source: they separate paragraphs. */
function unfolded(text: MappedText): MappedText {
  const builder = MappedText.builder();
  let from = 0;
  for (let feed = text.text.indexOf('\n'); feed >= 0; feed = text.text.indexOf('\n', from)) {
    builder.copy(text.text.slice(from, feed), from);
    builder.replace('\n\n', { start: feed, end: feed + 1 });
    from = feed + 1;
  }
  builder.copy(text.text.slice(from), from);
  return builder.build(0).through(text);
}
