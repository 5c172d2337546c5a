/** The same sources give the same artefact, byte for byte, on every machine. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readKnowledgeFolder } from '../../../server/src/hosts/build/compileKnowledgeFolder.ts';
import {
  compileKnowledge,
  type KnowledgeFile,
  serialiseArtefact,
} from '../../../server/src/knowledge/index.ts';

function artefactOf(files: readonly KnowledgeFile[]): string {
  const { artefact, problems } = compileKnowledge(files);
  assert.ok(artefact, problems.map(({ message }) => message).join('\n'));
  return serialiseArtefact(artefact);
}

/** What depends on the language of the machine. Each throws while the tests below run. */
const LOCAL = ['localeCompare', 'toLocaleLowerCase', 'toLocaleUpperCase'] as const;

describe('the artefact of the bundled sources', () => {
  const files = readKnowledgeFolder('data');
  const text = artefactOf(files);
  const rewritten = (change: (text: string) => string): readonly KnowledgeFile[] =>
    files.map((file) => ({ ...file, text: change(file.text) }));
  const kept = LOCAL.map((name) => [name, String.prototype[name]] as const);
  before(() => {
    for (const name of LOCAL) {
      Object.defineProperty(String.prototype, name, {
        configurable: true,
        value: () => assert.fail(`${name} was called`),
      });
    }
  });
  after(() => {
    for (const [name, value] of kept)
      Object.defineProperty(String.prototype, name, { configurable: true, value });
  });

  it('does not depend on the order in which a file system lists files', () => {
    // Every other file first: neither sorted nor reversed.
    const shuffled = [
      ...files.filter((_, i) => i % 2 === 1),
      ...files.filter((_, i) => i % 2 === 0).reverse(),
    ];
    assert.equal(artefactOf(shuffled), text);
  });

  it('does not depend on line ends or a byte order mark', () => {
    assert.equal(artefactOf(rewritten((each) => each.replaceAll('\n', '\r\n'))), text);
    assert.equal(artefactOf(rewritten((each) => `\ufeff${each}`)), text);
  });

  it('does not depend on the time zone', () => {
    const zone = process.env.TZ;
    try {
      for (const each of ['Pacific/Apia', 'America/Los_Angeles']) {
        process.env.TZ = each;
        assert.equal(artefactOf(files), text);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});
