import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createKnowledgeIndex } from '../../../server/src/knowledge/index.ts';
import type { BiomarkerMatch, StatedBiomarker } from '../../../server/src/knowledge/knowledgeIndex.ts';
import type { BiomarkerRef } from '../../../server/src/knowledge/types.ts';
import { soundIndex } from './fixtures.ts';

const index = soundIndex();
const ids = (records: readonly { readonly id: string }[]): readonly string[] => records.map(({ id }) => id);

describe('records', () => {
  it('are found by id, and unknown ids are undefined', () => {
    assert.equal(index.drug('alphatinib')?.inn, 'alphatinib');
    assert.equal(index.drugClass('tki')?.name, 'tyrosine kinase inhibitor');
    assert.equal(index.gene('MET')?.symbol, 'MET');
    assert.equal(index.disease('luad')?.name, 'lung adenocarcinoma');
    assert.equal(index.trial('first')?.nct, 'NCT00000001');
    assert.equal(index.source('paper')?.pmid, '12345678');
    assert.equal(index.substance('ketoconazole')?.kind, 'substance');
    assert.equal(index.term('alt')?.kind, 'test');
    assert.equal(index.evidence('alk-sclc')?.effect, 'no-benefit');
    assert.equal(index.drug('nothing'), undefined);
    assert.deepEqual(index.approvalsOf('nothing'), []);
  });

  it('cannot be exchanged in the index', () => assert.ok(Object.isFrozen(index)));

  it('a member of a variant group gives the group', () => {
    assert.equal(index.variant('ALK', 'I1171T')?.short, 'I1171X');
    assert.equal(index.variant('ALK', 'I1171S')?.short, 'I1171X', 'X stands for any residue');
    assert.equal(index.variant('ALK', 'G1202R')?.short, 'G1202R');
    assert.equal(index.variant('ALK', 'G1202K'), undefined);
    assert.equal(index.variant('MET', 'I1171T'), undefined);
    assert.deepEqual(index.variantLineage('ALK', 'I1171T'), ['I1171T', 'I1171X']);
  });
});

describe('hierarchies', () => {
  it('diseases: reflexive, transitive, nearest ancestor first', () => {
    assert.ok(index.isDisease('luad', 'luad'));
    assert.ok(index.isDisease('luad', 'lung-cancer'));
    assert.ok(!index.isDisease('lung-cancer', 'luad'));
    assert.deepEqual(index.diseaseAncestors('luad'), ['nsclc', 'lung-cancer']);
    assert.deepEqual(index.diseaseDescendants('lung-cancer'), ['nsclc', 'sclc', 'luad', 'es-sclc']);
  });

  it('disjointness is inherited on both sides and goes both ways', () => {
    assert.ok(index.diseasesDisjoint('nsclc', 'sclc'));
    assert.ok(index.diseasesDisjoint('es-sclc', 'luad'));
    assert.ok(index.diseasesDisjoint('luad', 'es-sclc'));
    assert.ok(!index.diseasesDisjoint('luad', 'lung-cancer'));
    assert.ok(!index.diseasesDisjoint('luad', 'imt'));
  });

  it('classes hold the drugs of narrower classes, by generation too', () => {
    assert.deepEqual(ids(index.drugsInClass('tki')), ['alphatinib', 'betatinib', 'gammatinib']);
    assert.deepEqual(ids(index.drugsInClass('alk-inhibitor', 2)), ['betatinib']);
    assert.deepEqual(index.drugsInClass('chemotherapy'), []);
    assert.ok(index.isDrugInClass('alphatinib', 'tki'));
    assert.ok(!index.isDrugInClass('alphatinib', 'alk-inhibitor', 2));
    assert.deepEqual(index.classesOf('alphatinib'), ['alk-inhibitor', 'tki']);
    assert.ok(index.isTreatment('alphatinib', 'tki'));
    assert.ok(index.isTreatment('alk-inhibitor', 'tki'));
    assert.ok(!index.isTreatment('tki', 'alphatinib'));
  });
});

