import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatProblems } from '../../../server/src/hosts/build/buildKnowledge.ts';
import { compileKnowledgeFolder } from '../../../server/src/hosts/build/compileKnowledgeFolder.ts';
import {
  createKnowledgeIndex,
  loadArtefact,
  serialiseArtefact,
} from '../../../server/src/knowledge/index.ts';

describe('the knowledge base of the product', () => {
  const { artefact, problems } = compileKnowledgeFolder('data');

  it('compiles without errors', () => {
    const errors = problems.filter(({ severity }) => severity === 'error');
    assert.deepEqual(formatProblems('data', errors), []);
    assert.ok(artefact);
  });

  it('loads from its own artefact, and every entity is found by every name it has', () => {
    assert.ok(artefact, 'does not compile');
    const index = createKnowledgeIndex(loadArtefact(serialiseArtefact(artefact)));
    assert.ok(index.surfaces().length > 500);
    for (const { text, entity } of index.surfaces()) {
      const found = index.resolveName(text);
      assert.ok(
        found.some(({ kind, id }) => kind === entity.kind && id === entity.id),
        `${text} does not lead to ${entity.kind}/${entity.id}`,
      );
    }
  });
});
