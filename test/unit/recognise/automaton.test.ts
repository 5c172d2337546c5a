import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Automaton } from '../../../server/src/recognise/automaton/automaton.ts';
import { TokenTable, tokenise } from '../../../server/src/recognise/normalise/tokens.ts';
import { Vocabulary } from '../../../server/src/recognise/normalise/vocabulary.ts';

function build(phrases: readonly string[]): (text: string, at?: number) => [string, number][] {
  const vocabulary = new Vocabulary();
  const automaton = new Automaton();
  const table = new TokenTable();
  vocabulary.learning = true;
  phrases.forEach((phrase, index) => {
    tokenise(phrase, 0, phrase.length, vocabulary, table);
    automaton.add(Array.from(table.word.subarray(0, table.count)), index);
  });
  vocabulary.learning = false;
  return (text, at = 0) => {
    tokenise(text, 0, text.length, vocabulary, table);
    const count = automaton.match(table, at);
    return Array.from({ length: count }, (_, index) => [
      phrases[automaton.found[index]!]!,
      automaton.foundEnd[index]!,
    ]);
  };
}

describe('Automaton', () => {
  it('finds every phrase that begins at a token', () => {
    const match = build(['lung', 'lung cancer', 'lung cancer stage']);
    assert.deepEqual(match('lung cancer of'), [
      ['lung', 1],
      ['lung cancer', 2],
    ]);
    assert.deepEqual(match('a lung', 0), []);
    assert.deepEqual(match('a lung', 1), [['lung', 2]]);
  });

  it('reads hyphens and spaces alike, and plurals as singulars', () => {
    const match = build(['ALK inhibitor']);
    assert.deepEqual(match('ALK-inhibitors'), [['ALK inhibitor', 2]]);
    assert.deepEqual(match('ALK\u2013inhibitor'), [['ALK inhibitor', 2]]);
  });

  it('follows both the plural and the singular where both are known', () => {
    const match = build(['cells of origin', 'cell line']);
    assert.deepEqual(match('cells line'), [['cell line', 2]]);
    assert.deepEqual(match('cells of origin'), [['cells of origin', 3]]);
  });

  it('does not run across a paragraph, a spaced dash or another mark', () => {
    const match = build(['lung cancer']);
    for (const text of ['lung\n\ncancer', 'lung - cancer', 'lung, cancer']) assert.deepEqual(match(text), []);
    assert.deepEqual(match('lung\ncancer').length, 1);
  });

  it('keeps phrases that are spelt alike apart by number', () => {
    const match = build(['MET', 'met']);
    assert.deepEqual(
      match('met')
        .map(([phrase]) => phrase)
        .sort(),
      ['MET', 'met'],
    );
  });

  it('finds all of many thousand phrases, and nothing else', () => {
    const phrases = Array.from({ length: 20_000 }, (_, index) => `w${index % 500} x${index} y${index % 7}`);
    const match = build(phrases);
    for (const index of [0, 1, 777, 19_999]) assert.deepEqual(match(phrases[index]!), [[phrases[index], 3]]);
    assert.deepEqual(match('w1 x2 y2'), []);
  });
});