describe('label facts', () => {
  it('approvals in force on the day asked for', () => {
    assert.deepEqual(ids(index.approvalsOf('alphatinib')), ['us-nsclc', 'eu-nsclc']);
    assert.deepEqual(ids(index.approvalsOf('alphatinib', { jurisdictions: ['EU'] })), ['eu-nsclc']);
    assert.deepEqual(ids(index.approvalsOf('alphatinib', { asOf: '2012-01-01' })), ['us-nsclc-2011']);
    assert.deepEqual(ids(index.approvalsOf('alphatinib', { asOf: '2013-11-19' })), [
      'us-nsclc-2011',
      'eu-nsclc',
    ]);
    assert.deepEqual(ids(index.approvalsOf('alphatinib', { asOf: '2013-11-20' })), ['us-nsclc', 'eu-nsclc']);
    assert.deepEqual(index.approvalsOf('alphatinib', { asOf: '2011-07-31' }), []);
    assert.equal(index.approvalsOf('alphatinib', { which: 'all' }).length, 3);
  });

  it('dosing by disease or a narrower one, age, weight and region', () => {
    assert.deepEqual(ids(index.dosingOf('alphatinib', { disease: 'luad' })), ['adult']);
    assert.deepEqual(ids(index.dosingOf('alphatinib', { disease: 'lung-cancer' })), []);
    assert.deepEqual(ids(index.dosingOf('alphatinib', { disease: 'nsclc', age: 17.9 })), []);
    assert.deepEqual(ids(index.dosingOf('alphatinib', { disease: 'imt', weightKg: 90 })), ['heavy']);
    assert.deepEqual(ids(index.dosingOf('alphatinib', { disease: 'imt', weightKg: 89.9 })), ['light']);
    assert.deepEqual(ids(index.dosingOf('alphatinib', { jurisdictions: ['EU'] })), ['adult']);
  });

  it('adjustments by kind', () => {
    assert.deepEqual(ids(index.adjustmentsOf('alphatinib', { kind: 'renal' })), ['renal']);
    assert.deepEqual(index.adjustmentsOf('alphatinib', { kind: 'hepatic' }), []);
  });

  it('interactions of a substance through its classes, the most specific first', () => {
    assert.deepEqual(ids(index.interactionsOf('alphatinib', 'ketoconazole')), ['strong-cyp3a', 'any-cyp3a']);
    assert.deepEqual(ids(index.interactionsOf('alphatinib', 'cyp3a-inhibitor')), ['any-cyp3a']);
    assert.equal(index.interactionsOf('alphatinib').length, 2);
    assert.deepEqual(index.interactionsOf('alphatinib', 'ketoconazole', { jurisdictions: ['EU'] }), []);
    assert.deepEqual(index.substanceLineage('ketoconazole'), [
      'ketoconazole',
      'strong-cyp3a-inhibitor',
      'cyp3a-inhibitor',
    ]);
  });
});

describe('sequence and activity', () => {
  const alk: StatedBiomarker = { gene: 'ALK', alteration: 'fusion' };

  it('without a variant, successors come by rank, each drug once', () => {
    const found = index.successorsOf('alphatinib', { biomarker: alk, trigger: 'progression' });
    assert.deepEqual(
      found.map(({ successor, basis }) => [successor.id, basis]),
      [
        ['to-beta', 'general'],
        ['to-gamma', 'general'],
      ],
    );
  });

  it('with a variant, the step for it comes first and resistant drugs are left out', () => {
    const query = { biomarker: alk, variants: ['G1202R'] };
    assert.deepEqual(
      index.successorsOf('alphatinib', query).map(({ successor, basis }) => [successor.id, basis]),
      [['to-gamma-g1202r', 'variant']],
    );
    const all = index.successorsOf('alphatinib', { ...query, includeResistant: true });
    assert.deepEqual(
      all.map(({ drug, resistant }) => [drug.id, resistant]),
      [
        ['gammatinib', false],
        ['betatinib', true],
      ],
    );
  });

  it('a variant stated as the biomarker is asked for like any other', () => {
    const found = index.successorsOf('alphatinib', { biomarker: { gene: 'ALK', variant: 'G1202R' } });
    assert.deepEqual(
      found.map(({ successor }) => successor.id),
      ['to-gamma-g1202r'],
    );
  });

  it('a record on a group speaks for its members', () => {
    const found = index.successorsOf('alphatinib', { variants: ['I1171T'] });
    assert.deepEqual(
      found.map(({ drug }) => drug.id),
      ['gammatinib'],
    );
  });

  it('another biomarker, trigger or drug has no successors', () => {
    assert.deepEqual(index.successorsOf('alphatinib', { biomarker: { gene: 'MET' } }), []);
    assert.deepEqual(index.successorsOf('alphatinib', { trigger: 'intolerance' }), []);
    assert.deepEqual(index.successorsOf('betatinib'), []);
  });

  it('a compound mutation is not the sum of its parts', () => {
    assert.deepEqual(ids(index.activityOf('gammatinib', 'ALK', ['G1202R'])), ['g1202r-gamma']);
    assert.deepEqual(ids(index.activityOf('gammatinib', 'ALK', ['L1196M', 'G1202R'])), ['compound-gamma']);
    assert.deepEqual(index.activityOf('betatinib', 'ALK', ['L1196M', 'G1202R']), []);
    assert.deepEqual(ids(index.activityOf('betatinib', 'ALK', ['I1171N'])), ['i1171x-beta']);
    assert.deepEqual(ids(index.activitiesForVariant('ALK', 'G1202R')), [
      'compound-gamma',
      'g1202r-beta',
      'g1202r-gamma',
    ]);
  });
});

