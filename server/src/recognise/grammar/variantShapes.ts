/** Shapes of protein changes, by HGVS: `G1202R`, `Gly1202Arg`, `E746_A750del`, `I1171X`. */
import { oneLetterOf } from '../../text/proteinNotation.ts';

const ONE_LETTER = /^([ACDEFGHIKLMNPQRSTVWY])(\d{1,4})([ACDEFGHIKLMNPQRSTVWXY]|fs|del|dup|ins)?$/;
const THREE_LETTER = /^([A-Z][a-z]{2})(\d{1,4})([A-Z][a-z]{2}|fs|del|dup)?$/;
const AFTER_GENE = /^([A-Z][A-Z0-9]*?)([ACDEFGHIKLMNPQRSTVWY]\d{2,4}[ACDEFGHIKLMNPQRSTVWXY])$/;

export interface ProteinChange {
  /** One-letter form: `G1202R`; without the last letter where only a position is written. */
  readonly short: string;
  readonly position: number;
  /** Residue after the change, or `fs`, `del`, `dup`, `ins`; empty for a position alone. */
  readonly to: string;
  readonly threeLetter: boolean;
}

/** Reads one word as a protein change; a residue that does not change is none. */
export function proteinChange(word: string): ProteinChange | undefined {
  const one = ONE_LETTER.exec(word);
  if (one !== null) {
    const [, from = '', position = '', to = ''] = one;
    return from === to ? undefined : { short: word, position: Number(position), to, threeLetter: false };
  }
  const three = THREE_LETTER.exec(word);
  if (three === null) return undefined;
  const [, before = '', position = '', after = ''] = three;
  const from = oneLetterOf(before);
  const to = after.length === 3 && after[0] === after[0]!.toUpperCase() ? oneLetterOf(after) : after;
  if (from === undefined || to === undefined || from === to) return undefined;
  return { short: `${from}${position}${to}`, position: Number(position), to, threeLetter: true };
}

/** `ALKG1202R`: a known symbol run together with a change. */
export function changeAfterSymbol(
  word: string,
  symbols: ReadonlySet<string>,
): { readonly gene: string; readonly change: ProteinChange } | undefined {
  const match = AFTER_GENE.exec(word);
  if (match === null) return undefined;
  const [, gene = '', rest = ''] = match;
  const change = proteinChange(rest);
  return symbols.has(gene) && change !== undefined ? { gene, change } : undefined;
}

/** True for one residue letter, as in the tail of `I1171T/N/S`. */
export function isResidue(word: string): boolean {
  return /^[ACDEFGHIKLMNPQRSTVWY]$/.test(word);
}
