import { FlowContext } from '../flow.ts';
import { isListSection, sectionKindOfLeadIn } from '../sections.ts';
import type { BlockContext, TextBlock } from '../types.ts';

/**
 * The context of items in a flat list of strings that has levels only by its markers: `Exclusion criteria:`, `1. Organ
 * function:`, `* ALT below 3 x ULN`. An item that ends in a colon introduces the lower items after it.
 */
export class ItemStack {
  readonly #list: FlowContext;
  readonly #base: BlockContext;
  #open: { level: number; block: TextBlock }[] = [];
  #item: FlowContext | undefined;

  constructor(base: BlockContext) {
    this.#base = base;
    this.#list = new FlowContext(base);
  }

  /** The context in which something else than a string stands in the list. */
  context(): BlockContext {
    return this.#item?.current() ?? this.#base;
  }

  /** The flow of an item with this text, before it is read. */
  flow(text: string): FlowContext {
    const level = markerLevel(text);
    this.#open = this.#open.filter((each) => each.level < level);
    this.#item = this.#list.itemContext(this.#open.map((each) => each.block));
    return this.#item;
  }

  /** Notes the block that the item became. */
  read(text: string, block: TextBlock): void {
    const kind = sectionKindOfLeadIn(block.text.text);
    if (kind && isListSection(kind)) this.#open = [];
    else if (/[:：]\s*$/.test(text)) this.#open.push({ level: markerLevel(text), block });
  }
}

/** How far down a marker stands: none, number, letter, bullet, repeated bullet. */
function markerLevel(text: string): number {
  const bare = text.replace(/^\p{L}+ [-–] /u, '').replaceAll('\\', '');
  if (/^\s*\(?\d+(?:\.\d+)*[.)]/.test(bare)) return 1;
  if (/^\s*\(?[a-z][.)]\s/i.test(bare)) return 2;
  const bullets = /^\s*([-*•·○–]+)\s/u.exec(bare);
  return bullets ? 2 + bullets[1]!.length : 0;
}