describe('evidence and trials', () => {
  it('evidence never answers for a disjoint disease', () => {
    const found = index.evidenceFor({
      treatments: ['alphatinib'],
      biomarkers: [{ gene: 'ALK' }],
      disease: 'luad',
    });
    assert.deepEqual(
      found.map(({ record, treatment, biomarker, disease }) => [record.id, treatment, biomarker, disease]),
      [['alk-nsclc', 'exact', 'possible', 'broader']],
    );
  });

  it('evidence on several drugs or alterations together answers only for all of them', () => {
    const record = index.records.evidence.find(({ id }) => id === 'alk-nsclc')!;
    const together = createKnowledgeIndex({
      ...index,
      records: {
        ...index.records,
        evidence: [
          { ...record, id: 'both-drugs', treatments: ['alphatinib', 'betatinib'], treatmentsNeeded: 'all' },
          {
            ...record,
            id: 'both-alterations',
            biomarkers: [
              { gene: 'ALK', alteration: 'fusion' },
              { gene: 'ALK', alteration: 'amplification' },
            ],
            biomarkersNeeded: 'all',
          },
        ],
      },
    });
    const found = (query: Parameters<typeof index.evidenceFor>[0]): readonly string[] =>
      together.evidenceFor(query).map((each) => each.record.id);
    const fusion = { gene: 'ALK', alteration: 'fusion' } as const;
    assert.deepEqual(found({ treatments: ['alphatinib'], biomarkers: [fusion] }), []);
    assert.deepEqual(found({ treatments: ['alphatinib', 'betatinib'], biomarkers: [fusion] }), [
      'both-drugs',
    ]);
    assert.deepEqual(
      found({
        treatments: ['alphatinib'],
        biomarkers: [fusion, { gene: 'ALK', alteration: 'amplification' }],
      }),
      ['both-alterations'],
    );
  });

  it('evidence on a class answers for its drugs', () => {
    const [found] = index.evidenceFor({ treatments: ['betatinib'], disease: 'es-sclc' });
    assert.deepEqual([found?.record.id, found?.treatment, found?.disease], ['alk-sclc', 'broader', 'exact']);
    assert.deepEqual(index.evidenceFor({ treatments: ['chemotherapy'] }), []);
    assert.deepEqual(index.evidenceFor({ effect: 'harm' }), []);
  });

  it('figures carry their population and arms', () => {
    const hr = index.trialResults('first').find(({ result }) => result.id === 'pfs-hr');
    assert.deepEqual(
      [hr?.population?.disease, hr?.arm?.id, hr?.versus?.id],
      ['nsclc', 'alphatinib', 'control'],
    );
    assert.deepEqual(index.trialResults('nothing'), []);
  });

  it('a drug takes part in a trial alone or in a named combination', () => {
    assert.deepEqual(ids(index.trialsOfDrug('alphatinib')), ['first']);
    assert.deepEqual(ids(index.trialsOfDrug('gammatinib')), ['first']);
    assert.deepEqual(index.trialsOfDrug('betatinib'), []);
    const figures = (drug: string, query = {}): readonly string[] =>
      index.figuresOfDrug(drug, query).map(({ result }) => result.id);
    assert.deepEqual(figures('alphatinib'), ['orr', 'pfs', 'pfs-hr']);
    assert.deepEqual(figures('gammatinib'), ['pfs-hr']);
    assert.deepEqual(figures('alphatinib', { endpoint: 'ORR' }), ['orr']);
    assert.deepEqual(figures('alphatinib', { disease: 'es-sclc' }), []);
    assert.deepEqual(figures('alphatinib', { biomarker: { gene: 'ALK', alteration: 'mutation' } }), []);
  });
});

