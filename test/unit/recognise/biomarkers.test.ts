import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { find, only, surfaces } from './fixtures.ts';

/** gene, alteration, status, exon of every biomarker. */
function read(text: string): unknown[][] {
  return find('biomarker', text).map((each) => [
    each.gene,
    each.alteration,
    each.status,
    ...(each.exon === undefined ? [] : [each.exon]),
  ]);
}

describe('biomarkers', () => {
  for (const [text, ...expected] of [
    ['ROS1-positive disease', 'ROS1', undefined, 'positive'],
    ['ROS1 positive disease', 'ROS1', undefined, 'positive'],
    ['ROS1+ disease', 'ROS1', undefined, 'positive'],
    ['ALK (+) disease', 'ALK', undefined, 'positive'],
    ['ALK-driven disease', 'ALK', undefined, 'positive'],
    ['ALK-rearranged disease', 'ALK', 'fusion', 'positive'],
    ['ALK gene rearrangements', 'ALK', 'fusion', 'positive'],
    ['ROS1 fusion-positive disease', 'ROS1', 'fusion', 'positive'],
    ['ROS1 fusion-negative disease', 'ROS1', 'fusion', 'negative'],
    ['fusion-positive ROS1', 'ROS1', 'fusion', 'positive'],
    ['fusions of the ROS1 gene', 'ROS1', 'fusion', 'positive'],
    ['rearrangements involving ALK', 'ALK', 'fusion', 'positive'],
    ['MET amplification', 'MET', 'amplification', 'positive'],
    ['amplification of MET', 'MET', 'amplification', 'positive'],
    ['c-Met protein overexpression', 'MET', 'expression', 'positive'],
    ['EGFR wild-type tumours', 'EGFR', 'wild-type', 'positive'],
    ['wild-type EGFR', 'EGFR', 'wild-type', 'positive'],
    ['KRAS-mutant tumours', 'KRAS', 'mutation', 'positive'],
    ['mutant KRAS', 'KRAS', 'mutation', 'positive'],
    ['EGFR activating mutations', 'EGFR', 'mutation', 'positive'],
    ['PTEN loss', 'PTEN', 'loss', 'positive'],
    ['ALK-negative tumours', 'ALK', undefined, 'negative'],
    ['negative for ALK', 'ALK', undefined, 'negative'],
    ['tested positive for ALK', 'ALK', undefined, 'positive'],
    ['ALK status unknown', 'ALK', undefined, 'unknown'],
    ['the EGFR mutation test', 'EGFR', 'mutation', 'unknown'],
    ['MET exon 14 skipping', 'MET', 'exon-skipping', 'positive', 14],
    ['MET exon-14 splice-site skipping', 'MET', 'exon-skipping', 'positive', 14],
    ['MET (exon 14 skipping)', 'MET', 'exon-skipping', 'positive', 14],
    ['METex14', 'MET', 'exon-skipping', 'positive', 14],
    ['METex14 skipping', 'MET', 'exon-skipping', 'positive', 14],
    ['EGFRex20ins', 'EGFR', 'exon-insertion', 'positive', 20],
    ['EGFR exon 19 deletions', 'EGFR', 'exon-deletion', 'positive', 19],
    ['EGFR ex19del', 'EGFR', 'exon-deletion', 'positive', 19],
    ['MET exon 14 mutation', 'MET', 'mutation', 'positive', 14],
  ] as const) {
    it(`reads "${text}"`, () => assert.deepEqual(read(text), [expected]));
  }

  for (const text of [
    'positive ALK patients were seen', // the patients may be positive for anything
    'ALK was sequenced',
    'a positive test. ALK followed.',
    'MET inhibitors',
    'ROS1, a fusion was not sought', // a comma closes the name
  ]) {
    it(`leaves the gene alone in "${text}"`, () => assert.deepEqual(read(text), []));
  }

  it('shares a state along a list, without changing spans', () => {
    const text = 'ALK or ROS1 -positive NSCLC';
    assert.deepEqual(read(text), [
      ['ALK', undefined, 'positive'],
      ['ROS1', undefined, 'positive'],
    ]);
    assert.deepEqual(surfaces('biomarker', text), ['ALK', 'ROS1 -positive']);
  });

  for (const [text, genes] of [
    ['ALK/ROS1-positive', ['ALK', 'ROS1']],
    ['ALK- and ROS1-rearranged', ['ALK', 'ROS1']],
    ['ALK and ROS1 fusion genes', ['ALK', 'ROS1']],
    ['TP53, RB1, PTEN, and TERT mutations', ['TP53', 'RB1', 'PTEN', 'TERT']],
    ['mutations in TP53, RB1 and PTEN', ['TP53', 'RB1', 'PTEN']],
    ['negative for ALK and ROS1', ['ALK', 'ROS1']],
  ] as const) {
    it(`reads every gene of "${text}"`, () =>
      assert.deepEqual(
        find('biomarker', text).map((each) => each.gene),
        genes,
      ));
  }

  it('keeps each gene to its own state', () => {
    assert.deepEqual(read('EGFR mutations and ALK rearrangements'), [
      ['EGFR', 'mutation', 'positive'],
      ['ALK', 'fusion', 'positive'],
    ]);
    assert.deepEqual(read('fusion-positive ROS1, or ALK-negative'), [
      ['ROS1', 'fusion', 'positive'],
      ['ALK', undefined, 'negative'],
    ]);
  });

  it('does not share an exon with another gene', () => {
    assert.deepEqual(read('EGFR or MET exon 14 skipping'), [['MET', 'exon-skipping', 'positive', 14]]);
  });

  it('gives an exon apart from its gene to the gene before it', () => {
    const mention = only('biomarker', 'In EGFR we found exon 20 insertions.');
    assert.deepEqual([mention.gene, mention.exon, mention.alteration], ['EGFR', 20, 'exon-insertion']);
    assert.deepEqual(read('We found exon 20 insertions.'), []);
  });
});

