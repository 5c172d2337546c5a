import type { Span } from '../text/span.ts';

/** A word of a text, lower-cased, with its span in that text. Hyphenated words are split at the hyphen. */
export interface Word {
  readonly text: string;
  readonly span: Span;
  /** A comma, bracket, colon or semicolon stands between this word and the one before. */
  readonly afterMark: boolean;
}

/** Splits a lower-case text, or a range of it, into words for cue matching; punctuation separates and is not a word. Linear, one pass over the code units. */
export function wordsOf(text: string, range?: Span): readonly Word[] {
  const words: Word[] = [];
  const length = range ? range.end : text.length;
  let offset = range ? range.start : 0;
  let afterMark = false;
  while (offset < length) {
    const code = text.charCodeAt(offset);
    if (!isWordCode(code)) {
      if (isMark(code)) afterMark = true;
      offset++;
      continue;
    }
    const start = offset;
    while (offset < length && isWordCode(text.charCodeAt(offset))) offset++;
    offset = contractionEnd(text, offset);
    words.push({
      text: withStraightApostrophe(text.slice(start, offset)),
      span: { start, end: offset },
      afterMark,
    });
    afterMark = false;
  }
  return words;
}

function withStraightApostrophe(word: string): string {
  return word.includes('’') ? word.replace('’', "'") : word;
}

/** Comma, semicolon, colon, brackets. */
function isMark(code: number): boolean {
  return (
    code === 0x2c ||
    code === 0x3b ||
    code === 0x3a ||
    code === 0x28 ||
    code === 0x29 ||
    code === 0x5b ||
    code === 0x5d
  );
}

/** ASCII letters and digits, and everything from U+00C0 on that is not punctuation: letters of other scripts, superscripts' kin. */
function isWordCode(code: number): boolean {
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  if (code < 0xc0) return code === 0xb5 || code === 0xaa || code === 0xba;
  if (code === 0xd7 || code === 0xf7) return false;
  return (
    !(code >= 0x2000 && code <= 0x2bff) &&
    !(code >= 0x3000 && code <= 0x3004) &&
    code !== 0xfeff &&
    !(code >= 0xff00 && code <= 0xff0f)
  );
}

const CONTRACTIONS: readonly string[] = ['s', 't', 've', 're', 'd', 'll'];

/** The end of `'s`, `n't` and the like after a word, or the word's own end. */
function contractionEnd(text: string, end: number): number {
  const mark = text.charCodeAt(end);
  if (mark !== 0x27 && mark !== 0x2019) return end;
  for (const ending of CONTRACTIONS) {
    const after = end + 1 + ending.length;
    if (text.slice(end + 1, after).toLowerCase() === ending && !isWordCode(text.charCodeAt(after)))
      return after;
  }
  return end;
}

/** The words that lie wholly inside a span, as a contiguous slice. */
export function wordsIn(words: readonly Word[], range: Span): readonly Word[] {
  let from = 0;
  while (from < words.length && words[from]!.span.start < range.start) from++;
  let to = from;
  while (to < words.length && words[to]!.span.end <= range.end) to++;
  return words.slice(from, to);
}