describe('biomarkerSatisfies', () => {
  const cases: readonly (readonly [StatedBiomarker, BiomarkerRef, BiomarkerMatch])[] = [
    [{ gene: 'ALK', alteration: 'fusion' }, { gene: 'ALK', alteration: 'fusion' }, 'satisfied'],
    [{ gene: 'ALK', alteration: 'fusion' }, { gene: 'ROS1', alteration: 'fusion' }, 'not-satisfied'],
    [{ gene: 'ALK', alteration: 'mutation' }, { gene: 'ALK', alteration: 'fusion' }, 'not-satisfied'],
    [{ gene: 'ALK' }, { gene: 'ALK', alteration: 'fusion' }, 'possible'],
    [{ gene: 'ALK', status: 'unknown' }, { gene: 'ALK', alteration: 'fusion' }, 'possible'],
    [{ gene: 'ALK', status: 'negative' }, { gene: 'ALK', alteration: 'fusion' }, 'not-satisfied'],
    [{ gene: 'ALK', status: 'negative' }, { gene: 'ALK', alteration: 'wild-type' }, 'satisfied'],
    [
      { gene: 'ALK', alteration: 'mutation', status: 'negative' },
      { gene: 'ALK', alteration: 'fusion' },
      'possible',
    ],
    [
      { gene: 'MET', alteration: 'amplification' },
      { gene: 'MET', alteration: 'exon-skipping', exon: 14 },
      'not-satisfied',
    ],
    [
      { gene: 'MET', alteration: 'exon-skipping', exon: 14 },
      { gene: 'MET', alteration: 'exon-skipping', exon: 14 },
      'satisfied',
    ],
    [
      { gene: 'MET', alteration: 'exon-skipping' },
      { gene: 'MET', alteration: 'exon-skipping', exon: 14 },
      'possible',
    ],
    [
      { gene: 'MET', alteration: 'exon-skipping', exon: 14 },
      { gene: 'MET', alteration: 'mutation' },
      'satisfied',
    ],
    [{ gene: 'MET', alteration: 'mutation' }, { gene: 'MET', alteration: 'exon-skipping' }, 'possible'],
    [{ gene: 'MET', alteration: 'expression' }, { gene: 'MET', alteration: 'amplification' }, 'possible'],
    [{ gene: 'ALK', variant: 'G1202R' }, { gene: 'ALK', alteration: 'mutation' }, 'satisfied'],
    [
      { gene: 'ALK', alteration: 'mutation' },
      { gene: 'ALK', alteration: 'mutation', variant: 'G1202R' },
      'possible',
    ],
    [
      { gene: 'ALK', variant: 'L1196M' },
      { gene: 'ALK', alteration: 'mutation', variant: 'G1202R' },
      'not-satisfied',
    ],
    [
      { gene: 'ALK', variant: 'I1171T' },
      { gene: 'ALK', alteration: 'mutation', variant: 'I1171X' },
      'satisfied',
    ],
    [
      { gene: 'ALK', variant: 'I1171X' },
      { gene: 'ALK', alteration: 'mutation', variant: 'I1171T' },
      'possible',
    ],
    [{ gene: 'ALK', alteration: 'wild-type' }, { gene: 'ALK', alteration: 'fusion' }, 'not-satisfied'],
    [{ gene: 'ALK', alteration: 'fusion' }, { gene: 'ALK', alteration: 'wild-type' }, 'not-satisfied'],
    [
      { gene: 'ALK', variant: 'G1202R', status: 'negative' },
      { gene: 'ALK', alteration: 'mutation' },
      'possible',
    ],
    [
      { gene: 'ALK', alteration: 'mutation', status: 'negative' },
      { gene: 'ALK', alteration: 'mutation', variant: 'G1202R' },
      'not-satisfied',
    ],
  ];
  for (const [stated, required, expected] of cases) {
    it(`${JSON.stringify(stated)} against ${JSON.stringify(required)}: ${expected}`, () => {
      assert.equal(index.biomarkerSatisfies(stated, required), expected);
    });
  }
});
