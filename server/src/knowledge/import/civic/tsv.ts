/** One row of a table with a header, and where it stands. */
export interface TableRow {
  /** 1-based, the header being line 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** Lines with more or fewer cells than the header, 1-based. */
  readonly malformed: readonly number[];
}

/**
 * Reads tab-separated text as CIViC's releases write it: a header, one record a line, no escapes; a cell that is quoted as
 * a whole is unquoted. A byte order mark and line ends of either kind are taken off, empty lines passed over.
 */
export function readTable(text: string): Table {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const columns = (lines[0] ?? '').split('\t').map((each) => each.trim());
  const rows: TableRow[] = [];
  const malformed: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const cells = line.split('\t');
    // Trailing empty cells may be left off.
    if (cells.length > columns.length || cells.length < columns.length / 2) {
      malformed.push(index + 1);
      continue;
    }
    rows.push({
      line: index + 1,
      cells: Object.fromEntries(columns.map((name, i) => [name, unquoted((cells[i] ?? '').trim())])),
    });
  }
  return { columns, rows, malformed };
}

function unquoted(cell: string): string {
  if (cell.length < 2 || !cell.startsWith('"') || !cell.endsWith('"')) return cell;
  const inside = cell.slice(1, -1).replaceAll('""', '\u0000');
  return inside.includes('"') ? cell : inside.replaceAll('\u0000', '"');
}
