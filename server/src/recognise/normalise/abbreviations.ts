/** Abbreviations whose full stop ends no sentence; single letters (`e.g.`, initials) need no entry. */
const ABBREVIATIONS: ReadonlySet<number> = new Set(
  [
    'al',
    'vs',
    'fig',
    'figs',
    'approx',
    'ca',
    'cf',
    'dr',
    'no',
    'nos',
    'ref',
    'refs',
    'incl',
    'resp',
    'st',
  ].map((word) => lettersBefore(word, word.length)),
);

/** Up to six letters before an offset as one number in base 32, 0 for none, -1 for more. */
function lettersBefore(text: string, at: number): number {
  let key = 0;
  let first = at - 1;
  for (; first >= 0; first--) {
    const code = text.charCodeAt(first) | 32;
    if (code < 97 || code > 122) break;
    if (at - first > 6) return -1;
    key = key * 32 + (code & 31);
  }
  return key;
}

/** True if the full stop at `at` ends an abbreviation such as `et al.` or `e.g.`, not a sentence. */
export function endsAbbreviation(text: string, at: number): boolean {
  const key = lettersBefore(text, at);
  return key > 0 && (key < 32 || ABBREVIATIONS.has(key));
}
