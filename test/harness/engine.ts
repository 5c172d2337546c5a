import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileKnowledgeFolder } from '../../server/src/hosts/build/compileKnowledgeFolder.ts';
import {
  createKnowledgeIndex,
  type KnowledgeIndex,
  loadArtefact,
  overlayBase,
} from '../../server/src/knowledge/index.ts';
import type { KnowledgeArtefact } from '../../server/src/knowledge/types.ts';
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

/** The knowledge base of `data/` as the test build compiled it, or of the folder THERALINT_DATA names; read once per process. */
export function knowledge(): KnowledgeIndex {
  index ??= createKnowledgeIndex(process.env.THERALINT_DATA ? compiled(process.env.THERALINT_DATA) : built());
  return index;
}

function built(): KnowledgeArtefact {
  const file = join(ROOT, 'out/kb.json');
  return existsSync(file) ? loadArtefact(readFileSync(file, 'utf8'), file) : compiled(join(ROOT, 'data'));
}

function compiled(folder: string): KnowledgeArtefact {
  const { artefact, problems } = compileKnowledgeFolder(folder);
  if (!artefact)
    throw new Error(`${folder} does not compile: ${problems.map((problem) => problem.message).join('\n')}`);
  return artefact;
}

/** The same with an overlay on top. @throws Error for an overlay in which anything is wrong */
export function overlaidKnowledge(overlay: string): KnowledgeIndex {
  const overlaid = overlayBase(knowledge(), [{ path: '.theralint/kb/test.yaml', text: overlay }]);
  if (overlaid.problems.length > 0)
    throw new Error(overlaid.problems.map(({ message }) => message).join('\n'));
  return createKnowledgeIndex(overlaid);
}

/** The recogniser of that knowledge base. */
export function theRecogniser(): Recogniser {
  const base = knowledge();
  recogniser ??= createRecogniser(base.surfaces(), base.relations(), base.lexicon);
  return recogniser;
}
