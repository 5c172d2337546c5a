import type { EvidenceRecord, NameRecord, SourceRecord } from '../../types.ts';

/** What goes into the file. */
export interface Pack {
  readonly rows: number;
  readonly evidence: readonly EvidenceRecord[];
  readonly sources: readonly SourceRecord[];
  readonly names: readonly NameRecord[];
  readonly rejected: readonly { readonly reason: string }[];
}

/**
 * The overlay as JSON, which is YAML: a machine writes it and reads it back fast. One record a line, so that a new
 * release of CIViC shows in a diff as the records that changed.
 */
export function writePack({ rows, evidence, sources, names, rejected }: Pack, fileName: string): string {
  const version = evidence
    .map(({ reviewed }) => reviewed)
    .sort()
    .at(-1);
  const head = {
    kind: 'overlay',
    name: 'CIViC',
    ...(version === undefined ? {} : { version }),
    description: `Made by theralint kb import civic ${fileName}; not to be edited, but imported again. ${rows} rows, ${evidence.length} evidence records, ${rejected.length} rows left out.`,
  };
  const fields = Object.entries(head).map(([name, value]) => `  "${name}": ${JSON.stringify(value)},\n`);
  const sections = [section('sources', sources), section('names', names), section('evidence', evidence)];
  return `{\n${fields.join('')}  "add": {\n${sections.join(',\n')}\n  }\n}\n`;
}

function section(name: string, records: readonly object[]): string {
  if (records.length === 0) return `    "${name}": []`;
  const lines = records.map((record) => `      ${JSON.stringify(record)}`);
  return `    "${name}": [\n${lines.join(',\n')}\n    ]`;
}
