import type { AlterationClass, BiomarkerRef } from '../../types.ts';

/** What a molecular profile says in the base's terms, or why it cannot be said in them. */
export type ProfileReading =
  | {
      readonly biomarkers: readonly BiomarkerRef[];
      readonly needed: 'any' | 'all';
      /** Alterations that came first in the same gene, such as the fusion that a kinase mutation arose in. */
      readonly coOccurring: readonly BiomarkerRef[];
    }
  | { readonly problem: string };

/** What reading needs to know of genes. */
export interface GeneKnowledge {
  /** The base's symbol for a symbol or name; undefined where it has none. */
  symbolOf(symbol: string): string | undefined;
  /** Of the two genes of a fusion the one that the base records fusions of; undefined where that is open. */
  fusedGene(fivePrime: string, threePrime: string): string | undefined;
}

/**
 * Reads a CIViC molecular profile: `EGFR T790M`, `v::ALK Fusion AND ALK L1196M`, `BRCA1 Mutation OR BRCA2 Mutation`.
 * Only forms with an exact equal are read; nothing is inferred from a name.
 */
export function readProfile(profile: string, genes: GeneKnowledge): ProfileReading {
  const text = profile.trim();
  if (/\bNOT\b/u.test(text)) return problem('an alteration that must be absent');
  const isAll = /\bAND\b/u.test(text);
  const isAny = /\bOR\b/u.test(text);
  if ((isAll && isAny) || /^\(|\)\s+(?:AND|OR)\b/u.test(text))
    return problem('alternatives inside a combination');
  const parts: BiomarkerRef[] = [];
  for (const part of text.split(/\s+(?:AND|OR)\s+/u)) {
    const read = readFeature(part, genes);
    if ('problem' in read) return read;
    parts.push(...read.biomarkers);
    if (isAll && read.biomarkers.length > 1) return problem('alternatives inside a combination');
  }
  if (!isAll) return { biomarkers: parts, needed: 'any', coOccurring: [] };
  return together(parts);
}

/** A mutation in a gene that is fused is a finding on the mutation; the fusion is what it arose in. */
function together(parts: readonly BiomarkerRef[]): ProfileReading {
  const genes = new Set(parts.map(({ gene }) => gene));
  const fusions = parts.filter(({ alteration }) => alteration === 'fusion');
  const others = parts.filter(({ alteration }) => alteration !== 'fusion');
  if (genes.size === 1 && fusions.length > 0 && others.length > 0) {
    return { biomarkers: others, needed: others.length > 1 ? 'all' : 'any', coOccurring: fusions };
  }
  return { biomarkers: parts, needed: 'all', coOccurring: [] };
}

function readFeature(
  text: string,
  genes: GeneKnowledge,
): { biomarkers: BiomarkerRef[] } | { problem: string } {
  // `VHL K159fs (c.474_476delGAAinsC)`: the change of the DNA stands behind that of the protein.
  const match = /^(\S+)\s+(.+)$/u.exec(text.replace(/\s*\(c\.[^)]*\)\s*$/u, ''));
  if (!match) return problem(`"${text}" is not a gene and an alteration`);
  const [, feature = '', variant = ''] = match;
  if (feature.includes('::')) return readFusion(feature, variant, genes);
  const gene = genes.symbolOf(feature);
  if (gene === undefined) return problem(`"${feature}" is not a gene symbol`);
  const states = alterationsOf(variant);
  if (!states) return problem(`the alteration "${variant}" has no equal`);
  return { biomarkers: states.map((state) => ({ gene, ...state })) };
}

function readFusion(
  feature: string,
  variant: string,
  genes: GeneKnowledge,
): { biomarkers: BiomarkerRef[] } | { problem: string } {
  // `EML4::ALK e6::e20` names the exons that are joined; it is a fusion like any other.
  if (!/^fusion$|^e\d+[^\s:]*::e\d+\S*$/i.test(variant))
    return problem(`the alteration "${variant}" has no equal`);
  const [fivePrime = '', threePrime = ''] = feature.split('::');
  const isOpen = (side: string): boolean => side === 'v' || side === '?';
  const named = isOpen(fivePrime)
    ? threePrime
    : isOpen(threePrime)
      ? fivePrime
      : genes.fusedGene(fivePrime, threePrime);
  if (named === undefined) return problem(`which gene of ${feature} the fusion is recorded under is open`);
  const gene = genes.symbolOf(named);
  return gene === undefined
    ? problem(`"${named}" is not a gene symbol`)
    : { biomarkers: [{ gene, alteration: 'fusion' }] };
}

type State = Omit<BiomarkerRef, 'gene'>;

const WORDS: readonly (readonly [RegExp, AlterationClass])[] = [
  [/^mutations?$/i, 'mutation'],
  [/^amplification$/i, 'amplification'],
  [/^(?:loss|deletion)$/i, 'loss'],
  [/^(?:over)?expression$/i, 'expression'],
  [/^wild-?\s?type$/i, 'wild-type'],
  [/^fusion$/i, 'fusion'],
];

const EXONS: readonly (readonly [RegExp, AlterationClass])[] = [
  [/^exon (\d+) skipping(?: mutation)?$/i, 'exon-skipping'],
  [/^exon (\d+) deletion$/i, 'exon-deletion'],
  [/^exon (\d+) insertion$/i, 'exon-insertion'],
  [/^exon (\d+) mutation$/i, 'mutation'],
];

/** One change of the protein in short form, with the letter case that HGVS gives to kinds of change. */
const RESIDUE = /^([A-Z])(\d+)([A-Z*])$/u;
const WHOLE_RESIDUE = /^([A-Z])(\d+)$/u;
const LONG_CHANGE = /^[A-Z]\d+(?:_[A-Z]\d+)?(?:del|ins|dup|fs)[A-Z0-9*]*$/i;

/** The alteration an expression names; several where it lists residues. Undefined where there is no exact equal. */
function alterationsOf(text: string): readonly State[] | undefined {
  const word = WORDS.find(([pattern]) => pattern.test(text));
  if (word) return [{ alteration: word[1] }];
  for (const [pattern, alteration] of EXONS) {
    const exon = pattern.exec(text)?.[1];
    if (exon !== undefined) return [{ alteration, exon: Number(exon) }];
  }
  const parts = text.split('/');
  const variants = parts.map(variantOf);
  return variants.includes(undefined)
    ? undefined
    : variants.map((variant) => ({ alteration: 'mutation', variant: variant! }));
}

/** The short protein form; `G12`, any change of a residue, is `G12X`. */
function variantOf(text: string): string | undefined {
  if (RESIDUE.test(text)) return text;
  if (WHOLE_RESIDUE.test(text)) return `${text}X`;
  if (!LONG_CHANGE.test(text)) return undefined;
  return text
    .replace(/(?<=\d)(?:del|ins|dup|fs)(?:ins)?/gi, (kind) => kind.toLowerCase())
    .replace(/DELINS|delINS/gu, 'delins');
}

function problem(words: string): { readonly problem: string } {
  return { problem: words };
}
