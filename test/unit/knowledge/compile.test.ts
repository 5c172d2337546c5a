import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalJson } from '../../../server/src/knowledge/canonical.ts';
import {
  compileKnowledge,
  createKnowledgeIndex,
  KnowledgeError,
  loadArtefact,
  serialiseArtefact,
} from '../../../server/src/knowledge/index.ts';
import type { KnowledgeArtefact } from '../../../server/src/knowledge/types.ts';
import { knowledge } from '../../harness/engine.ts';
import { edited, soundFiles } from './fixtures.ts';

function compiled(files = soundFiles()): KnowledgeArtefact {
  const { artefact, problems } = compileKnowledge(files);
  assert.deepEqual(problems, []);
  assert.ok(artefact);
  return artefact;
}

describe('compileKnowledge', () => {
  it('gives the same bytes whatever the order of files, keys and records', () => {
    const text = serialiseArtefact(compiled());
    assert.equal(serialiseArtefact(compiled(soundFiles().reverse())), text);
    const reordered = soundFiles(
      edited(
        'kb.yaml',
        'id: test-kb\nversion: 2026.1.0\nasOf: 2026-06-30\n',
        'asOf: 2026-06-30\nversion: 2026.1.0\nid: test-kb\n',
      ),
    );
    assert.equal(serialiseArtefact(compiled(reordered)), text);
  });

  it('gives another hash for another fact', () => {
    const changed = compiled(soundFiles(edited('trials/first.yaml', 'value: 10.9', 'value: 10.8')));
    assert.notEqual(changed.identity.sha256, compiled().identity.sha256);
  });

  it('keeps what the base says of its coverage among the records, so that the hash covers it', () => {
    const said = (regions: string): KnowledgeArtefact =>
      compiled(
        soundFiles(
          edited('kb.yaml', 'asOf: 2026-06-30\n', `asOf: 2026-06-30\ncompleteApprovals: ${regions}\n`),
        ),
      );
    const { identity, records } = said('[US, EU]');
    assert.deepEqual(records.completeApprovals, ['EU', 'US']);
    assert.notEqual(identity.sha256, said('[US]').identity.sha256);
    assert.notEqual(identity.sha256, compiled().identity.sha256);
    assert.ok(!('completeApprovals' in identity));
    const index = createKnowledgeIndex(said('[US]'));
    assert.equal(index.recordsAllApprovals('US'), true);
    assert.equal(index.recordsAllApprovals('EU'), false);
    assert.equal(createKnowledgeIndex(compiled()).recordsAllApprovals('US'), false);
  });

  it('knows further regions of single drugs', () => {
    const index = knowledge();
    assert.equal(index.recordsAllApprovals('EU', 'alectinib'), true);
    assert.equal(index.recordsAllApprovals('JP', 'alectinib'), false);
    assert.equal(index.recordsAllApprovals('EU', 'serplulimab'), false);
    assert.equal(index.recordsAllApprovals('US', 'serplulimab'), true, 'a region of the whole base');
  });

  it('sorts records by id and takes the identity from kb.yaml', () => {
    const { identity, records } = compiled();
    assert.deepEqual(
      records.diseases.map(({ id }) => id),
      ['es-sclc', 'imt', 'luad', 'lung-cancer', 'nsclc', 'sclc'],
    );
    assert.match(identity.sha256, /^[0-9a-f]{64}$/);
    assert.deepEqual(
      { ...identity, sha256: '' },
      { id: 'test-kb', version: '2026.1.0', asOf: '2026-06-30', sha256: '' },
    );
  });

  it('gives no artefact without kb.yaml, or with any error', () => {
    const without = compileKnowledge(soundFiles({ 'kb.yaml': undefined }));
    assert.equal(without.artefact, undefined);
    assert.deepEqual(
      without.problems.map(({ code }) => code),
      ['kb.missing-identity'],
    );
    const broken = compileKnowledge(soundFiles({ 'terms/all.yaml': '- id: [' }));
    assert.equal(broken.artefact, undefined);
  });

  it('canonical JSON has no way to hide a value that JSON cannot say', () => {
    assert.equal(canonicalJson({ b: [1, undefined], a: undefined, c: 'é"' }), '{"b":[1,null],"c":"é\\""}');
    assert.throws(() => canonicalJson({ a: Number.NaN }), TypeError);
  });
});

describe('loadArtefact', () => {
  const text = serialiseArtefact(compiled());
  const failure = (damaged: string): KnowledgeError => {
    try {
      loadArtefact(damaged, 'kb.json');
    } catch (error) {
      assert.ok(error instanceof KnowledgeError, String(error));
      return error;
    }
    throw new assert.AssertionError({ message: 'loaded a damaged artefact' });
  };

  it('reads back what was written', () => assert.deepEqual(loadArtefact(text), compiled()));

  const cases: readonly (readonly [string, string, string, RegExp])[] = [
    ['an empty file', '', 'kb.artefact-damaged', /kb\.json cannot be used: it is empty/],
    ['half a file', text.slice(0, text.length / 2), 'kb.artefact-damaged', /not JSON/],
    ['another JSON file', '{"name":"x"}', 'kb.artefact-damaged', /does not say that it is/],
    ['a JSON array', '[]', 'kb.artefact-damaged', /not a JSON object/],
    [
      'records missing',
      '{"formatVersion":1,"identity":{"id":"a","version":"1","asOf":"2026","sha256":"x"}}',
      'kb.artefact-damaged',
      /records are missing/,
    ],
    [
      'identity incomplete',
      '{"formatVersion":1,"identity":{"id":"a"},"records":{}}',
      'kb.artefact-damaged',
      /no version/,
    ],
    [
      'a newer format',
      text.replace('"formatVersion":1', '"formatVersion":2'),
      'kb.artefact-newer',
      /format version 2.*Update/,
    ],
    [
      'a changed figure',
      text.replace('10.9', '19.9'),
      'kb.artefact-hash-mismatch',
      /changed after it was built/,
    ],
  ];
  for (const [what, damaged, code, message] of cases) {
    it(`says what is wrong with ${what}`, () => {
      const error = failure(damaged);
      assert.equal(error.code, code);
      assert.match(error.message, message);
    });
  }
});
