/** The id of a punctuation mark: the ASCII mark it stands for, or 1 for marks without one. */
export function punctuationWord(code: number): number {
  if (code < 128) return code;
  return WIDE_PUNCTUATION.get(code) ?? Punctuation.other;
}

/** Ids of marks that ASCII lacks; control codes, which text does not contain, are free for them. */
export enum Punctuation {
  other = 1,
  atLeast = 2,
  atMost = 3,
  plusMinus = 4,
  times = 5,
  bullet = 6,
  emDash = 14,
  ellipsis = 15,
  almostEqual = 16,
  half = 17,
}

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
