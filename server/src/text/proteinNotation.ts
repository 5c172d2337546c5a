/** Protein notation: amino acids by their codes (IUPAC-IUB) and substitutions as HGVS writes them. */

/** Three-letter codes by one-letter codes, with `Xaa` for any residue and `Ter` for a stop. */
const THREE_LETTERS: Readonly<Record<string, string>> = {
  A: 'Ala',
  C: 'Cys',
  D: 'Asp',
  E: 'Glu',
  F: 'Phe',
  G: 'Gly',
  H: 'His',
  I: 'Ile',
  K: 'Lys',
  L: 'Leu',
  M: 'Met',
  N: 'Asn',
  P: 'Pro',
  Q: 'Gln',
  R: 'Arg',
  S: 'Ser',
  T: 'Thr',
  V: 'Val',
  W: 'Trp',
  Y: 'Tyr',
  X: 'Xaa',
  '*': 'Ter',
};

const ONE_LETTER: ReadonlyMap<string, string> = new Map(
  Object.entries(THREE_LETTERS).map(([one, three]) => [three, one]),
);

const SHORT = /^(?<from>[A-WYZ])(?<position>\d+)(?<to>[A-Z*])$/;
const WRITTEN = /^(?:p\.)?\(?(?<from>[A-Z][a-z]{2}|[A-Z])(?<position>\d{1,5})(?<to>[A-Z][a-z]{2}|[A-Z])\)?$/u;

/** One-letter code of a three-letter one: `Gly` gives `G`, `Ter` gives `*`; undefined for anything else. */
export function oneLetterOf(code: string): string | undefined {
  return ONE_LETTER.get(code);
}

/** HGVS protein notation of a short substitution: `G1202R` gives `p.Gly1202Arg`; undefined for other short forms. */
export function hgvsOf(short: string): string | undefined {
  return notationOf(SHORT.exec(short)?.groups);
}

/**
 * A substitution in HGVS protein notation, three letters: `G2032R`, `p.G2032R` and `Gly2032Arg` all give `p.Gly2032Arg`.
 * @returns undefined where the text is no single substitution of one named residue by another
 */
export function proteinNotation(text: string): string | undefined {
  const notation = notationOf(WRITTEN.exec(text.trim())?.groups);
  return notation === undefined || /Xaa|Ter/.test(notation) ? undefined : notation;
}

function notationOf(parts: Readonly<Record<string, string>> | undefined): string | undefined {
  const from = threeLetters(parts?.from);
  const to = threeLetters(parts?.to);
  return parts && from && to ? `p.${from}${parts.position}${to}` : undefined;
}

function threeLetters(code = ''): string | undefined {
  return code.length === 1 ? THREE_LETTERS[code] : ONE_LETTER.has(code) ? code : undefined;
}
