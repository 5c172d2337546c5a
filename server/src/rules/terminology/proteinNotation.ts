/** Three-letter codes of the amino acids by their one-letter codes (IUPAC-IUB). */
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
};
const CODES: ReadonlySet<string> = new Set(Object.values(THREE_LETTERS));

/**
 * A substitution in HGVS protein notation, three letters: `G2032R`, `p.G2032R` and `Gly2032Arg` all give `p.Gly2032Arg`.
 * @returns undefined where the text is no single substitution
 */
export function proteinNotation(text: string): string | undefined {
  const match = /^(?:p\.)?\(?(?<from>[A-Z][a-z]{2}|[A-Z])(?<at>\d{1,5})(?<to>[A-Z][a-z]{2}|[A-Z])\)?$/u.exec(
    text.trim(),
  )?.groups;
  const from = match && threeLetters(match.from!);
  const to = match && threeLetters(match.to!);
  return from && to ? `p.${from}${match.at}${to}` : undefined;
}

function threeLetters(code: string): string | undefined {
  return code.length === 1 ? THREE_LETTERS[code] : CODES.has(code) ? code : undefined;
}
