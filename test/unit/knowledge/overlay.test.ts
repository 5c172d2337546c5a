import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyOverlay, compileKnowledge, createKnowledgeIndex } from '../../../server/src/knowledge/index.ts';
import type { OverlayResult } from '../../../server/src/knowledge/overlay/types.ts';
import { soundFiles } from './fixtures.ts';

const base = compileKnowledge(soundFiles()).artefact!;
const overlay = (text: string): OverlayResult =>
  applyOverlay(base, [{ path: '.theralint/kb/house.yaml', text: `kind: overlay\n${text}` }]);
const summary = (result: OverlayResult, text: string): readonly (readonly [string, string])[] =>
  result.problems.map(({ code, span }) => [code, `kind: overlay\n${text}`.slice(span.start, span.end)]);

const NEW_DISEASE =
  'id: mesothelioma, reviewed: 2026-01-01, name: mesothelioma, synonyms: [], codes: {}, parents: [], sources: [paper]';

describe('applyOverlay', () => {
  it('adds records, synonyms and house rules, and withdraws with a reason', () => {
    const result = overlay(`
add:
  diseases: [{ ${NEW_DISEASE} }]
withdraw: [{ record: drug/alphatinib/eu-nsclc, reason: not marketed here }, { record: evidence/alk-sclc, reason: under review }]
synonyms: [{ entity: drug/alphatinib, text: alfa }]
houseRules: [{ id: no-beta, treatments: [betatinib], stance: avoid, message: We do not use betatinib. }]
`);
    assert.deepEqual(result.problems, []);
    const index = createKnowledgeIndex({ ...base, records: result.records });
    assert.equal(index.disease('mesothelioma')?.name, 'mesothelioma');
    assert.deepEqual(
      index.approvalsOf('alphatinib').map(({ id }) => id),
      ['us-nsclc'],
    );
    assert.equal(index.evidence('alk-sclc'), undefined);
    assert.deepEqual(index.resolveName('Alfa'), [{ kind: 'drug', id: 'alphatinib' }]);
    assert.deepEqual(
      result.houseRules.map(({ id }) => id),
      ['no-beta'],
    );
    assert.deepEqual(
      result.withdrawn.map(({ reason }) => reason),
      ['not marketed here', 'under review'],
    );
  });

  it('leaves the base as it was', () => {
    const before = JSON.stringify(base);
    overlay(
      'withdraw: [{ record: drug/alphatinib, reason: x }]\nsynonyms: [{ entity: gene/ALK, text: xyz }]\n',
    );
    assert.equal(JSON.stringify(base), before);
  });

  const broken: readonly (readonly [string, string, readonly (readonly [string, string])[]])[] = [
    ['an unknown field', `ad: {}\n`, [['kb.unknown-field', 'ad']]],
    [
      'a broken record',
      `add:\n  diseases: [{ ${NEW_DISEASE.replace('name: mesothelioma', 'nam: x')} }]\n`,
      [
        ['kb.missing-field', `{ ${NEW_DISEASE.replace('name: mesothelioma', 'nam: x')} }`],
        ['kb.unknown-field', 'nam'],
      ],
    ],
    [
      'a record the base has',
      'add:\n  diseases: [{ id: nsclc, reviewed: 2026-01-01, name: other, synonyms: [], codes: {}, parents: [], sources: [paper] }]\n',
      [['kb.overlay-conflict', 'nsclc']],
    ],
    [
      'a dangling reference',
      `add:\n  diseases: [{ ${NEW_DISEASE.replace('parents: []', 'parents: [pleura]')} }]\n`,
      [['kb.dangling-reference', 'pleura']],
    ],
    [
      'a name the base gives to another',
      `add:\n  diseases: [{ ${NEW_DISEASE.replace('name: mesothelioma', 'name: NSCLC')} }]\n`,
      [['kb.synonym-collision', 'NSCLC']],
    ],
    [
      'a synonym the base gives to another',
      'synonyms: [{ entity: drug/alphatinib, text: betatinib }]\n',
      [['kb.synonym-collision', 'betatinib']],
    ],
    [
      'a synonym of nothing',
      'synonyms: [{ entity: drug/alphatnib, text: alfa }]\n',
      [['kb.dangling-reference', 'alfa']],
    ],
    [
      'a withdrawal of nothing',
      'withdraw: [{ record: drug/alphatnib, reason: x }]\n',
      [['kb.dangling-reference', 'drug/alphatnib']],
    ],
    [
      'a house rule about nothing',
      'houseRules: [{ id: r, treatments: [deltatinib], stance: avoid, message: x }]\n',
      [['kb.dangling-reference', 'r']],
    ],
    [
      'a withdrawal without a reason',
      'withdraw: [{ record: drug/alphatinib }]\n',
      [['kb.missing-field', '{ record: drug/alphatinib }']],
    ],
    ['unreadable YAML', 'add: [\n', [['kb.unreadable', '']]],
  ];
  for (const [what, text, expected] of broken) {
    it(`reports ${what} in its place and keeps the base`, () => {
      const result = overlay(text);
      assert.deepEqual(summary(result, text), expected, JSON.stringify(result.problems, null, 1));
      assert.deepEqual(result.records, base.records);
      assert.ok(result.problems.every(({ path }) => path === '.theralint/kb/house.yaml'));
    });
  }

  it('a broken entry does not take the sound ones with it', () => {
    const result = overlay(`
add:
  diseases: [{ ${NEW_DISEASE} }, { id: other }]
houseRules: [{ id: no-beta, treatments: [betatinib], stance: never, message: x }, { id: no-gamma, treatments: [gammatinib], stance: avoid, message: x }]
`);
    assert.ok(result.records.diseases.some(({ id }) => id === 'mesothelioma'));
    assert.deepEqual(
      result.houseRules.map(({ id }) => id),
      ['no-gamma'],
    );
    assert.ok(result.problems.length >= 2);
  });

  it('a cycle in the hierarchy is spelled out and left out', () => {
    const record = (id: string, parent: string): string =>
      `{ id: ${id}, reviewed: 2026-01-01, name: ${id}, synonyms: [], codes: {}, parents: [${parent}], sources: [paper] }`;
    const result = overlay(`add:\n  diseases: [${record('one', 'two')}, ${record('two', 'one')}]\n`);
    assert.match(result.problems.find(({ code }) => code === 'kb.cycle')!.message, /one → two → one/);
    const index = createKnowledgeIndex({ ...base, records: result.records });
    assert.ok(!(index.isDisease('one', 'two') && index.isDisease('two', 'one')));
  });

  it('a withdrawn record may be defined anew', () => {
    const result = overlay(`
withdraw: [{ record: disease/imt, reason: ours is better }]
add:
  diseases: [{ id: imt, reviewed: 2026-01-01, name: our IMT, synonyms: [], codes: {}, parents: [], sources: [paper] }]
`);
    assert.deepEqual(result.problems, []);
    assert.equal(result.records.diseases.find(({ id }) => id === 'imt')?.name, 'our IMT');
  });

  it('what a withdrawn record was about keeps its names, and is judged no longer', () => {
    const result = overlay(
      'withdraw: [{ record: drug/alphatinib, reason: not supplied }, { record: disease/imt, reason: x }]\n',
    );
    assert.deepEqual(result.problems, []);
    const index = createKnowledgeIndex({ ...base, ...result });
    for (const name of ['alphatinib', 'Alfara', 'AL-101']) {
      assert.deepEqual(index.resolveName(name), [{ kind: 'drug', id: 'alphatinib' }], name);
    }
    assert.equal(index.drug('alphatinib'), undefined);
    assert.deepEqual(index.approvalsOf('alphatinib'), []);
    assert.ok(index.isDrugInClass('alphatinib', 'alk-inhibitor'));
    assert.deepEqual(index.resolveName('inflammatory myofibroblastic tumour'), [
      { kind: 'disease', id: 'imt' },
    ]);
    assert.deepEqual(
      index.withdrawn.map(({ record, reason }) => [record, reason]),
      [
        ['drug/alphatinib', 'not supplied'],
        ['disease/imt', 'x'],
      ],
    );
  });

  it('two overlays that define one record: the second is refused, pointing at the first', () => {
    const text = `kind: overlay\nadd:\n  diseases: [{ ${NEW_DISEASE} }]\n`;
    const result = applyOverlay(base, [
      { path: 'b.yaml', text },
      { path: 'a.yaml', text },
    ]);
    assert.deepEqual(
      result.problems.map(({ code, path, related }) => [code, path, related?.[0]?.path]),
      [['kb.duplicate-id', 'b.yaml', 'a.yaml']],
    );
  });

  it('a file that is no overlay is said to be none', () => {
    const result = applyOverlay(base, [{ path: 'x.yaml', text: 'title: A protocol\n' }]);
    assert.ok(
      result.problems.some(({ code, message }) => code === 'kb.missing-field' && message.includes('"kind"')),
    );
    assert.deepEqual(result.records, base.records);
  });

  it('a name may be shared where the overlay says why', () => {
    const shared = `
synonyms: [{ entity: drug/alphatinib, text: betatinib }]
collisions: [{ surface: betatinib, entities: [drug/alphatinib, drug/betatinib], policy: ambiguous, reason: both are called so here }]
`;
    const result = overlay(shared);
    assert.deepEqual(summary(result, shared), []);
    const index = createKnowledgeIndex(result);
    assert.equal(index.resolveName('betatinib').length, 2);
  });

  it('names its files with a hash that does not depend on line ends', () => {
    const text = 'kind: overlay\nname: House\nversion: "1"\n';
    const [unix, windows] = [text, text.replaceAll('\n', '\r\n')].map(
      (each) => applyOverlay(base, [{ path: 'x/.theralint/kb/a.yaml', text: each }]).identity,
    );
    assert.deepEqual(unix, windows);
    assert.deepEqual(
      unix!.overlays?.map(({ file, name, version }) => [file, name, version]),
      [['a.yaml', 'House', '1']],
    );
    assert.equal(unix!.sha256, base.identity.sha256);
  });

  it('accepts a variant that no gene lists if it is well formed, and no other', () => {
    const evidence = (variant: string): string => `
add:
  evidence:
    - { id: e, reviewed: 2026-01-01, treatments: [alphatinib], biomarkers: [{ gene: ALK, alteration: mutation, variant: ${variant} }], effect: response, level: { scheme: CIViC, level: B }, design: unspecified, statement: s, sources: [paper], asOf: 2026-01-01 }
`;
    assert.deepEqual(overlay(evidence('K9999R')).problems, []);
    assert.deepEqual(
      overlay(evidence('K9999')).problems.map(({ code }) => code),
      ['kb.dangling-reference'],
    );
  });

  it('reads a large file that is JSON as it reads YAML, and still finds places in it', () => {
    const record = (id: string, name: string): string =>
      JSON.stringify({
        id,
        reviewed: '2026-01-01',
        name,
        synonyms: [],
        codes: {},
        parents: [],
        sources: ['paper'],
        note: 'n'.repeat(1000),
      });
    const records = Array.from({ length: 300 }, (_, i) => record(`d${i}`, `disease number ${i}`));
    const text = `{"kind":"overlay","add":{"diseases":[\n${[...records, record('nsclc', 'other')].join(',\n')}\n]}}\n`;
    const result = applyOverlay(base, [{ path: 'x.yaml', text }]);
    assert.equal(result.records.diseases.length, base.records.diseases.length + 300);
    assert.deepEqual(
      result.problems.map(({ code, span }) => [code, text.slice(span.start, span.end)]),
      [['kb.overlay-conflict', '"nsclc"']],
    );
  });
});
