import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Gap, Shape, TokenTable, tokenise } from '../../../server/src/recognise/normalise/tokens.ts';
import { Vocabulary } from '../../../server/src/recognise/normalise/vocabulary.ts';

/** Tokenises `text` knowing only the words of `known`, whose ids are 1, 2, … in the answer; 0 is unknown. */
function read(
  text: string,
  known = '',
): { texts: string[]; words: number[]; stems: number[]; table: TokenTable } {
  const vocabulary = new Vocabulary();
  const table = new TokenTable();
  vocabulary.learning = true;
  tokenise(known, 0, known.length, vocabulary, table);
  const ids = Array.from(table.word.subarray(0, table.count));
  vocabulary.learning = false;
  tokenise(text, 0, text.length, vocabulary, table);
  const tokens = Array.from({ length: table.count }, (_, at) => at);
  return {
    texts: tokens.map((at) => text.slice(table.start[at], table.end[at])),
    words: tokens.map((at) => ids.indexOf(table.word[at]!) + 1),
    stems: tokens.map((at) => ids.indexOf(table.stem[at]!) + 1),
    table,
  };
}

describe('tokenise', () => {
  it('splits at spaces, hyphens and marks, and digits from the letters behind them', () => {
    assert.deepEqual(read('EML4-ALK (250mg, 1L) p.G1202R').texts, [
      'EML4',
      'ALK',
      '(',
      '250',
      'mg',
      ',',
      '1',
      'L',
      ')',
      'p',
      '.',
      'G1202R',
    ]);
  });

  it('keeps a decimal point and a middle dot inside a number', () => {
    assert.deepEqual(read('10.9 or 0·45.').texts, ['10.9', 'or', '0·45', '.']);
  });

  for (const [written, known] of [
    ['Crizotinib', 'crizotinib'],
    ['CRIZOTINIB', 'crizotinib'],
    ['tumour', 'tumor'],
    ['tumor', 'tumour'],
    ['leukaemia', 'leukemia'],
    ['oesophageal', 'esophageal'],
    ['anæmia', 'anemia'],
    ['Sjögren', 'sjogren'],
    ['criz\u00adotinib', 'crizotinib'],
    ['criz\u200botinib', 'crizotinib'],
    ['e\u0301tude', 'etude'],
    ['ef\ufb01cacy', 'efficacy'],
    ['β', 'beta'],
    ['µg', 'ug'],
    ['m²', 'm2'],
  ] as const) {
    it(`folds ${JSON.stringify(written)} to ${known} and keeps its offsets`, () => {
      const found = read(`a ${written} b`, known);
      assert.deepEqual(found.words, [0, 1, 0]);
      assert.equal(found.texts[1], written);
    });
  }

  it('does not confuse words that only look alike', () => {
    assert.deepEqual(read('four our mouth tumors', 'for or moth tumo').words, [0, 0, 0, 0]);
  });

  it('reads a possessive as its word and leaves the `s` out of the span', () => {
    const found = read("crizotinib’s and crizotinib's", 'crizotinib');
    assert.deepEqual(found.texts, ['crizotinib’s'.slice(0, 10), 'and', 'crizotinib']);
    assert.deepEqual(found.words, [1, 0, 1]);
  });

  for (const [plural, singular] of [
    ['inhibitors', 'inhibitor'],
    ['therapies', 'therapy'],
    ['biopsies', 'biopsy'],
    ['metastases', 'metastasis'],
    ['TKIs', 'TKI'],
    ['boxes', 'box'],
    ['diseases', 'disease'],
  ] as const) {
    it(`knows ${plural} by ${singular}`, () => assert.deepEqual(read(plural, singular).stems, [1]));
  }

  it('takes no singular of words in `ss` or of two letters', () => {
    assert.deepEqual(read('loss is', 'los i').stems, [0, 0]);
  });

  it('tells hyphens, spaces, dashes and blank lines apart', () => {
    const { table } = read('a-b c - d\u2011e f\n\ng\u00a0h');
    assert.deepEqual(Array.from(table.gap.subarray(1, 8)), [
      Gap.hyphen,
      Gap.space,
      Gap.space | Gap.hyphen | Gap.dash,
      Gap.hyphen,
      Gap.space,
      Gap.newline | Gap.space | Gap.blankLine,
      Gap.space,
    ]);
  });

  it('describes letter case and digits', () => {
    const { table } = read('Met MET met G12C 12');
    assert.deepEqual(Array.from(table.shape.subarray(0, 5)), [
      Shape.upperFirst | Shape.upper | Shape.lower,
      Shape.upperFirst | Shape.upper,
      Shape.lower,
      Shape.upperFirst | Shape.upper | Shape.digit,
      Shape.number | Shape.digit,
    ]);
  });

  it('ends sentences at full stops, but not in abbreviations', () => {
    const { table, texts } = read('Shaw et al. Reported this. Then 5.7 months, e.g. Here! So');
    const starts = texts.filter((_, at) => at > 0 && table.sentence[at] !== table.sentence[at - 1]);
    assert.deepEqual(starts, ['Then', 'So']);
  });

  it('grows for long texts and reads only the stretch asked for', () => {
    const text = 'ab '.repeat(5000);
    assert.equal(read(text).texts.length, 5000);
    const table = new TokenTable();
    tokenise(text, 3, 8, new Vocabulary(), table);
    assert.deepEqual([table.count, table.start[0], table.end[1]], [2, 3, 8]);
  });
});
