import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isResidue, proteinChange } from '../../../server/src/recognise/grammar/variantShapes.ts';
import { find, only } from './fixtures.ts';

function read(text: string): unknown[][] {
  return find('variant', text).map((each) => [each.short, each.writtenGene]);
}

describe('variants', () => {
  for (const [text, short, gene, notation] of [
    ['ALK G1202R', 'G1202R', 'ALK', 'short'],
    ['ROS1-G2032R', 'G2032R', 'ROS1', 'short'],
    ['ALK (G1202R)', 'G1202R', 'ALK', 'short'],
    ['ALKG1202R', 'G1202R', 'ALK', 'short'],
    ['G1202R mutation in ALK', 'G1202R', 'ALK', 'short'],
    ['the G1202R ALK mutation', 'G1202R', 'ALK', 'short'],
    ['ALK p.Gly1202Arg', 'G1202R', 'ALK', 'hgvs-three-letter'],
    ['ALK p.(Gly1202Arg)', 'G1202R', 'ALK', 'hgvs-predicted'],
    ['ALK p.G1202R', 'G1202R', 'ALK', 'hgvs-one-letter'],
    ['ALK Gly1202Arg', 'G1202R', 'ALK', 'hgvs-three-letter'],
    ['with G1202R found', 'G1202R', undefined, 'short'],
    ['ALK A1200V', 'A1200V', 'ALK', 'short'],
    ['JAK2 V617F', 'V617F', 'JAK2', 'short'],
    ['ROS1 G1202R', 'G1202R', 'ROS1', 'short'],
    ['EGFR E746_A750del', 'E746_A750del', 'EGFR', 'short'],
    ['TP53 p.R213*', 'R213*', 'TP53', 'hgvs-one-letter'],
    ['ALK 1151Tins', 'T1151dup', 'ALK', 'short'],
  ] as const) {
    it(`reads "${text}"`, () => {
      const mention = only('variant', text);
      assert.deepEqual([mention.short, mention.writtenGene, mention.notation], [short, gene, notation]);
    });
  }

  for (const text of [
    'H1N1 influenza',
    'ATC code L01ED01',
    'A549 cells and H3122 cells',
    'vitamin B12 and P450',
    'room A12C was closed',
    'T1N0M0 disease',
    'residue I1171 of a protein', // a position alone, without gene or mutation
    'Arg12345678Gly',
  ]) {
    it(`finds none in "${text}"`, () => assert.deepEqual(read(text), []));
  }

  it('reads each member of a group, with the gene', () => {
    assert.deepEqual(read('ALK I1171T/N/S'), [
      ['I1171T', 'ALK'],
      ['I1171N', 'ALK'],
      ['I1171S', 'ALK'],
    ]);
    assert.deepEqual(
      find('variant', 'ALK I1171T/N/S').map((each) => each.surface),
      ['ALK I1171T', 'N', 'S'],
    );
    assert.deepEqual(only('variant', 'MET D1228N').knownGenes, ['MET']);
  });

  it('reads a group by its position where the sentence is about a gene or a mutation', () => {
    assert.deepEqual(read('mutations at I1171 in ALK'), [['I1171X', 'ALK']]);
    assert.deepEqual(read('a mutation at I1171'), [['I1171X', undefined]]);
    assert.deepEqual(read('ALK I1171X'), [['I1171X', 'ALK']]);
  });

  it('carries the gene along a list', () => {
    assert.deepEqual(read('ALK L1196M, G1202R and I1171T'), [
      ['L1196M', 'ALK'],
      ['G1202R', 'ALK'],
      ['I1171T', 'ALK'],
    ]);
    assert.deepEqual(read('ROS1 G2032R, analogous to ALK G1202R'), [
      ['G2032R', 'ROS1'],
      ['G1202R', 'ALK'],
    ]);
  });

  it('takes a change nobody knows only where the sentence speaks of mutations', () => {
    assert.deepEqual(read('The mutation K117R was seen.'), [['K117R', undefined]]);
    assert.deepEqual(read('Ward K117R was closed.'), []);
  });

  it('says where the change stands without its gene, and where the base knows it', () => {
    const text = 'For ALK G1202R give';
    const mention = only('variant', text);
    assert.equal(mention.surface, 'ALK G1202R');
    assert.equal(text.slice(mention.changeSpan!.start, mention.changeSpan!.end), 'G1202R');
    assert.deepEqual(only('variant', 'ROS1 G1202R').knownGenes, ['ALK']);
    assert.deepEqual(find('gene', text), []);
  });
});

describe('proteinChange', () => {
  it('reads one-letter and three-letter forms', () => {
    assert.equal(proteinChange('V600E')?.short, 'V600E');
    assert.equal(proteinChange('Val600Glu')?.short, 'V600E');
    assert.equal(proteinChange('Arg213Ter')?.short, 'R213*');
    assert.equal(proteinChange('I1171')?.to, '');
  });

  it('reads nothing else', () => {
    for (const word of ['B12C', 'V600V', 'Val600Val', 'Foo600Glu', 'v600e', 'V60000E', 'VE', '600E']) {
      assert.equal(proteinChange(word), undefined, word);
    }
    assert.equal(isResidue('B'), false);
  });
});
