/**
 * Long forms with their abbreviation in brackets, or the reverse, found as Schwartz and Hearst do (Pac Symp Biocomput 2003:451):
 * the letters of the abbreviation stand in the long form in order, the first at the beginning of its first word.
 */

export interface WrittenOut {
  readonly short: string;
  readonly long: string;
  /** Place of the long form in the text. */
  readonly start: number;
  readonly end: number;
}

const IN_BRACKETS = /\(([A-Z][A-Za-z0-9-]{1,9})\)/gu;
const SHORT_FIRST = /(?<![\p{L}\p{N}-])([A-Z][A-Z0-9-]{1,9}) \(([^()]{6,80})\)/gu;

/** Abbreviations that a text writes out, in order. */
export function expansionsIn(text: string): readonly WrittenOut[] {
  if (!text.includes('(')) return asEntry(text);
  const behind = [...text.matchAll(IN_BRACKETS)].flatMap((match) => {
    const short = match[1]!;
    const start = longFormBefore(text, match.index, short);
    if (start === undefined) return [];
    const end = endOfWords(text, match.index);
    // A list of several names is none long form.
    if (/,\s+(?:and|or)\s/u.test(text.slice(start, end))) return [];
    return [{ short, long: text.slice(start, end), start, end }];
  });
  const ahead = [...text.matchAll(SHORT_FIRST)].flatMap((match) => {
    const [, short, long] = match as unknown as [string, string, string];
    if (!spells(short, long) || /[,;:]|\d{3}/u.test(long)) return [];
    const start = match.index + short.length + 2;
    return [{ short, long, start, end: start + long.length }];
  });
  return [...behind, ...ahead, ...asEntry(text)].sort((a, b) => a.start - b.start);
}

/** An entry of a list of abbreviations: `ROS1: ROS proto-oncogene 1`, `PFS = progression-free survival`. */
function asEntry(text: string): readonly WrittenOut[] {
  const match = /^\s*([A-Z][A-Z0-9-]{1,9})\s*(?:[:=]|\s[–—-])\s+([^()\d.;:]{6,80}?(?:\s\d)?)\.?\s*$/u.exec(
    text,
  );
  if (!match || !spells(match[1]!, match[2]!)) return [];
  const start = match.index + match[0].lastIndexOf(match[2]!);
  return [{ short: match[1]!, long: match[2]!, start, end: start + match[2]!.length }];
}

/** Where the long form before a bracket begins: at most two words more than the abbreviation has letters. */
function longFormBefore(text: string, bracket: number, short: string): number | undefined {
  const clause = text.slice(clauseStart(text, bracket), bracket).trimEnd();
  const words = [...clause.matchAll(/[\p{L}\p{N}][^\s]*/gu)];
  const letters = lettersOf(short).length;
  const from = Math.max(0, words.length - Math.min(letters + 5, letters * 2) - 1);
  const base = endOfWords(text, bracket) - clause.length;
  // The shortest stretch that spells the abbreviation, as Schwartz and Hearst take it.
  for (let at = words.length - 1; at >= from; at--) {
    const word = words[at]!;
    const long = clause.slice(word.index);
    if (long.split(/[\s-]+/u).length >= 2 && spells(short, long)) return base + word.index;
  }
  return undefined;
}

const LONGEST = 200;

/** Where the words before an offset begin that no stop or bracket parts from it, `LONGEST` code units before it at most. */
function clauseStart(text: string, end: number): number {
  let start = end;
  const first = Math.max(0, end - LONGEST);
  while (start > first && !'.;:()[]'.includes(text[start - 1]!)) start--;
  return start;
}

/** The offset without the white space before it. */
function endOfWords(text: string, offset: number): number {
  let end = offset;
  while (end > 0 && /\s/u.test(text[end - 1]!)) end--;
  return end;
}

function spells(short: string, long: string): boolean {
  const letters = lettersOf(short);
  const text = long.toLowerCase();
  if (letters.length < 2 || text[0] !== letters[0] || initialsIn(letters, text) < letters.length * 0.6)
    return false;
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at);
    if (at < 0) return false;
    at++;
  }
  return !text.includes(` ${short.toLowerCase()} `);
}

/** How many of the letters, in order, begin a word. */
function initialsIn(letters: string, text: string): number {
  let at = 0;
  let found = 0;
  for (const word of text.split(/[^\p{L}\p{N}]+/u)) {
    const next = letters.indexOf(word[0] ?? ' ', at);
    if (next < 0) continue;
    found++;
    at = next + 1;
  }
  return found;
}

function lettersOf(short: string): string {
  return short.toLowerCase().replace(/[^\p{L}]/gu, '');
}
