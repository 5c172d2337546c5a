import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnowledgeArtefact, NameRecord } from '../../server/src/knowledge/types.ts';
import { SHARED } from '../harness/engine.ts';

const TABLES: readonly { readonly file: string; readonly kind: NameRecord['kind'] }[] = [
  { file: 'drug_synonyms_drugbank.tsv', kind: 'drug' },
  { file: 'gene_synonyms_hgnc.tsv', kind: 'gene' },
  { file: 'disease_synonyms_doid.tsv', kind: 'disease' },
  { file: 'oncotree_flat.tsv', kind: 'disease' },
];

/** Folder with the open vocabularies to measure with; undefined where there is none. */
export function gazetteerFolder(): string | undefined {
  const folder = SHARED && join(SHARED, 'data/gazetteers');
  return folder !== undefined && TABLES.every(({ file }) => existsSync(join(folder, file)))
    ? folder
    : undefined;
}

/** The records with every name of the vocabularies added as names without further knowledge. */
export function withGazetteers(
  records: KnowledgeArtefact['records'],
  folder: string,
): KnowledgeArtefact['records'] {
  const taken = new Set(records.names.map(({ kind, id }) => `${kind}/${id}`));
  const added = TABLES.flatMap(({ file, kind }) => namesIn(join(folder, file), kind)).filter(
    ({ id }) => !taken.has(`x/${id}`),
  );
  return { ...records, names: [...records.names, ...added] };
}

function namesIn(path: string, kind: NameRecord['kind']): readonly NameRecord[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').split('\n');
  const columns = header.split('\t');
  const at = (row: readonly string[], ...names: readonly string[]): string =>
    names.map((name) => row[columns.indexOf(name)]?.trim()).find((each) => each) ?? '';
  const byId = new Map<string, { name: string; synonyms: string[] }>();
  for (const line of lines) {
    const row = line.split('\t');
    const surface = at(row, 'surface');
    const id = at(row, 'id', 'code');
    if (surface === '' || id === '') continue;
    const known = byId.get(id);
    if (known) known.synonyms.push(surface);
    else byId.set(id, { name: surface, synonyms: [] });
  }
  return [...byId].map(([id, { name, synonyms }]) => ({
    id: `${kind}-${id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    kind,
    reviewed: '2026-01-01',
    name,
    // A symbol is a name only in its own letter case, whatever the vocabulary.
    synonyms: synonyms.map((text) => ({ text, match: kind === 'gene' ? 'exact' : 'any' }) as const),
    sources: ['benchmark'],
  }));
}
