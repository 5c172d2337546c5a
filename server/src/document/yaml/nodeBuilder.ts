import { type Document, isAlias, isCollection, isMap, isPair, isScalar, isSeq, type ParsedNode } from 'yaml';
import { MappedText } from '../../text/mappedText.ts';
import { cover } from '../../text/span.ts';
import type {
  DocumentNode,
  DocumentProblem,
  FieldNode,
  MappingNode,
  PairNode,
  ScalarNode,
  SequenceNode,
} from '../types.ts';
import { blockScalarText, flowScalarText } from './scalarText.ts';

/** Values that aliases may add to a document before the rest of them is refused. */
const MAX_ALIASED_NODES = 20_000;

interface Anchor {
  readonly node: FieldNode;
  readonly size: number;
}

/** Builds protocol nodes from composed YAML documents, with spans shifted by the offset at which the YAML stands. */
export class NodeBuilder {
  readonly #shift: number;
  readonly #problems: DocumentProblem[];
  readonly #anchors = new Map<string, Anchor>();
  #size = 0;
  #aliased = 0;

  constructor(shift: number, problems: DocumentProblem[]) {
    this.#shift = shift;
    this.#problems = problems;
  }

  /** The node of a document's contents; undefined when it is empty. */
  document(document: Document.Parsed): DocumentNode | undefined {
    this.#anchors.clear();
    const contents = document.contents as ParsedNode | null;
    if (contents === null) return undefined;
    if (isScalar(contents) && contents.source === '' && contents.value === null) return undefined;
    return this.#node(contents).own;
  }

