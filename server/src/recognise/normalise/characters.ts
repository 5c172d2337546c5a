/**
 * What each UTF-16 code unit is to the word splitter, and what it folds to. Two tables of 65,536 entries, so that the
 * inner loop asks no questions about scripts. An enumeration, because the bundler writes its values into the loop.
 */
export enum CharacterClass {
  lower = 0,
  upper = 1,
  digit = 2,
  /** Raised or lowered digits: part of a unit after `m` (`m²`), otherwise a footnote mark. */
  raisedDigit = 3,
  space = 4,
  newline = 5,
  hyphen = 6,
  apostrophe = 7,
  /** Invisible or typographic marks that words are read through: soft hyphen, zero-width space, combining accents. */
  ignored = 8,
  punctuation = 9,
  /** Scripts written without spaces: every character is a word of its own. */
  ideograph = 10,
}

/** Class of every code unit. */
export const CLASS_OF: Uint8Array = new Uint8Array(65536).fill(CharacterClass.punctuation);

/**
 * Folded form of every code unit: lower case, without accents, the ASCII look-alike of punctuation. Zero for letters
 * that fold to several (`ß`, `æ`, `β`); those are in `EXPANSIONS`.
 */
export const FOLD_OF: Uint16Array = new Uint16Array(65536);

const GREEK =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda u nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega';

/** Letters that fold to more than one: Greek letters to their names, ligatures to their parts. */
export const EXPANSIONS: ReadonlyMap<number, string> = expansions();

function expansions(): Map<number, string> {
  const map = new Map<number, string>([
    [0xdf, 'ss'],
    [0xfb00, 'ff'],
    [0xfb01, 'fi'],
    [0xfb02, 'fl'],
    [0xfb03, 'ffi'],
    [0xfb04, 'ffl'],
  ]);
  const names = GREEK.split(' ');
  for (let index = 0; index < names.length; index++) {
    map.set(0x3b1 + index, names[index]!);
    if (index !== 17) map.set(0x391 + index, names[index]!);
  }
  return map;
}

function define(code: number, characterClass: number, fold = code): void {
  CLASS_OF[code] = characterClass;
  FOLD_OF[code] = fold;
}

function defineAll(codes: readonly number[], characterClass: number, fold?: number): void {
  for (const code of codes) define(code, characterClass, fold ?? code);
}

function defineLetters(first: number, last: number): void {
  for (let code = first; code <= last; code++) {
    const letter = String.fromCharCode(code);
    const lower = letter.toLowerCase();
    if (lower === letter.toUpperCase()) continue;
    const base = lower.normalize('NFD').charCodeAt(0);
    define(code, lower === letter ? CharacterClass.lower : CharacterClass.upper, base);
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

for (let code = 0; code < 65536; code++) FOLD_OF[code] = code;
defineLetters(0x41, 0x7a);
defineLetters(0xc0, 0x24f);
defineLetters(0x370, 0x3ff);
defineLetters(0x400, 0x52f);
defineLetters(0x1e00, 0x1eff);
for (const code of EXPANSIONS.keys()) {
  const letter = String.fromCharCode(code);
  define(code, letter === letter.toLowerCase() ? CharacterClass.lower : CharacterClass.upper, 0);
}
// `æ` and `œ` are `ae` and `oe`, which fold to `e`.
defineAll([0xe6, 0x153], CharacterClass.lower, 0x65);
defineAll([0xc6, 0x152], CharacterClass.upper, 0x65);
// The micro sign and mu are typed as `u` in units (`µg`, `ug`).
defineAll([0xb5, 0x3bc], CharacterClass.lower, 0x75);
for (let digit = 0; digit < 10; digit++) {
  define(0x30 + digit, CharacterClass.digit);
  define(0x2080 + digit, CharacterClass.raisedDigit, 0x30 + digit);
  if (digit === 0 || digit >= 4) define(0x2070 + digit, CharacterClass.raisedDigit, 0x30 + digit);
}
define(0xb9, CharacterClass.raisedDigit, 0x31);
define(0xb2, CharacterClass.raisedDigit, 0x32);
define(0xb3, CharacterClass.raisedDigit, 0x33);
defineAll(
  [0x09, 0x20, 0xa0, 0x1680, ...range(0x2000, 0x200a), 0x202f, 0x205f, 0x3000],
  CharacterClass.space,
  0x20,
);
defineAll([0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029], CharacterClass.newline, 0x0a);
// Hyphen, non-breaking hyphen, figure dash, en dash, minus and their small and full-width forms join words alike.
defineAll([0x2d, 0x2010, 0x2011, 0x2012, 0x2013, 0x2212, 0xfe63, 0xff0d], CharacterClass.hyphen, 0x2d);
// Kana, CJK ideographs and Hangul syllables.
for (const code of [...range(0x3040, 0x30ff), ...range(0x3400, 0x9fff), ...range(0xac00, 0xd7a3)]) {
  define(code, CharacterClass.ideograph);
}
defineAll([0x27, 0x2019, 0x2bc, 0xff07], CharacterClass.apostrophe, 0x27);
defineAll(
  [0xad, ...range(0x200b, 0x200f), 0x2060, 0xfeff, 0xae, 0x2122, 0xa9, ...range(0x300, 0x36f), 0xfe0f],
  CharacterClass.ignored,
);
