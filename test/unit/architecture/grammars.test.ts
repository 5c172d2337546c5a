/** The injection grammars: every pattern is a regular expression, and finds what it is for and not its neighbours. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface Grammar {
  readonly injectionSelector: string;
  readonly patterns: readonly { readonly include: string }[];
  readonly repository: Readonly<Record<string, { readonly match: string; readonly name: string }>>;
}

const read = (name: string): Grammar =>
  JSON.parse(readFileSync(`syntaxes/${name}-injection.tmLanguage.json`, 'utf8'));
const grammars = [read('markdown'), read('yaml')];

/** As a JavaScript expression: the inline flag that TextMate's engine knows becomes one of the whole. */
function expression(match: string): RegExp {
  return match.includes('(?i:') ? new RegExp(match.replaceAll('(?i:', '(?:'), 'gi') : new RegExp(match, 'g');
}

function found(kind: string, text: string): string[] {
  return [...text.matchAll(expression(grammars[0]!.repository[kind]!.match))].map(([match]) => match);
}

test('every pattern is included, compiles and has a name', () => {
  for (const { patterns, repository, injectionSelector } of grammars) {
    assert.deepEqual(patterns.map(({ include }) => include.slice(1)).sort(), Object.keys(repository).sort());
    for (const { match, name } of Object.values(repository))
      assert.ok(expression(match) && name.endsWith('.theralint'));
    assert.match(injectionSelector, /-comment/);
  }
});

test('doses, variants, fusions, genes, drugs, citations and claim attributes are told from their neighbours', () => {
  assert.deepEqual(found('dose', 'crizotinib 250 mg, 280 mg/m² and 1.5 g, not 250 mgs or 3 months'), [
    '250 mg',
    '280 mg/m²',
    '1.5 g',
  ]);
  assert.deepEqual(found('variant', 'G1202R, p.Gly2032Arg, D1228X, not E10 or LUROS1'), [
    'G1202R',
    'p.Gly2032Arg',
    'D1228X',
  ]);
  assert.deepEqual(found('fusion', 'EML4::ALK, not std::vector'), ['EML4::ALK']);
  assert.deepEqual(found('gene', 'ROS1-positive, ALK G1202R, MET amplification, and they met a PATIENT'), [
    'ROS1',
    'ALK',
    'MET',
  ]);
  assert.deepEqual(found('drug', 'Crizotinib and carboplatin, not captain'), ['Crizotinib', 'carboplatin']);
  assert.deepEqual(found('citation', 'as shown [@shaw2014; @lin2021], not [a link](x)'), [
    '[@shaw2014; @lin2021]',
  ]);
  assert.deepEqual(found('claim', '[text]{.claim .hypothesis #c2}, not {curly}'), [
    ']{.claim .hypothesis #c2}',
  ]);
});
