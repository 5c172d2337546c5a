import type { TextBlock } from '../document/types.ts';

/** Heads of the column in which a table of doses says how often they are given. */
const FREQUENCY_COLUMN =
  /^\W*(?:(?:dos(?:e|ing|age)|administration)\s+)?(?:frequency|schedule|interval|how often|times (?:per|a) day)\W*$/i;

/** A wider table than this is no table of treatments; the limit keeps reading linear in the text. */
const MAX_CELLS = 12;

/** True for a cell whose column is headed as the frequency of doses. */
export function isFrequencyCell({ context }: TextBlock): boolean {
  return FREQUENCY_COLUMN.test(context.columnHeader?.text.text ?? '');
}

/** The cells between a table cell and the first of its row, nearest first. */
export function cellsBefore(block: TextBlock): readonly TextBlock[] {
  const cells: TextBlock[] = [];
  let cell = block.context.previousCell;
  while (cell && cell !== block.context.rowHeader && cells.length < MAX_CELLS) {
    cells.push(cell);
    cell = cell.context.previousCell;
  }
  return cells;
}

/** The rows of a document's tables, read from left to right. */
export class TableRows {
  readonly #blocks: readonly TextBlock[];
  #next: ReadonlyMap<TextBlock, TextBlock> | undefined;

  constructor(blocks: readonly TextBlock[]) {
    this.#blocks = blocks;
  }

  /** The cells to the right of a cell in its row, nearest first; none for other blocks. */
  after(block: TextBlock): readonly TextBlock[] {
    if (block.role !== 'table-cell') return [];
    this.#next ??= new Map(
      this.#blocks.flatMap((each) =>
        each.context.previousCell ? [[each.context.previousCell, each] as const] : [],
      ),
    );
    const cells: TextBlock[] = [];
    let cell = this.#next.get(block);
    while (cell && cells.length < MAX_CELLS) {
      cells.push(cell);
      cell = this.#next.get(cell);
    }
    return cells;
  }
}
