import type { TreeCursor } from '@lezer/common';
import type { BlockContext, DocumentNode, TextBlock } from '../types.ts';
import { readInline } from './inline.ts';
import type { MarkdownReader } from './readMarkdown.ts';

/** Reads a pipe table: each cell is a block that knows the header of its column, the first cell of its row and the cell before it. */
export function readTable(cursor: TreeCursor, context: BlockContext, reader: MarkdownReader): DocumentNode {
  const span = reader.place({ start: cursor.from, end: cursor.to });
  const rows: DocumentNode[] = [];
  const headers: (TextBlock | undefined)[] = [];
  if (cursor.firstChild()) {
    do {
      if (cursor.name === 'TableHeader' || cursor.name === 'TableRow')
        rows.push(readRow(cursor, context, headers, reader));
    } while (cursor.nextSibling());
    cursor.parent();
  }
  return { kind: 'table', span, children: rows };
}

function readRow(
  cursor: TreeCursor,
  context: BlockContext,
  headers: (TextBlock | undefined)[],
  reader: MarkdownReader,
): DocumentNode {
  const isHeader = cursor.name === 'TableHeader';
  const { from, to } = cursor;
  const span = reader.place({ start: from, end: to });
  const cells: DocumentNode[] = [];
  let column = 0;
  let rowHeader: TextBlock | undefined;
  let previousCell: TextBlock | undefined;
  if (cursor.firstChild()) {
    do {
      if (cursor.name === 'TableDelimiter') {
        // An empty cell has no node, only the delimiters on both sides of it.
        if (cursor.from > from) column++;
        continue;
      }
      if (cursor.name !== 'TableCell') continue;
      const content = readInline(cursor, cursor.from, cursor.to, reader);
      const place = reader.place({ start: cursor.from, end: cursor.to });
      const cell: DocumentNode = { kind: 'table-cell', span: place, children: content.nodes };
      cells.push(cell);
      const columnHeader = isHeader ? undefined : headers[column];
      const block = reader.addBlock(
        'table-cell',
        content.text,
        cell,
        { ...context, columnHeader, rowHeader, ...(previousCell && !isHeader ? { previousCell } : {}) },
        content.marks,
      );
      if (isHeader) headers[column] = block;
      else if (column === 0) rowHeader = block;
      previousCell = block;
    } while (cursor.nextSibling());
    cursor.parent();
  }
  return { kind: 'table-row', span, children: cells };
}
