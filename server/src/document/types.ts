/**
 * The protocol tree. YAML and Markdown produce the same tree: nodes with exact source spans, a linear list of the text
 * blocks that people read, and the structured fields (the whole YAML file, or a Markdown file's front matter).
 * Nothing throws: what cannot be read becomes an error node and a problem, and the rest of the document is still there.
 */
import type { LineIndex } from '../text/lineIndex.ts';
import type { MappedText } from '../text/mappedText.ts';
import type { Span } from '../text/span.ts';

export type DocumentLanguage = 'yaml' | 'markdown';

/** `protocol` documents are checked for fields and completeness; `prose` only for what their text claims. */
export type DocumentProfile = 'protocol' | 'prose';

export interface ProtocolDocument {
  /** As the host names it: a URI in an editor, a path on the command line. */
  readonly uri: string;
  readonly source: string;
  readonly lines: LineIndex;
  readonly language: DocumentLanguage;
  readonly profile: DocumentProfile;
  readonly root: DocumentNode;
  /** The structured part; undefined in prose and where it could not be read at all. */
  readonly fields: FieldNode | undefined;
  /** Everything a person reads, in source order: headings, paragraphs, list items, cells, and prose in YAML scalars. */
  readonly blocks: readonly TextBlock[];
  readonly directives: readonly SuppressionDirective[];
  readonly problems: readonly DocumentProblem[];
}

export type NodeKind =
  | 'document'
  | 'front-matter'
  | 'section'
  | 'heading'
  | 'paragraph'
  | 'list'
  | 'list-item'
  | 'table'
  | 'table-row'
  | 'table-cell'
  | 'block-quote'
  | 'fenced-div'
  | 'code-block'
  | 'html'
  | 'comment'
  | 'thematic-break'
  | 'definition'
  | 'emphasis'
  | 'link'
  | 'image'
  | 'inline-code'
  | 'annotated-span'
  | 'citation'
  | 'mapping'
  | 'pair'
  | 'sequence'
  | 'scalar'
  | 'alias'
  | 'error';

export interface DocumentNode {
  readonly kind: NodeKind;
  /** Exact source span: slicing the source with it gives the node's own source text. Children lie inside. */
  readonly span: Span;
  readonly children: readonly DocumentNode[];
}

/** A heading with everything up to the next heading of its level or above. The first child is the heading. */
export interface SectionNode extends DocumentNode {
  readonly kind: 'section';
  readonly level: number;
  /** From `{#identifier}`, or undefined. */
  readonly identifier: string | undefined;
  readonly sectionKind: SectionKind | undefined;
}

/** Attributes of `[text]{.claim .hypothesis #c2 key="value"}` and of `::: {.quote cite=key}`. */
export interface NodeAttributes {
  readonly identifier: string | undefined;
  readonly classes: readonly string[];
  readonly values: ReadonlyMap<string, string>;
}

export interface AttributedNode extends DocumentNode {
  readonly kind: 'annotated-span' | 'fenced-div';
  readonly attributes: NodeAttributes;
}

export interface CitationNode extends DocumentNode {
  readonly kind: 'citation';
  /** Keys of `[@a; @b, p. 3]` in order, without `@`, each with the span of its key. */
  readonly keys: readonly { readonly key: string; readonly span: Span }[];
}

export interface ScalarNode extends DocumentNode {
  readonly kind: 'scalar';
  /** Value under YAML 1.2 core rules. */
  readonly value: string | number | boolean | null;
  /** The scalar as read (unquoted, unfolded, unescaped) mapped to its source. */
  readonly text: MappedText;
  readonly style: 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded';
}

export interface PairNode extends DocumentNode {
  readonly kind: 'pair';
  readonly key: ScalarNode;
  readonly value: FieldNode | undefined;
}

export interface MappingNode extends DocumentNode {
  readonly kind: 'mapping';
  readonly pairs: readonly PairNode[];
  readonly flow: boolean;
}

export interface SequenceNode extends DocumentNode {
  readonly kind: 'sequence';
  readonly items: readonly FieldNode[];
  readonly flow: boolean;
}

export type FieldNode = ScalarNode | MappingNode | SequenceNode;

/** Sections the checks know, found by identifier first and by heading words second. */
export type SectionKind =
  | 'summary'
  | 'eligibility'
  | 'inclusions'
  | 'exclusions'
  | 'tests'
  | 'treatment'
  | 'dose-modifications'
  | 'precautions'
  | 'interactions'
  | 'contraindications'
  | 'monitoring'
  | 'sequence'
  | 'rationale'
  | 'claims'
  | 'history'
  | 'references'
  | 'abbreviations';

/** One piece of text that is read as a unit, with all that its position in the document adds to its meaning. */
export interface TextBlock {
  /** Position in `ProtocolDocument.blocks`. */
  readonly index: number;
  readonly role: 'title' | 'heading' | 'paragraph' | 'list-item' | 'table-cell' | 'field';
  /** What is read, without markup; hard and soft line breaks read as one space. */
  readonly text: MappedText;
  readonly node: DocumentNode;
  readonly context: BlockContext;
  /** In coordinates of `text.text`. */
  readonly annotations: readonly BlockAnnotation[];
  /** In coordinates of `text.text`; the citation's own characters are part of the text. */
  readonly citations: readonly { readonly span: Span; readonly keys: readonly string[] }[];
  /** Link destinations, in coordinates of `text.text`. */
  readonly links: readonly { readonly span: Span; readonly url: string }[];
}

export interface BlockContext {
  /** Enclosing headings, outermost first; the document title, where it is a field, comes before them. */
  readonly headings: readonly TextBlock[];
  /** What introduces a list item: the paragraph that ends in a colon or directly precedes the list, then parent items; outermost first. */
  readonly leadIns: readonly TextBlock[];
  readonly columnHeader: TextBlock | undefined;
  readonly rowHeader: TextBlock | undefined;
  /** In a table: the cell to the left in the same row. */
  readonly previousCell?: TextBlock;
  /** Kinds of the enclosing sections, outermost first, explicit or inferred. */
  readonly sections: readonly SectionKind[];
  /** Inside a block quote or a `::: {.quote}` div: not the author's own claim. */
  readonly quoted: boolean;
  /** Path from the root of the fields, for text in YAML scalars: `['claims', 0, 'text']`. */
  readonly fieldPath: readonly (string | number)[] | undefined;
}

export interface BlockAnnotation {
  readonly span: Span;
  readonly attributes: NodeAttributes;
}

/** `<!-- theralint-disable-next-line EFF006 -- reason -->` and its YAML comment form. */
export interface SuppressionDirective {
  readonly form: 'disable-next-line' | 'disable-line' | 'disable' | 'enable' | 'disable-file';
  /** Rule ids or names exactly as written, each with its span. */
  readonly rules: readonly { readonly text: string; readonly span: Span }[];
  readonly reason: string | undefined;
  /** `YYYY-MM-DD` from `until=…`, as written. */
  readonly until: string | undefined;
  readonly span: Span;
  /** Source span of the lines it covers; undefined when malformed. */
  readonly covers: Span | undefined;
  readonly malformed: string | undefined;
}

/**
 * `unreadable`: the source could not be parsed here (DOC001). `trap`: parses, but almost certainly not to what was meant (DOC004).
 */
export interface DocumentProblem {
  readonly kind: 'unreadable' | 'trap';
  /** Stable dotted word: `yaml.unexpected-token`, `front-matter.unclosed`, `encoding.not-utf8`. */
  readonly code: string;
  readonly message: string;
  readonly span: Span;
  readonly related: readonly { readonly message: string; readonly span: Span }[];
}
