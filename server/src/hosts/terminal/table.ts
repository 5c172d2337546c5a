import { displayWidth } from './displayWidth.ts';
import type { Paint } from './paint.ts';
import { wrapText } from './wrap.ts';

/** Columns between two cells. */
const GAP = '  ';

/**
 * A table with a line of headings. Cells are wrapped where the table would be wider than `width`: the widest columns give
 * way first.
 */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
  paint: Paint,
): string {
  const widths = columnWidths([headings, ...rows], width - GAP.length * (headings.length - 1));
  const head = rowLines(headings, widths).map((line) => paint('bold', line));
  return [...head, ...rows.flatMap((row) => rowLines(row, widths))].map((line) => `${line}\n`).join('');
}

function columnWidths(rows: readonly (readonly string[])[], room: number): readonly number[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  for (let total = sum(widths); total > room; total = sum(widths)) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest]! <= 8) break;
    widths[widest]!--;
  }
  return widths;
}

function rowLines(row: readonly string[], widths: readonly number[]): readonly string[] {
  const cells = widths.map((width, column) => wrapText(row[column] ?? '', width));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, column) => pad(lines[line] ?? '', widths[column]!))
      .join(GAP)
      .trimEnd(),
  );
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
