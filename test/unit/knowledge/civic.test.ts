import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readProfile } from '../../../server/src/knowledge/import/civic/profile.ts';
import { readTable } from '../../../server/src/knowledge/import/civic/tsv.ts';

const genes = {
  symbolOf: (symbol: string) => (/^[A-Z][A-Z0-9]+$/.test(symbol) && symbol !== 'TMB' ? symbol : undefined),
  fusedGene: (five: string, three: string) => (three === 'ALK' ? three : five === 'FGFR3' ? five : undefined),
};

describe('molecular profiles', () => {
  const single: readonly (readonly [string, object])[] = [
    ['EGFR T790M', { gene: 'EGFR', alteration: 'mutation', variant: 'T790M' }],
    ['VHL R161*', { gene: 'VHL', alteration: 'mutation', variant: 'R161*' }],
    ['BRAF V600', { gene: 'BRAF', alteration: 'mutation', variant: 'V600X' }],
    ['ERBB2 Y772_A775DUP', { gene: 'ERBB2', alteration: 'mutation', variant: 'Y772_A775dup' }],
    ['EGFR H773delinsYNPY', { gene: 'EGFR', alteration: 'mutation', variant: 'H773delinsYNPY' }],
    ['VHL K159fs (c.474_476delGAAinsC)', { gene: 'VHL', alteration: 'mutation', variant: 'K159fs' }],
    ['KRAS Mutation', { gene: 'KRAS', alteration: 'mutation' }],
    ['CDK4 EXPRESSION', { gene: 'CDK4', alteration: 'expression' }],
    ['MET Overexpression', { gene: 'MET', alteration: 'expression' }],
    ['PTEN Loss', { gene: 'PTEN', alteration: 'loss' }],
    ['TP53 Wildtype', { gene: 'TP53', alteration: 'wild-type' }],
    ['MET Exon 14 Skipping Mutation', { gene: 'MET', alteration: 'exon-skipping', exon: 14 }],
    ['EGFR Exon 19 Deletion', { gene: 'EGFR', alteration: 'exon-deletion', exon: 19 }],
    ['EGFR Exon 20 Insertion', { gene: 'EGFR', alteration: 'exon-insertion', exon: 20 }],
    ['NPM1 EXON 11 MUTATION', { gene: 'NPM1', alteration: 'mutation', exon: 11 }],
    ['v::ALK Fusion', { gene: 'ALK', alteration: 'fusion' }],
    ['FGFR2::? Fusion', { gene: 'FGFR2', alteration: 'fusion' }],
    ['EML4::ALK e6::e20', { gene: 'ALK', alteration: 'fusion' }],
    ['FGFR3::TACC3 Fusion', { gene: 'FGFR3', alteration: 'fusion' }],
  ];
  for (const [profile, biomarker] of single) {
    it(`reads ${profile}`, () => {
      assert.deepEqual(readProfile(profile, genes), {
        biomarkers: [biomarker],
        needed: 'any',
        coOccurring: [],
      });
    });
  }

  it('reads residues listed with a slash, and alternatives, as any of them', () => {
    const read = readProfile('KRAS G12/G13', genes);
    assert.ok('biomarkers' in read && read.biomarkers.map(({ variant }) => variant).join() === 'G12X,G13X');
    const either = readProfile('BRCA1 Mutation OR BRCA2 Mutation', genes);
    assert.ok('needed' in either && either.needed === 'any' && either.biomarkers.length === 2);
  });

  it('keeps a kinase mutation apart from the fusion it arose in', () => {
    assert.deepEqual(readProfile('EML4::ALK Fusion AND ALK C1156Y AND ALK L1198F', genes), {
      biomarkers: [
        { gene: 'ALK', alteration: 'mutation', variant: 'C1156Y' },
        { gene: 'ALK', alteration: 'mutation', variant: 'L1198F' },
      ],
      needed: 'all',
      coOccurring: [{ gene: 'ALK', alteration: 'fusion' }],
    });
  });

  for (const profile of [
    'TMB High',
    'FLT3 ITD',
    'BRCA2 Loss-of-function',
    'RRM1 Underexpression',
    'ABL1 TKD Mutation',
    'MET Amplification AND NOT KRAS Mutation',
    '(EGFR L858R OR EGFR T790M) AND MET Amplification',
    'KRAS G12/G13 AND MET Amplification',
    'KIAA1549::BRAF Fusion',
    'BRAF intron 9 rearrangement',
    'CDKN2A RS3814960',
    '',
  ]) {
    it(`does not guess at ${profile || 'an empty profile'}`, () => {
      assert.ok('problem' in readProfile(profile, genes), JSON.stringify(readProfile(profile, genes)));
    });
  }
});

describe('tables', () => {
  it('are read whatever their line ends, with quotes taken off whole cells only', () => {
    const table = readTable('\ufeffa\tb\r\n"x ""y"""\t"q" and r\r\n\r\n1\t2\t3\r\nlast\t\r\n');
    assert.deepEqual(table.columns, ['a', 'b']);
    assert.deepEqual(
      table.rows.map(({ line, cells }) => [line, cells.a, cells.b]),
      [
        [2, 'x "y"', '"q" and r'],
        [5, 'last', ''],
      ],
    );
    assert.deepEqual(table.malformed, [4]);
  });
});
