import { join } from 'node:path';
import { compileKnowledgeFolder } from '../../server/src/hosts/build/compileKnowledgeFolder.ts';
import { createKnowledgeIndex, type KnowledgeIndex } from '../../server/src/knowledge/index.ts';

let index: KnowledgeIndex | undefined;

/** The knowledge base under `data/`, compiled once per test process. @throws Error if it does not compile */
export function bundledKnowledge(): KnowledgeIndex {
  if (index) return index;
  const { artefact, problems } = compileKnowledgeFolder(join(process.cwd(), 'data'));
  if (!artefact)
    throw new Error(
      `data/ does not compile: ${problems
        .filter(({ severity }) => severity === 'error')
        .slice(0, 3)
        .map(({ path, message }) => `${path}: ${message}`)
        .join('; ')}`,
    );
  index = createKnowledgeIndex(artefact);
  return index;
}
