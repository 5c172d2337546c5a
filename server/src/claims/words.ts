import type { Span } from '../text/span.ts';

/** A word of a text, lower-cased, with its span in that text. Hyphenated words are split at the hyphen. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

const WORD = /[\p{L}\p{N}]+(?:['’](?:s|t|ve|re|d|ll)\b)?/gu;

/** Splits a text into words for cue matching; punctuation separates and is not a word. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    words.push({
      text: match[0].toLowerCase().replace('’', "'"),
      span: { start, end: start + match[0].length },
    });
  }
  return words;
}

/** The words that lie wholly inside a span, as a contiguous slice. */
export function wordsIn(words: readonly Word[], range: Span): readonly Word[] {
  return words.filter((word) => word.span.start >= range.start && word.span.end <= range.end);
}
