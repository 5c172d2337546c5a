import type { TextBlock } from '../document/types.ts';

/** Finds the block whose words stand at an offset of the source. */
export class BlockPlaces {
  readonly #blocks: readonly TextBlock[];
  readonly #starts: Uint32Array;

  /** @param blocks all blocks of a document, in source order */
  constructor(blocks: readonly TextBlock[]) {
    this.#blocks = blocks;
    this.#starts = Uint32Array.from(blocks, ({ text }) => text.segments[0]?.sourceStart ?? 0);
  }

  /** The block that holds a source offset or ends at it; undefined between blocks. */
  blockAt(offset: number): TextBlock | undefined {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    const block = this.#blocks[low - 1];
    const last = block?.text.segments.at(-1);
    return last && offset <= last.sourceStart + last.sourceLength ? block : undefined;
  }
}
