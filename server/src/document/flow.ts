/**
 * What a reader carries along while reading blocks one after the other: the headings above, what introduces a list, and
 * the section that a line such as `Exclusion criteria:` opens for what follows it.
 */
import type { MappedText } from '../text/mappedText.ts';
import {
  isListSection,
  sectionKindOfHeading,
  sectionKindOfIdentifier,
  sectionKindOfItem,
  sectionKindOfLeadIn,
} from './sections.ts';
import type { BlockContext, SectionKind, TextBlock } from './types.ts';

interface OpenHeading {
  readonly level: number;
  readonly context: BlockContext;
}

/** A line that says which list follows; `listed` once it has. */
interface Announcement {
  readonly block: TextBlock;
  readonly kind: SectionKind;
  listed: boolean;
}

/** The running context of one container of blocks (a document, a quotation, a list item, a list of YAML values). */
export class FlowContext {
  readonly #base: BlockContext;
  /** The item this flow belongs to: its first paragraph has the role `list-item`. */
  readonly #item: boolean;
  /** Where sections announced by items are kept, so that they last for the items after them. */
  readonly #list: FlowContext | undefined;
  #open: OpenHeading[] = [];
  #announced: Announcement | undefined;
  #previous: TextBlock | undefined;
  #first: TextBlock | undefined;

  constructor(base: BlockContext, item = false, list?: FlowContext) {
    this.#base = base;
    this.#item = item;
    this.#list = list;
  }

  /** The context of a paragraph, table or quotation that stands here. */
  current(): BlockContext {
    const under = this.#open.at(-1)?.context ?? this.#base;
    const announced = this.#announced ?? this.#list?.announcedForItems();
    const withSection = announced ? announce(under, announced) : under;
    if (!this.#first || withSection.leadIns.includes(this.#first)) return withSection;
    return { ...withSection, leadIns: [...withSection.leadIns, this.#first] };
  }

  announcedForItems(): Announcement | undefined {
    return this.#announced;
  }

  /** The context of a heading of `level`: only the headings above its own. */
  headingContext(level: number): BlockContext {
    return this.#open.findLast((each) => each.level < level)?.context ?? this.#base;
  }

  /** Opens the section of a heading that has been read; returns its kind. */
  heading(level: number, block: TextBlock, identifier: string | undefined): SectionKind | undefined {
    const kind =
      (identifier === undefined ? undefined : sectionKindOfIdentifier(identifier)) ??
      sectionKindOfHeading(block.text.text);
    const above = this.headingContext(level);
    this.#open = this.#open.filter((each) => each.level < level);
    this.#open.push({
      level,
      context: {
        ...above,
        headings: [...above.headings, block],
        sections: kind && above.sections.at(-1) !== kind ? [...above.sections, kind] : above.sections,
      },
    });
    this.#announced = undefined;
    this.#previous = undefined;
    return kind;
  }

  /** The role of the next paragraph where the container decides it. */
  itemRole(): TextBlock['role'] | undefined {
    if (!this.#item) return undefined;
    return this.#first ? 'paragraph' : 'list-item';
  }

  /** The context of a paragraph with this text, and the text without a prefix that only says which list it is in. */
  paragraphContext(text: MappedText): { text: MappedText; context: BlockContext } {
    // A list has been read since the line that announced it: what follows is the document again.
    if (this.#announced?.listed) this.#announced = undefined;
    const own = sectionKindOfLeadIn(text.text);
    if (own && isListSection(own)) {
      // A line that announces a list stands in none that was announced before it.
      this.#announced = undefined;
      if (this.#list && !this.#first) this.#list.#announced = undefined;
    }
    const context = this.current();
    const prefix = this.#item && !this.#first ? sectionKindOfItem(text.text) : undefined;
    if (!prefix || prefix.length >= text.text.length) return { text, context };
    const sections = context.sections.filter((each) => each !== 'inclusions' && each !== 'exclusions');
    return {
      text: text.slice({ start: prefix.length, end: text.text.length }),
      context: { ...context, sections: [...sections, prefix.kind] },
    };
  }

  /** Notes a paragraph that has been read. */
  paragraph(block: TextBlock): void {
    const kind = sectionKindOfLeadIn(block.text.text);
    if (kind && isListSection(kind)) {
      this.#announced = { block, kind, listed: false };
      if (this.#list && !this.#first) this.#list.#announced = this.#announced;
    }
    this.#previous = block;
    if (this.#item) this.#first ??= block;
  }

  /** The flow of a list that stands here; the paragraph directly before it introduces its items. */
  listContext(): FlowContext {
    const context = this.current();
    const previous = this.#previous;
    this.#previous = undefined;
    if (this.#announced) this.#announced.listed = true;
    // An item that holds its own list announces nothing for the items after it.
    if (this.#list && this.#first && this.#list.#announced?.block === this.#first)
      this.#list.#announced = undefined;
    if (!previous || previous === this.#first || context.leadIns.includes(previous))
      return new FlowContext(context);
    const kind = sectionKindOfLeadIn(previous.text.text);
    const sections =
      kind && context.sections.at(-1) !== kind ? [...context.sections, kind] : context.sections;
    return new FlowContext({ ...context, sections, leadIns: [...context.leadIns, previous] });
  }

  /** The flow of one item of this list, with what else introduces it. */
  itemContext(leadIns: readonly TextBlock[] = []): FlowContext {
    if (leadIns.length === 0) return new FlowContext(this.#base, true, this);
    return new FlowContext({ ...this.#base, leadIns: [...this.#base.leadIns, ...leadIns] }, true, this);
  }

  /** The flow of a quotation or div that stands here. */
  nested(change: Partial<BlockContext>): FlowContext {
    this.#previous = undefined;
    return new FlowContext({ ...this.current(), ...change });
  }
}

function announce(under: BlockContext, announced: Announcement): BlockContext {
  const { block, kind } = announced;
  if (under.leadIns.includes(block)) return under;
  const sections = under.sections.filter((each) => each !== 'inclusions' && each !== 'exclusions');
  return {
    ...under,
    leadIns: [...under.leadIns, block].sort((a, b) => a.index - b.index),
    sections: sections.at(-1) === kind ? sections : [...sections, kind],
  };
}
