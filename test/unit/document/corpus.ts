import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from '../../../server/src/document/parse.ts';
import type { ProtocolDocument, TextBlock } from '../../../server/src/document/types.ts';

/** The repository's root: tests are run from there. */
const CORPUS = join(process.cwd(), 'test', 'corpus', 'document');

export function corpusFiles(): string[] {
  return readdirSync(CORPUS)
    .filter((name) => !name.startsWith('.'))
    .map((name) => join(CORPUS, name));
}

/** Real documents of others that may stand beside the repository; undefined where they do not. */
export function realDocuments(): string[] | undefined {
  const root = process.env.THERALINT_SHARED ?? join(process.cwd(), '..', 'shared');
  const folders = [join(root, 'data', 'pdq'), join(root, 'data', 'ctml')].filter((each) => existsSync(each));
  if (folders.length === 0) return undefined;
  return folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
}

export function parseFile(path: string): ProtocolDocument {
  return parseDocument({ uri: path, bytes: readFileSync(path) });
}

export function parseCorpus(name: string): ProtocolDocument {
  return parseFile(join(CORPUS, name));
}

/** The one block with this text. */
export function blockOf(document: ProtocolDocument, text: string): TextBlock {
  const found = document.blocks.filter((block) => block.text.text === text);
  if (found.length !== 1) {
    const all = document.blocks.map((block) => JSON.stringify(block.text.text)).join('\n');
    throw new Error(`${found.length} blocks read ${JSON.stringify(text)} among\n${all}`);
  }
  return found[0]!;
}

/** The source of a block, from its first to its last code unit. */
export function sourceOf(document: ProtocolDocument, block: TextBlock): string {
  const span = block.text.toSource({ start: 0, end: block.text.text.length });
  return document.source.slice(span.start, span.end);
}
