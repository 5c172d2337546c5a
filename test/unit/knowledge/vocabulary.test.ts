import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileKnowledgeFolder } from '../../../server/src/hosts/build/compileKnowledgeFolder.ts';
import {
  applyOverlay,
  compileKnowledge,
  createKnowledgeIndex,
  loadArtefact,
  serialiseArtefact,
} from '../../../server/src/knowledge/index.ts';
import type { KnowledgeIndex } from '../../../server/src/knowledge/knowledgeIndex.ts';
import { createRecogniser } from '../../../server/src/recognise/index.ts';
import { soundFiles } from './fixtures.ts';

const NAMES = `
- { id: deltatinib, kind: drug, name: deltatinib, brands: [Deltara], codeNames: [DE-404], classes: [alk-inhibitor], reviewed: 2026-01-01, sources: [paper] }
- { id: beta-blocker-class, kind: class, name: BETA inhibitor, gene: BETA1, parents: [tki], reviewed: 2026-01-01, sources: [paper] }
- { id: BETA1, kind: gene, name: BETA1, synonyms: [{ text: beta one kinase }], codes: { hgnc: "HGNC:1" }, fusionPartners: [ALK], reviewed: 2026-01-01, sources: [paper] }
- { id: BETA, kind: gene, name: BETA, members: [BETA1], reviewed: 2026-01-01, sources: [paper] }
- { id: lung-blastoma, kind: disease, name: lung blastoma, parents: [lung-cancer], reviewed: 2026-01-01, sources: [paper] }
- { id: tiny-lung-blastoma, kind: disease, name: tiny lung blastoma, parents: [lung-blastoma], reviewed: 2026-01-01, sources: [paper] }
`;

function compiled(names: string) {
  return compileKnowledge(soundFiles({ 'vocabulary/names.yaml': names }));
}

function indexWith(names: string): KnowledgeIndex {
  const { artefact, problems } = compiled(names);
  assert.ok(artefact, problems.map(({ message }) => message).join('\n'));
  return createKnowledgeIndex(loadArtefact(serialiseArtefact(artefact)));
}

describe('names without further knowledge', () => {
  const index = indexWith(NAMES);

  it('are found by all their names, in the roles a record would give them', () => {
    const roles = (name: string) => index.surfaces().find(({ text }) => text === name)?.role;
    assert.deepEqual(index.resolveName('deltara'), [{ kind: 'drug', id: 'deltatinib' }]);
    assert.deepEqual(index.resolveName('de404'), [{ kind: 'drug', id: 'deltatinib' }]);
    assert.equal(roles('deltatinib'), 'inn');
    assert.equal(roles('Deltara'), 'brand');
    assert.equal(roles('DE-404'), 'code-name');
    assert.equal(index.surfaces().find(({ text }) => text === 'BETA1')?.match, 'exact');
    assert.equal(index.nameOf({ kind: 'disease', id: 'tiny-lung-blastoma' }), 'tiny lung blastoma');
  });

  it('are no records', () => {
    assert.equal(index.drug('deltatinib'), undefined);
    assert.equal(index.gene('BETA1'), undefined);
    assert.equal(index.disease('lung-blastoma'), undefined);
    assert.equal(index.drugClass('beta-blocker-class'), undefined);
    assert.equal(index.name('deltatinib')?.kind, 'drug');
    assert.equal(index.name('alphatinib'), undefined);
    assert.equal(index.vocabulary().length, 6);
    assert.deepEqual(index.approvalsOf('deltatinib'), []);
    assert.deepEqual(index.successorsOf('deltatinib'), []);
  });

  it('take part in the hierarchies', () => {
    assert.ok(index.isDisease('tiny-lung-blastoma', 'lung-cancer'));
    assert.ok(!index.isDisease('tiny-lung-blastoma', 'nsclc'));
    assert.deepEqual(index.diseaseAncestors('tiny-lung-blastoma'), ['lung-blastoma', 'lung-cancer']);
    assert.ok(index.diseaseDescendants('lung-cancer').includes('tiny-lung-blastoma'));
    assert.ok(index.isTreatment('deltatinib', 'tki'));
    assert.ok(index.isTreatment('beta-blocker-class', 'tki'));
    assert.deepEqual(index.classesOf('deltatinib'), ['alk-inhibitor', 'tki']);
    assert.ok(index.drugsInClass('alk-inhibitor').every(({ id }) => id !== 'deltatinib'));
  });

  it('are recognised with the fusions and classes they bring', () => {
    const recogniser = createRecogniser(index.surfaces(), index.relations());
    const found = recogniser
      .recognise('DE-404 in ALK-BETA1 lung blastoma after BETA1 inhibitors.')
      .map(({ kind, surface }) => `${kind} ${surface}`);
    assert.deepEqual(found, [
      'drug DE-404',
      'biomarker ALK-BETA1',
      'disease lung blastoma',
      'drug-class BETA1 inhibitors',
    ]);
  });
});