describe('fusions', () => {
  function fusions(text: string): unknown[] {
    return find('biomarker', text).map(
      (each) =>
        each.fusion && [
          each.fusion.fivePrime,
          each.fusion.threePrime,
          each.fusion.notation,
          each.fusion.reversed,
        ],
    );
  }

  for (const [text, ...expected] of [
    ['EML4::ALK', 'EML4', 'ALK', '::', false],
    ['EML4-ALK', 'EML4', 'ALK', '-', false],
    ['EML4\u2013ALK', 'EML4', 'ALK', '-', false],
    ['EML4/ALK', 'EML4', 'ALK', '/', false],
    ['EML4_ALK', 'EML4', 'ALK', '_', false],
    ['ALK::EML4', 'EML4', 'ALK', '::', true],
    ['ALK/EML4', 'EML4', 'ALK', '/', true],
    ['XYZ1::ALK', 'XYZ1', 'ALK', '::', false],
    ['KIF5B-MET fusion', 'KIF5B', 'MET', '-', false],
    ['XYZ1-ROS1 rearrangement', 'XYZ1', 'ROS1', '-', false],
  ] as const) {
    it(`reads ${text}`, () => assert.deepEqual(fusions(text), [expected]));
  }

  for (const text of ['PD-1/PD-L1', 'TP53/RB1', 'ALK/ROS1', 'ALK-ROS1', 'anti-ALK', 'KIF5B-MET', 'pan-ALK']) {
    it(`finds no fusion in ${text}`, () => assert.deepEqual(fusions(text), []));
  }

  it('covers the words that belong to it, and takes their status', () => {
    const mention = only('biomarker', 'an EML4-ALK fusion-negative tumour');
    assert.deepEqual(
      [mention.surface, mention.status, mention.alteration],
      ['EML4-ALK fusion-negative', 'negative', 'fusion'],
    );
    assert.deepEqual(find('gene', 'an EML4-ALK fusion'), []);
  });
});
