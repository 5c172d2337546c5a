/**
 * Splits text into words, numbers and punctuation with a char-code loop, folding as it goes. Offsets are those of the
 * original text; nothing is rewritten.
 *
 * Folding: letter case, accents, hyphen and space variants, soft hyphens, ligatures, Greek letters, `ae`/`oe` as `e`
 * and `mour` as `mor` (tumour, leukaemia, oesophageal), possessive `'s`.
 */
import { CharacterClass, CLASS_OF, EXPANSIONS, FOLD_OF } from './characters.ts';
import { LONGEST_WORD, type Vocabulary } from './vocabulary.ts';

/** What stands before a token, as bits. */
export const Gap = { space: 1, hyphen: 2, newline: 4, blankLine: 8, dash: 16 } as const;

/** What a token is made of, as bits. */
export const Shape = { upperFirst: 1, lower: 2, upper: 4, digit: 8, number: 16, punctuation: 32 } as const;

const { lower, upper, digit, raisedDigit, space, newline, hyphen, apostrophe, ignored, ideograph } =
  CharacterClass;
const A = 97;
const E = 101;
const M = 109;
const O = 111;
const R = 114;
const S = 115;
const U = 117;

/**
 * Tokens of one stretch of text as parallel columns. Reused between texts; columns grow and never shrink below what
 * the largest stretch needed.
 */
export class TokenTable {
  count = 0;
  /** Offset of the first code unit. */
  start = new Int32Array(1024);
  /** Offset after the last code unit. */
  end = new Int32Array(1024);
  /** Word id from the vocabulary; a punctuation mark's folded code (below 128); 0 for a word nobody asked for. */
  word = new Int32Array(1024);
  /** Word id of the singular of a word that ends in `s`, else 0. */
  stem = new Int32Array(1024);
  gap = new Uint8Array(1024);
  shape = new Uint8Array(1024);
  /** Sentence number, from 0. */
  sentence = new Int32Array(1024);

  grow(): void {
    const size = this.start.length * 2;
    this.start = extended(this.start, new Int32Array(size));
    this.end = extended(this.end, new Int32Array(size));
    this.word = extended(this.word, new Int32Array(size));
    this.stem = extended(this.stem, new Int32Array(size));
    this.sentence = extended(this.sentence, new Int32Array(size));
    this.gap = extended(this.gap, new Uint8Array(size));
    this.shape = extended(this.shape, new Uint8Array(size));
  }
}

function extended<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Fills the table with the tokens of `text` from offset `from` up to `to`. */
export function tokenise(text: string, from: number, to: number, words: Vocabulary, table: TokenTable): void {
  const letters = words.buffer;
  let at = from;
  let count = 0;
  let gap = 0;
  let sentence = 0;
  let ended = false;
  while (at < to) {
    const code = text.charCodeAt(at);
    const kind = CLASS_OF[code]!;
    if (kind === space) {
      gap |= gap & Gap.hyphen && gap & Gap.space ? Gap.dash | Gap.space : Gap.space;
      at++;
      continue;
    }
    if (kind >= newline && kind !== apostrophe && kind <= ignored) {
      if (kind === newline) {
        if (code !== 0x0d) gap |= gap & Gap.newline ? Gap.blankLine : Gap.newline | Gap.space;
      } else if (kind === hyphen) gap |= Gap.hyphen;
      at++;
      continue;
    }
    if (count === table.start.length) table.grow();
    const first = at;
    let shape = 0;
    let word = 0;
    let stem = 0;
    if (kind <= upper) {
      if (kind === upper) shape = Shape.upperFirst;
      let length = 0;
      let stop = at;
      for (; at < to; at++) {
        const next = text.charCodeAt(at);
        const nextKind = CLASS_OF[next]!;
        if (nextKind === lower) shape |= Shape.lower;
        else if (nextKind === upper) shape |= Shape.upper;
        else if (nextKind === digit) shape |= Shape.digit;
        else if (nextKind === ignored) continue;
        else if (nextKind === raisedDigit && length === 1 && letters[0] === M) shape |= Shape.digit;
        else break;
        stop = at + 1;
        if (length >= LONGEST_WORD - 8) continue;
        const folded = FOLD_OF[next]!;
        if (folded === 0) {
          for (const letter of EXPANSIONS.get(next)!) letters[length++] = letter.charCodeAt(0);
          continue;
        }
        if (length > 0) {
          // `ae` and `oe` are spelt `e` in American English, and `mour` is spelt `mor`.
          const previous = letters[length - 1]!;
          if (folded === E && (previous === A || previous === O)) length--;
          else if (
            folded === R &&
            previous === U &&
            length > 3 &&
            letters[length - 2] === O &&
            letters[length - 3] === M
          )
            length--;
        }
        letters[length++] = folded;
      }
      word = words.find(letters, length);
      if (length > 2 && letters[length - 1] === S) stem = words.findSingular(letters, length);
      table.end[count] = stop;
      // `crizotinib's` is the word `crizotinib`; what follows the apostrophe belongs to no word.
      if (at + 1 < to && CLASS_OF[text.charCodeAt(at)]! === apostrophe) {
        const after = text.charCodeAt(at + 1);
        if ((after | 32) === S && !(at + 2 < to && CLASS_OF[text.charCodeAt(at + 2)]! <= digit)) at += 2;
      }
    } else if (kind === digit) {
      shape = Shape.number | Shape.digit;
      let length = 0;
      for (; at < to; at++) {
        const next = text.charCodeAt(at);
        const isDigit = CLASS_OF[next]! === digit;
        // A full stop or a middle dot between digits is a decimal point.
        if (
          !isDigit &&
          !((next === 0x2e || next === 0xb7) && at + 1 < to && CLASS_OF[text.charCodeAt(at + 1)]! === digit)
        )
          break;
        if (length < LONGEST_WORD) letters[length++] = isDigit ? next : 0x2e;
      }
      word = words.find(letters, length);
      table.end[count] = at;
    } else if (kind === ideograph) {
      letters[0] = code;
      word = words.find(letters, 1);
      at++;
      table.end[count] = at;
    } else {
      shape = Shape.punctuation;
      word = punctuationWord(code);
      at++;
      table.end[count] = at;
    }
    if (
      gap & Gap.blankLine ||
      (ended && gap & Gap.space && shape & (Shape.upperFirst | Shape.number | Shape.punctuation))
    )
      sentence++;
    ended =
      (word === 0x2e && !endsAbbreviation(text, first)) || word === 0x3f || word === 0x21
        ? true
        : ended && (word === 0x29 || word === 0x22 || word === 0x5d);
    table.start[count] = first;
    table.word[count] = word;
    table.stem[count] = stem;
    table.gap[count] = gap;
    table.shape[count] = shape;
    table.sentence[count] = sentence;
    count++;
    gap = 0;
  }
  table.count = count;
}

