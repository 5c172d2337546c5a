import type { MappedText } from '../text/mappedText.ts';
import type { Span } from '../text/span.ts';
import { MarkdownTrees } from './markdown/trees.ts';
import type { BlockAnnotation, BlockContext, DocumentNode, TextBlock } from './types.ts';

/** The context of text that stands in the document itself. */
export const EMPTY_CONTEXT: BlockContext = {
  headings: [],
  leadIns: [],
  columnHeader: undefined,
  rowHeader: undefined,
  sections: [],
  quoted: false,
  fieldPath: undefined,
};

/** What the inline markup of a block adds to its text; spans in coordinates of the read text. */
export interface InlineMarks {
  readonly annotations: readonly BlockAnnotation[];
  readonly citations: readonly { readonly span: Span; readonly keys: readonly string[] }[];
  readonly links: readonly { readonly span: Span; readonly url: string }[];
}

export const NO_MARKS: InlineMarks = { annotations: [], citations: [], links: [] };

/** Collects text blocks in source order and numbers them. */
export class BlockList {
  readonly blocks: TextBlock[] = [];
  /** What was parsed of the version before. */
  readonly trees: MarkdownTrees;

  constructor(trees = new MarkdownTrees()) {
    this.trees = trees;
  }

  add(
    role: TextBlock['role'],
    text: MappedText,
    node: DocumentNode,
    context: BlockContext,
    marks: InlineMarks = NO_MARKS,
  ): TextBlock {
    const block: TextBlock = { index: this.blocks.length, role, text, node, context, ...marks };
    this.blocks.push(block);
    return block;
  }
}
