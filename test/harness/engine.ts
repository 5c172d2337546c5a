import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileKnowledgeFolder } from '../../server/src/hosts/build/compileKnowledgeFolder.ts';
import { createKnowledgeIndex, type KnowledgeIndex } from '../../server/src/knowledge/index.ts';
import { createRecogniser } from '../../server/src/recognise/index.ts';
import type { Recogniser } from '../../server/src/recognise/types.ts';

/** The repository's root folder: the nearest folder above this file with a package.json. */
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder));
}

/** Real data to measure on, where it stands beside the repository or where THERALINT_SHARED says; undefined elsewhere. */
export const SHARED: string | undefined = [process.env.THERALINT_SHARED, resolve(ROOT, '../shared')].find(
  (folder) => folder !== undefined && existsSync(folder),
);

let index: KnowledgeIndex | undefined;
let recogniser: Recogniser | undefined;

/** The knowledge base of `data/`, or of the folder THERALINT_DATA names, compiled once per test process. */
export function knowledge(): KnowledgeIndex {
  if (!index) {
    const folder = process.env.THERALINT_DATA ?? join(ROOT, 'data');
    const { artefact, problems } = compileKnowledgeFolder(folder);
    if (!artefact)
      throw new Error(`${folder} does not compile: ${problems.map((problem) => problem.message).join('\n')}`);
    index = createKnowledgeIndex(artefact);
  }
  return index;
}

/** The recogniser of that knowledge base. */
export function theRecogniser(): Recogniser {
  const base = knowledge();
  recogniser ??= createRecogniser(base.surfaces(), base.records);
  return recogniser;
}
