import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HarmMention, TestMention } from '../../../server/src/recognise/types.ts';
import { theRecogniser } from '../../harness/engine.ts';
import { find, only, recogniser, surfaces } from './fixtures.ts';

describe('names', () => {
  it('finds drugs by INN, brand and code name and tells which was used', () => {
    assert.deepEqual(
      find('drug', 'Crizotinib (Xalkori®, formerly PF-02341066) and PF02341066').map(({ id, role }) => [
        id,
        role,
      ]),
      [
        ['crizotinib', 'inn'],
        ['crizotinib', 'brand'],
        ['crizotinib', 'code-name'],
        ['crizotinib', 'code-name'],
      ],
    );
  });

  it('prefers the longest name', () => {
    assert.deepEqual(surfaces('disease', 'non-small cell lung cancer and small cell lung cancer'), [
      'non-small cell lung cancer',
      'small cell lung cancer',
    ]);
  });

  it('reads British and American spelling and every sort of hyphen and space', () => {
    assert.equal(only('disease', 'an inflammatory myofibroblastic tumor').id, 'imt');
    assert.equal(only('disease', 'non\u2011small\u00a0cell lung cancer').id, 'nsclc');
    assert.equal(only('disease', 'Acute Lymphoblastic Leukemias').id, 'b-all');
    assert.equal(only('gene', 'the HER-2 gene').gene, 'ERBB2');
  });

  it('finds names in scripts without spaces', () => {
    assert.equal(only('drug', '推荐克唑替尼治疗').surface, '克唑替尼');
  });

  it('knows the full name of a gene from the tumour in it', () => {
    const of = (text: string) =>
      theRecogniser()
        .recognise(text)
        .map(({ kind }) => kind);
    assert.deepEqual(of('the Kirsten rat sarcoma viral oncogene homolog'), ['gene']);
    assert.ok(!of('the feline sarcoma oncogene and the retinoblastoma gene').includes('disease'));
    assert.deepEqual(of('a sarcoma of the thigh'), ['disease']);
    assert.deepEqual(of('a melanoma 12 weeks later'), ['disease', 'quantity']);
  });

  it('knows a gene from a verb by its capitals', () => {
    assert.deepEqual(find('gene', 'Patients met the criteria. Met in 2017.'), []);
    assert.equal(only('gene', 'MET was sequenced').gene, 'MET');
  });

  it('asks for context where a whole heading is in capitals', () => {
    assert.deepEqual(find('gene', 'PATIENTS WHO MET THE CRITERIA'), []);
    assert.equal(only('biomarker', 'MET EXON 14 SKIPPING IN LUNG CANCER').gene, 'MET');
  });

  it('takes names that need context only beside another name of the field', () => {
    assert.deepEqual(find('gene', 'Reactive oxygen species (ROS) rose.'), []);
    assert.equal(find('gene', 'ROS and ALK were tested.').length, 2);
    assert.deepEqual(find('disease', 'ALL patients were seen.'), []);
    assert.equal(only('disease', 'Crizotinib was tried in ALL.').id, 'b-all');
  });

  it('marks names the field has given up', () => {
    assert.equal(only('gene', 'the c-MET gene').legacyName, true);
    assert.equal(only('gene', 'the MET gene').legacyName, false);
    assert.equal(only('disease', 'bronchioloalveolar carcinoma').legacyName, true);
  });

  it('takes no number for a name', () => assert.deepEqual(find('drug', 'in 780 patients'), []));

  it('finds no name inside a longer word', () => {
    assert.deepEqual(find('gene', 'ALKBH5, METTL3 and TALK'), []);
    assert.deepEqual(find('drug', 'crizotinibum'), []);
  });

  it('finds trials by acronym and by registry number, known or not', () => {
    assert.equal(only('trial', 'In PROFILE 1014 patients').id, 'profile-1014');
    const [known, unknown] = find('trial', 'NCT01154140 and NCT99999999');
    assert.deepEqual([known?.id, known?.nct], ['profile-1014', 'NCT01154140']);
    assert.deepEqual([unknown?.id, unknown?.nct], [undefined, 'NCT99999999']);
    assert.deepEqual(find('trial', 'NCT0115414 and Alex'), []);
  });

  it('tells harms from tests, and finds substances', () => {
    const terms = recogniser.recognise('Bradycardia was seen; LFTs weekly') as (HarmMention | TestMention)[];
    assert.deepEqual(
      terms.slice(0, 2).map(({ kind, id }) => [kind, id]),
      [
        ['harm', 'bradycardia'],
        ['test', 'liver-function-tests'],
      ],
    );
    assert.equal(only('substance', 'with ketoconazole').id, 'ketoconazole');
  });
});

describe('misspelt drug names', () => {
  for (const [written, id] of [
    ['crizoinib', 'crizotinib'],
    ['crizottinib', 'crizotinib'],
    ['crizotniib', 'crizotinib'],
    ['lorlatanib', 'lorlatinib'],
    ['Xalkroi', undefined],
    ['apatinib', undefined],
    ['lorazepam', undefined],
    ['carbon', undefined],
  ] as const) {
    it(`${written} is ${id ?? 'no slip'}`, () => {
      const found = find('drug', `Give ${written} now.`);
      assert.deepEqual(
        found.map((mention) => [mention.id, mention.role]),
        id === undefined ? [] : [[id, 'misspelling']],
      );
    });
  }
});