  /** `own` lies in the tree here; `value` is what it means, which for an alias lies elsewhere. */
  #node(node: ParsedNode): { own: DocumentNode; value: FieldNode | undefined } {
    if (isAlias(node)) return this.#alias(node.source, node.range);
    const before = this.#size;
    const own = isMap(node) ? this.#mapping(node) : isSeq(node) ? this.#sequence(node) : this.#scalar(node);
    const anchor = node.anchor;
    if (anchor) this.#anchors.set(anchor, { node: own, size: this.#size - before + 1 });
    this.#size++;
    return { own, value: own };
  }

  #mapping(node: ParsedNode): MappingNode {
    const children: DocumentNode[] = [];
    const pairs: PairNode[] = [];
    const items = isCollection(node) ? node.items : [];
    for (const item of items) {
      if (!isPair(item)) continue;
      const pair = this.#pair(item.key as ParsedNode | null, item.value as ParsedNode | null);
      if (!pair || this.#isStray(pair, node)) continue;
      children.push(pair);
      if (pair.kind === 'pair') pairs.push(pair as PairNode);
    }
    return {
      kind: 'mapping',
      span: this.#collectionSpan(node, children),
      children,
      pairs,
      flow: isFlow(node),
    };
  }

  #pair(key: ParsedNode | null, value: ParsedNode | null): DocumentNode | undefined {
    if (!key) return undefined;
    const keyNode = this.#node(key).own;
    const present = value !== null && !isImplicitNull(value);
    const valueNode = present ? this.#node(value) : undefined;
    const children = valueNode ? [keyNode, valueNode.own] : [keyNode];
    const span = cover(children.map((each) => each.span));
    if (keyNode.kind !== 'scalar') {
      this.#problems.push({
        kind: 'unreadable',
        code: 'yaml.non-scalar-key',
        message: 'A key must be a plain word; a list, a map or an alias cannot name a field.',
        span: keyNode.span,
        related: [],
      });
      return { kind: 'error', span, children };
    }
    const pair: PairNode = {
      kind: 'pair',
      span,
      children,
      key: keyNode as ScalarNode,
      value: valueNode?.value,
    };
    return pair;
  }

  #sequence(node: ParsedNode): SequenceNode {
    const children: DocumentNode[] = [];
    const items: FieldNode[] = [];
    for (const item of isCollection(node) ? node.items : []) {
      // A pair inside a flow sequence (`[a: 1]`) is a mapping of one field.
      const { own, value } = isPair(item) ? this.#singlePair(item) : this.#node(item as ParsedNode);
      if (!own || this.#isStray(own, node)) continue;
      children.push(own);
      if (value) items.push(value);
    }
    return {
      kind: 'sequence',
      span: this.#collectionSpan(node, children),
      children,
      items,
      flow: isFlow(node),
    };
  }

  #singlePair(item: { key: unknown; value: unknown }): {
    own: DocumentNode | undefined;
    value: FieldNode | undefined;
  } {
    const pair = this.#pair(item.key as ParsedNode | null, item.value as ParsedNode | null);
    if (!pair) return { own: undefined, value: undefined };
    const pairs = pair.kind === 'pair' ? [pair as PairNode] : [];
    const mapping: MappingNode = { kind: 'mapping', span: pair.span, children: [pair], pairs, flow: false };
    return { own: mapping, value: mapping };
  }

  #scalar(node: ParsedNode): ScalarNode {
    const text = this.#scalarText(node);
    const start = this.#shift + node.range[0];
    const end = isBlock(node) ? blockEnd(text, start, node, this.#shift) : this.#shift + node.range[1];
    const raw = isScalar(node) ? node.value : null;
    const value =
      typeof raw === 'number' || typeof raw === 'boolean' || raw === null
        ? raw
        : (text.text satisfies string);
    return { kind: 'scalar', span: { start, end }, children: [], value, text, style: styleOf(node) };
  }

  #scalarText(node: ParsedNode): MappedText {
    const at = this.#shift + node.range[0];
    const token = node.srcToken;
    if (!token) return MappedText.verbatim('', at);
    if (token.type === 'block-scalar') {
      const header = token.props.find((each) => each.type === 'block-scalar-header');
      const length = token.props.reduce((sum, each) => sum + ('source' in each ? each.source.length : 0), 0);
      return blockScalarText({
        header: header && 'source' in header ? header.source : '|',
        body: token.source,
        at: at + length,
        indent: token.indent,
      });
    }
    const style = styleOf(node);
    if (style === 'literal' || style === 'folded' || !('source' in token)) return MappedText.verbatim('', at);
    return flowScalarText(style, token.source, at);
  }

  #alias(
    name: string,
    range: readonly [number, number, number],
  ): { own: DocumentNode; value: FieldNode | undefined } {
    const span = { start: this.#shift + range[0], end: this.#shift + range[1] };
    const own: DocumentNode = { kind: 'alias', span, children: [] };
    const anchor = this.#anchors.get(name);
    const report = (code: string, message: string) =>
      this.#problems.push({ kind: 'unreadable', code, message, span, related: [] });
    if (!anchor) {
      report(
        'yaml.unresolved-alias',
        `\`*${name}\` refers to no complete value above it: define \`&${name}\` first.`,
      );
      return { own, value: undefined };
    }
    if (this.#aliased + anchor.size > MAX_ALIASED_NODES) {
      report(
        'yaml.alias-limit',
        `Aliases repeat more than ${MAX_ALIASED_NODES} values: this one is not followed.`,
      );
      return { own, value: undefined };
    }
    this.#aliased += anchor.size;
    this.#size += anchor.size;
    return { own, value: anchor.node };
  }

  /** After a syntax error the library puts an empty value behind the bracket that closes its collection. */
  #isStray(child: DocumentNode, parent: ParsedNode): boolean {
    return isFlow(parent) && child.span.end > this.#shift + parent.range[1];
  }

  #collectionSpan(node: ParsedNode, children: readonly DocumentNode[]): { start: number; end: number } {
    const start = this.#shift + node.range[0];
    if (isFlow(node)) return { start, end: this.#shift + node.range[1] };
    const first = children[0]?.span.start ?? start;
    // The library places a map that is an explicit key (`? a: b`) at its first colon.
    return { start: Math.min(start, first), end: Math.max(start, children.at(-1)?.span.end ?? start) };
  }
}

/** Written in brackets or braces; the map that a pair in a flow sequence makes (`[a: 1]`) has none of its own. */
function isFlow(node: ParsedNode): boolean {
  return isCollection(node) && node.srcToken?.type === 'flow-collection';
}

function isBlock(node: ParsedNode): boolean {
  return node.srcToken?.type === 'block-scalar';
}

/** The end of a block scalar's last line of content; its trailing blank lines are nobody's text. */
function blockEnd(text: MappedText, start: number, node: ParsedNode, shift: number): number {
  const last = text.segments.at(-1);
  const header = node.srcToken?.type === 'block-scalar' ? node.srcToken.props[0] : undefined;
  const headerEnd = start + (header && 'source' in header ? header.source.length : 1);
  const end = last && last.length > 0 ? last.sourceStart + last.sourceLength : headerEnd;
  return Math.min(Math.max(headerEnd, end), shift + node.range[1]);
}

function isImplicitNull(node: ParsedNode): boolean {
  return isScalar(node) && node.value === null && node.range[0] === node.range[1] && !node.anchor;
}

function styleOf(node: ParsedNode): ScalarNode['style'] {
  const token = node.srcToken;
  switch (token?.type) {
    case 'single-quoted-scalar':
      return 'single-quoted';
    case 'double-quoted-scalar':
      return 'double-quoted';
    case 'block-scalar':
      return token.props.some((each) => 'source' in each && each.source.startsWith('>'))
        ? 'folded'
        : 'literal';
    default:
      return 'plain';
  }
}
