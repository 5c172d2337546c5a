/**
 * Splits text into words, numbers and punctuation with a char-code loop, folding as it goes. Offsets are those of the
 * original text; nothing is rewritten.
 *
 * Folding: letter case, accents, hyphen and space variants, soft hyphens, ligatures, Greek letters, `ae`/`oe` as `e`
 * and `mour` as `mor` (tumour, leukaemia, oesophageal), possessive `'s`.
 */
import { endsAbbreviation } from './abbreviations.ts';
import { CharacterClass, CLASS_OF, EXPANSIONS, FOLD_OF } from './characters.ts';
import { punctuationWord } from './punctuation.ts';
import {
  FIRST_SEED,
  LONGEST_WORD,
  mayLoseMoreThanS,
  mixFirst,
  mixSecond,
  SECOND_SEED,
  type Vocabulary,
} from './vocabulary.ts';

/** What stands before a token, as bits. */
export enum Gap {
  space = 1,
  hyphen = 2,
  newline = 4,
  blankLine = 8,
  dash = 16,
}

/** What a token is made of, as bits. */
export enum Shape {
  upperFirst = 1,
  lower = 2,
  upper = 4,
  digit = 8,
  number = 16,
  punctuation = 32,
}

/** Folded code units that the splitter asks for. */
enum Code {
  a = 97,
  e = 101,
  m = 109,
  o = 111,
  r = 114,
  s = 115,
  u = 117,
  carriageReturn = 0x0d,
  exclamationMark = 0x21,
  quotationMark = 0x22,
  closingBracket = 0x29,
  fullStop = 0x2e,
  questionMark = 0x3f,
  closingSquareBracket = 0x5d,
  middleDot = 0xb7,
}

/** Shape bit of each character class that words are made of. */
const SHAPE_OF_KIND = new Uint8Array([Shape.lower, Shape.upper, Shape.digit, Shape.digit]);

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
  const classOf = CLASS_OF;
  const foldOf = FOLD_OF;
  const shapeOfKind = SHAPE_OF_KIND;
  let { start, end, word: wordOf, stem: stemOf, gap: gapOf, shape: shapeOf, sentence: sentenceOf } = table;
  let capacity = start.length;
  let at = from;
  let count = 0;
  let gap = 0;
  let sentence = 0;
  let ended = false;
  while (at < to) {
    const code = text.charCodeAt(at);
    const kind = classOf[code]!;
    if (
      kind >= CharacterClass.space &&
      kind <= CharacterClass.ignored &&
      kind !== CharacterClass.apostrophe
    ) {
      gap = gapWith(gap, kind, code);
      at++;
      continue;
    }
    if (count === capacity) {
      table.grow();
      ({ start, end, word: wordOf, stem: stemOf, gap: gapOf, shape: shapeOf, sentence: sentenceOf } = table);
      capacity = start.length;
    }
    start[count] = at;
    let shape = 0;
    let word = 0;
    let stem = 0;
    if (kind <= CharacterClass.upper) {
      if (kind === CharacterClass.upper) shape = Shape.upperFirst;
      let first = FIRST_SEED;
      let second = SECOND_SEED;
      let firstBefore = 0;
      let secondBefore = 0;
      let previous = 0;
      let next = at;
      // Plain letters and digits are hashed as they are met; anything else starts the word over in `scan`.
      for (; next < to; next++) {
        const letter = text.charCodeAt(next);
        const letterKind = classOf[letter]!;
        if (letterKind > CharacterClass.digit) break;
        shape |= shapeOfKind[letterKind]!;
        const folded = foldOf[letter]!;
        if (
          folded === 0 ||
          (folded === Code.e && (previous === Code.a || previous === Code.o)) ||
          (folded === Code.r && previous === Code.u && endsInMou(text, next))
        ) {
          previous = -1;
          break;
        }
        firstBefore = first;
        secondBefore = second;
        first = mixFirst(first, folded);
        second = mixSecond(second, folded);
        previous = folded;
      }
      const stopKind = next < to ? classOf[text.charCodeAt(next)]! : CharacterClass.space;
      if (
        previous === -1 ||
        stopKind === CharacterClass.ignored ||
        stopKind === CharacterClass.raisedDigit ||
        next - at > LONGEST_WORD
      ) {
        scan(text, at, to, words, scanned);
        ({ end: next, shape, word, stem } = scanned);
        if (kind === CharacterClass.upper) shape |= Shape.upperFirst;
      } else {
        word = words.lookup(first, second);
        if (previous === Code.s && next - at > 2 && !words.learning) {
          const beforeS = text.charCodeAt(next - 2) | 32;
          if (beforeS !== Code.s) stem = words.lookup(firstBefore, secondBefore);
          if (stem === 0 && beforeS === Code.e && mayLoseMoreThanS(text.charCodeAt(next - 3) | 32)) {
            scan(text, at, to, words, scanned);
            stem = scanned.stem;
          }
        }
      }
      end[count] = next;
      at = next;
      if (stopKind === CharacterClass.apostrophe) at = afterPossessive(text, next, to);
    } else if (kind === CharacterClass.digit) {
      shape = Shape.number | Shape.digit;
      at = scanNumber(text, at, to, words.buffer);
      word = words.find(words.buffer, Math.min(at - start[count]!, LONGEST_WORD));
      end[count] = at;
    } else {
      word = kind === CharacterClass.ideograph ? ideographWord(code, words) : punctuationWord(code);
      if (kind !== CharacterClass.ideograph) shape = Shape.punctuation;
      end[count] = ++at;
    }
    if (ended || gap & Gap.blankLine) {
      if (
        gap & Gap.blankLine ||
        (gap & Gap.space && shape & (Shape.upperFirst | Shape.number | Shape.punctuation))
      ) {
        sentence++;
        ended = false;
      }
      if (word !== Code.closingBracket && word !== Code.closingSquareBracket && word !== Code.quotationMark)
        ended = false;
    }
    if (
      word === Code.questionMark ||
      word === Code.exclamationMark ||
      (word === Code.fullStop && !endsAbbreviation(text, at - 1))
    )
      ended = true;
    wordOf[count] = word;
    stemOf[count] = stem;
    gapOf[count] = gap;
    shapeOf[count] = shape;
    sentenceOf[count] = sentence;
    count++;
    gap = 0;
  }
  table.count = count;
}

