import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hgvsOf, oneLetterOf, proteinNotation } from '../../../server/src/text/proteinNotation.ts';

test('a substitution is written as HGVS does, however it was given', () => {
  for (const written of ['G2032R', 'p.G2032R', 'Gly2032Arg', 'p.(Gly2032Arg)', ' p.Gly2032Arg ']) {
    assert.equal(proteinNotation(written), 'p.Gly2032Arg', written);
  }
  for (const written of ['G2032X', 'G2032*', 'E746_A750del', 'Gly2032', 'Abc2032Arg', 'B12C', '']) {
    assert.equal(proteinNotation(written), undefined, written);
  }
});

test('short forms may also end in a stop or in any residue', () => {
  assert.equal(hgvsOf('G1202R'), 'p.Gly1202Arg');
  assert.equal(hgvsOf('I1171X'), 'p.Ile1171Xaa');
  assert.equal(hgvsOf('R213*'), 'p.Arg213Ter');
  assert.equal(hgvsOf('X213R'), undefined);
  assert.equal(hgvsOf('E746_A750del'), undefined);
});

test('three-letter codes have one-letter equals', () => {
  assert.equal(oneLetterOf('Gly'), 'G');
  assert.equal(oneLetterOf('Ter'), '*');
  assert.equal(oneLetterOf('Abc'), undefined);
});