describe('faults in names', () => {
  const codes = (names: string): readonly string[] => compiled(names).problems.map(({ code }) => code);
  const drug = 'kind: drug, reviewed: 2026-01-01, sources: [paper]';

  it('a parent or class that does not exist', () => {
    assert.deepEqual(codes(`- { id: x-drug, name: x drug, classes: [nowhere], ${drug} }`), [
      'kb.dangling-reference',
    ]);
  });

  it('a name another entity has already', () => {
    assert.deepEqual(codes(`- { id: x-drug, name: Alfara, ${drug} }`), ['kb.synonym-collision']);
  });

  it('a field that belongs to another kind', () => {
    assert.deepEqual(codes(`- { id: x-drug, name: x drug, parents: [tki], ${drug} }`), [
      'kb.wrong-field',
      'kb.dangling-reference',
    ]);
  });

  it('a gene whose id is not its symbol', () => {
    assert.deepEqual(
      codes('- { id: BETA2, kind: gene, name: BETA3, reviewed: 2026-01-01, sources: [paper] }'),
      ['kb.notation-mismatch'],
    );
  });

  it('a disease that is broader than itself', () => {
    const disease = 'kind: disease, reviewed: 2026-01-01, sources: [paper]';
    const circle = `
- { id: one, name: one tumour, parents: [two], ${disease} }
- { id: two, name: two tumour, parents: [one], ${disease} }
`;
    assert.ok(codes(circle).includes('kb.cycle'));
  });

  it('a full record of the same thing', () => {
    assert.deepEqual(codes(`- { id: alphatinib, name: alphatinib, ${drug} }`), ['kb.repeated-fact']);
  });
});

describe('names and overlays', () => {
  const { artefact } = compiled(NAMES);
  assert.ok(artefact);
  const overlaid = (text: string) =>
    applyOverlay(artefact, [{ path: 'house.yaml', text: `kind: overlay\nname: house\n${text}` }]);

  it('a full record takes the place of a name', () => {
    const { records, problems } = overlaid(
      'add:\n  diseases:\n    - { id: lung-blastoma, reviewed: 2026-01-01, name: lung blastoma, synonyms: [], codes: {}, parents: [lung-cancer], sources: [paper] }\n',
    );
    assert.deepEqual(problems, []);
    const index = createKnowledgeIndex({ identity: artefact.identity, records });
    assert.equal(index.disease('lung-blastoma')?.name, 'lung blastoma');
    assert.equal(index.name('lung-blastoma'), undefined);
  });

  it('a name gets further names, and house rules may speak of it', () => {
    const { records, houseRules, problems } = overlaid(
      'synonyms:\n  - { entity: drug/deltatinib, text: delta-t }\nhouseRules:\n  - { id: no-delta, treatments: [deltatinib], disease: lung-blastoma, stance: avoid, message: Not here. }\n',
    );
    assert.deepEqual(problems, []);
    assert.equal(houseRules.length, 1);
    const index = createKnowledgeIndex({ identity: artefact.identity, records });
    assert.deepEqual(index.resolveName('delta-t'), [{ kind: 'drug', id: 'deltatinib' }]);
  });
});

describe('the vocabulary of the product', () => {
  const { artefact } = compileKnowledgeFolder('data');
  assert.ok(artefact);
  const index = createKnowledgeIndex(artefact);
  const recogniser = createRecogniser(index.surfaces(), index.relations());
  const mentions = (text: string) =>
    recogniser.recognise(text).map((mention) => {
      const id = 'gene' in mention ? mention.gene : 'id' in mention ? mention.id : '';
      return `${mention.kind} ${id} ${mention.surface}`;
    });

  it('holds no name of one or two characters, and no number', () => {
    const short = index
      .vocabulary()
      .flatMap(({ name, synonyms = [], brands = [], codeNames = [] }) => [
        name,
        ...synonyms.map(({ text }) => text),
        ...brands,
        ...codeNames,
      ])
      .filter(
        (text) =>
          text !== 'AR' && text !== 'FH' && (text.length <= 2 || !/\p{L}{2}|\p{L}-?\d|\d\p{L}/u.test(text)),
      );
    assert.deepEqual([...new Set(short)], ['7+3']);
  });

  it('leads every disease to a root, and every drug of a class to it', () => {
    for (const record of index.vocabulary()) {
      for (const parent of record.parents ?? []) {
        if (record.kind === 'disease') assert.ok(index.isDisease(record.id, parent), record.id);
      }
      for (const each of record.classes ?? []) assert.ok(index.isTreatment(record.id, each), record.id);
    }
    assert.ok(index.isDisease('uveal-melanoma', 'solid-tumor'));
    assert.ok(index.isDisease('acute-promyelocytic-leukaemia', 'acute-myeloid-leukaemia'));
    assert.ok(index.isTreatment('gefitinib', 'egfr-inhibitor'));
  });

  it('reads drugs, fusions, classes and tumours beyond the full records', () => {
    assert.deepEqual(mentions('Imatinib is effective in BCR::ABL1-positive chronic myeloid leukaemia.'), [
      'drug imatinib Imatinib',
      'biomarker ABL1 BCR::ABL1-positive',
      'disease chronic-myeloid-leukaemia chronic myeloid leukaemia',
    ]);
    assert.deepEqual(mentions('PARP inhibitors in BRCA2-mutated HGSOC'), [
      'drug-class parp-inhibitor PARP inhibitors',
      'biomarker BRCA2 BRCA2-mutated',
      'disease high-grade-serous-ovarian-carcinoma HGSOC',
    ]);
    assert.deepEqual(mentions('Gleevec for c-KIT mutant GIST'), [
      'drug imatinib Gleevec',
      'biomarker KIT c-KIT mutant',
      'disease gastrointestinal-stromal-tumour GIST',
    ]);
  });

  it('reads no symbol out of ordinary words', () => {
    assert.deepEqual(
      mentions('We set the kit to rest; it was a max of all we met, and he can cite a cat at the clock.'),
      [],
    );
  });
});