const ABBREVIATION = /(?:^|[\s(.])(?:[A-Za-z]|al|vs|fig|figs|approx|ca|cf|dr|no|nos|ref|refs|incl|resp|st)$/i;

/** True if the full stop at `at` ends an abbreviation such as `et al.` or `e.g.`, not a sentence. */
function endsAbbreviation(text: string, at: number): boolean {
  return ABBREVIATION.test(text.slice(Math.max(0, at - 7), at));
}

/** The id of a punctuation mark: the ASCII mark it stands for, or 1 for marks without one. */
export function punctuationWord(code: number): number {
  if (code < 128) return code;
  return WIDE_PUNCTUATION.get(code) ?? Punctuation.other;
}

/** Ids of marks that ASCII lacks; control codes, which text does not contain, are free for them. */
export const Punctuation = {
  other: 1,
  atLeast: 2,
  atMost: 3,
  plusMinus: 4,
  times: 5,
  bullet: 6,
  emDash: 14,
  ellipsis: 15,
  almostEqual: 16,
  half: 17,
} as const;

const WIDE_PUNCTUATION: ReadonlyMap<number, number> = new Map([
  [0x2265, Punctuation.atLeast],
  [0x2a7e, Punctuation.atLeast],
  [0x2267, Punctuation.atLeast],
  [0x2264, Punctuation.atMost],
  [0x2a7d, Punctuation.atMost],
  [0x2266, Punctuation.atMost],
  [0xb1, Punctuation.plusMinus],
  [0xd7, Punctuation.times],
  [0x2022, Punctuation.bullet],
  [0x2014, Punctuation.emDash],
  [0x2015, Punctuation.emDash],
  [0x2026, Punctuation.ellipsis],
  [0x2248, Punctuation.almostEqual],
  [0x223c, Punctuation.almostEqual],
  [0xbd, Punctuation.half],
  [0x2018, 0x27],
  [0x201c, 0x22],
  [0x201d, 0x22],
  [0xab, 0x22],
  [0xbb, 0x22],
  [0xff05, 0x25],
  [0xff08, 0x28],
  [0xff09, 0x29],
  [0xff1a, 0x3a],
  [0xff0c, 0x2c],
  [0xff1c, 0x3c],
  [0xff1e, 0x3e],
  [0xff0b, 0x2b],
  [0x2215, 0x2f],
  [0x2044, 0x2f],
  [0x3002, 0x2e],
  [0x2236, 0x3a],
  [0x2237, 0x3a],
]);
