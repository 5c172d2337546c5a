import { changeBetween, moveThrough, type TextChange } from '../text/change.ts';
import type { Span } from '../text/span.ts';
import type { BlockContext, ProtocolDocument, TextBlock } from './types.ts';

/** Code units before and after a block that must be the same too: checks look at the words around what they judge. */
const AROUND = 80;

/**
 * Which blocks of a version say the same in the same place as a block of the version before: the same words and marks
 * below the same headings, with only their offsets moved. What follows from a block and its place alone follows again.
 */
export class Correspondence {
  readonly before: ProtocolDocument;
  readonly after: ProtocolDocument;
  readonly #change: TextChange;
  /** For each block of the version after, the one before it corresponds to. */
  readonly #origins: (TextBlock | undefined)[] = [];
  /** The same for blocks as others are read below them: whatever stands beside them. */
  readonly #same: (TextBlock | undefined)[] = [];
  readonly #successors: (TextBlock | undefined)[];
  /** Contexts found to be the same, so that those of a whole section are compared once. */
  readonly #contexts = new Map<BlockContext, BlockContext>();

  constructor(before: ProtocolDocument, after: ProtocolDocument) {
    this.before = before;
    this.after = after;
    this.#change = changeBetween(before.source, after.source);
    this.#successors = new Array(before.blocks.length).fill(undefined);
    for (const block of after.blocks) this.#compare(block);
  }

  /** The block of the version before that this one corresponds to. */
  originOf({ index }: TextBlock): TextBlock | undefined {
    return this.#origins[index];
  }

  /** The block of the version after that corresponds to one of the version before. */
  successorOf({ index }: TextBlock): TextBlock | undefined {
    return this.#successors[index];
  }

  /** Where a span of the version before stands now; undefined where its words were changed. */
  move(span: Span): Span | undefined {
    return moveThrough(this.#change, span);
  }

  #compare(block: TextBlock): void {
    const { index } = block;
    const { start, after } = this.#change;
    const { span } = block.node;
    const candidate = this.#candidateFor(block);
    // A cell may be its own row's header, so the answer is there while it is being checked.
    this.#same.push(candidate);
    const origin = candidate && this.#isSame(block, candidate) ? candidate : undefined;
    this.#same[index] = origin;
    const isApart = span.end + AROUND <= start || span.start - AROUND >= after;
    this.#origins.push(isApart ? origin : undefined);
    if (isApart && origin) this.#successors[origin.index] = block;
  }

  /** The only block before that this one can correspond to. */
  #candidateFor({ index, node: { span } }: TextBlock): TextBlock | undefined {
    const { start, after } = this.#change;
    const { blocks } = this.before;
    if (span.end <= start) return blocks[index];
    return span.start >= after ? blocks[index - this.after.blocks.length + blocks.length] : undefined;
  }

  #isSame(block: TextBlock, origin: TextBlock): boolean {
    if (block === origin) return true;
    const from = origin.node.span;
    const { span } = block.node;
    const to = this.move(from);
    return (
      to !== undefined &&
      span.start === to.start &&
      span.end === to.end &&
      block.role === origin.role &&
      block.node.kind === origin.node.kind &&
      block.text.isMoved(origin.text, to.start - from.start) &&
      areSameMarks(block, origin) &&
      this.#isSameContext(block.context, origin.context)
    );
  }

  #isSameContext(context: BlockContext, origin: BlockContext): boolean {
    if (this.#contexts.get(context) === origin) return true;
    const isSame =
      context.quoted === origin.quoted &&
      isSameList(context.sections, origin.sections) &&
      isSameList(context.fieldPath ?? [], origin.fieldPath ?? []) &&
      this.#areOrigins(context.headings, origin.headings) &&
      this.#areOrigins(context.leadIns, origin.leadIns) &&
      this.#isOrigin(context.columnHeader, origin.columnHeader) &&
      this.#isOrigin(context.rowHeader, origin.rowHeader) &&
      this.#isOrigin(context.previousCell, origin.previousCell);
    if (isSame) this.#contexts.set(context, origin);
    return isSame;
  }

  #areOrigins(blocks: readonly TextBlock[], origins: readonly TextBlock[]): boolean {
    return (
      blocks.length === origins.length &&
      blocks.every((block, index) => this.#isOrigin(block, origins[index]))
    );
  }

  #isOrigin(block: TextBlock | undefined, origin: TextBlock | undefined): boolean {
    return block === undefined || origin === undefined
      ? block === origin
      : this.#same[block.index] === origin;
  }
}

function isSameList<T>(list: readonly T[], other: readonly T[]): boolean {
  return (
    list === other || (list.length === other.length && list.every((each, index) => each === other[index]))
  );
}

/** Compares marks, which are plain data in coordinates of their text; most blocks have none. */
function areSameMarks(block: TextBlock, origin: TextBlock): boolean {
  return (
    areSame(block.links, origin.links, ({ url }) => url) &&
    areSame(block.citations, origin.citations, ({ keys }) => keys.join()) &&
    areSame(block.annotations, origin.annotations, ({ attributes: { identifier, classes, values } }) =>
      JSON.stringify([identifier, classes, [...values]]),
    )
  );
}

function areSame<T extends { readonly span: Span }>(
  marks: readonly T[],
  others: readonly T[],
  partsOf: (mark: T) => string,
): boolean {
  return (
    marks.length === others.length &&
    marks.every((mark, index) => {
      const other = others[index]!;
      const isInPlace = mark.span.start === other.span.start && mark.span.end === other.span.end;
      return isInPlace && partsOf(mark) === partsOf(other);
    })
  );
}