/** True if the letters before an offset are `mou`, as in `tumour`. */
function endsInMou(text: string, at: number): boolean {
  return at > 2 && (text.charCodeAt(at - 2) | 32) === Code.o && (text.charCodeAt(at - 3) | 32) === Code.m;
}

/** Adds one separator to the gap before a token; a hyphen with space on both sides is a dash. */
function gapWith(gap: number, kind: number, code: number): number {
  if (kind === CharacterClass.space)
    return gap | (gap & Gap.hyphen && gap & Gap.space ? Gap.dash | Gap.space : Gap.space);
  if (kind === CharacterClass.hyphen) return gap | Gap.hyphen;
  if (kind !== CharacterClass.newline || code === Code.carriageReturn) return gap;
  return gap | (gap & Gap.newline ? Gap.blankLine : Gap.newline | Gap.space);
}

/** `crizotinib's` is the word `crizotinib`: the offset after the `s`, which belongs to no word. */
function afterPossessive(text: string, at: number, to: number): number {
  if (at + 1 >= to || (text.charCodeAt(at + 1) | 32) !== Code.s) return at;
  return at + 2 < to && CLASS_OF[text.charCodeAt(at + 2)]! <= CharacterClass.digit ? at : at + 2;
}

interface ScannedWord {
  end: number;
  shape: number;
  word: number;
  stem: number;
}

const scanned: ScannedWord = { end: 0, shape: 0, word: 0, stem: 0 };

/** Reads a word letter by letter into the vocabulary's buffer, with every folding there is. */
function scan(text: string, from: number, to: number, words: Vocabulary, result: ScannedWord): void {
  const letters = words.buffer;
  let length = 0;
  result.end = from;
  result.shape = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    const kind = CLASS_OF[code]!;
    if (kind === CharacterClass.ignored) continue;
    if (
      kind > CharacterClass.digit &&
      !(kind === CharacterClass.raisedDigit && length === 1 && letters[0] === Code.m)
    )
      break;
    result.shape |= SHAPE_OF_KIND[kind]!;
    result.end = at + 1;
    if (length < LONGEST_WORD - LONGEST_EXPANSION) length = spell(code, letters, length);
  }
  result.word = words.find(letters, length);
  result.stem = length > 2 && letters[length - 1] === Code.s ? words.findSingular(letters, length) : 0;
}

const LONGEST_EXPANSION = 8;

/** Appends a letter to a word; `ae` and `oe` are spelt `e` in American English, and `mour` is spelt `mor`. */
function spell(code: number, letters: Uint16Array, from: number): number {
  let length = from;
  const folded = FOLD_OF[code]!;
  if (folded === 0) {
    for (const letter of EXPANSIONS.get(code)!) letters[length++] = letter.charCodeAt(0);
    return length;
  }
  const previous = length > 0 ? letters[length - 1] : 0;
  if (folded === Code.e && (previous === Code.a || previous === Code.o)) length--;
  else if (
    folded === Code.r &&
    previous === Code.u &&
    letters[length - 2] === Code.o &&
    letters[length - 3] === Code.m
  )
    length--;
  letters[length++] = folded;
  return length;
}

/** Reads digits with their decimal point or middle dot; the offset after them. */
function scanNumber(text: string, from: number, to: number, letters: Uint16Array): number {
  let at = from;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    const isDigit = CLASS_OF[code]! === CharacterClass.digit;
    if (!isDigit) {
      if (code !== Code.fullStop && code !== Code.middleDot) break;
      if (at + 1 >= to || CLASS_OF[text.charCodeAt(at + 1)]! !== CharacterClass.digit) break;
    }
    if (at - from < LONGEST_WORD) letters[at - from] = isDigit ? code : Code.fullStop;
  }
  return at;
}

function ideographWord(code: number, words: Vocabulary): number {
  words.buffer[0] = code;
  return words.find(words.buffer, 1);
}
