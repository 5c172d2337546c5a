/** Fusions in notation: `EML4::ALK`, `EML4-ALK`, `ALK/EML4`. A hyphen or slash alone proves nothing: `PD-1/PD-L1`. */
import type { EntityFacts } from '../facts.ts';
import { Gap } from '../normalise/tokens.ts';
import type { EntityHit, Reading } from '../reading.ts';
import type { BiomarkerMention } from '../types.ts';

type Fusion = NonNullable<BiomarkerMention['fusion']>;

export interface FusionPair {
  readonly first: number;
  readonly end: number;
  /** Gene that carries the kinase. */
  readonly gene: string;
  readonly fusion: Fusion;
}

/** A symbol's shape: capitals and digits, with HGNC's `orf`. */
const SYMBOL = /^[A-Z][A-Z0-9]{1,9}$|^C\d{1,2}orf\d{1,3}$/;

/** The fusion that a gene's name is one side of, if its other side stands next to it. */
export function fusionPair(reading: Reading, hit: EntityHit, facts: EntityFacts): FusionPair | undefined {
  return partnerBefore(reading, hit, facts) ?? partnerAfter(reading, hit, facts);
}

function partnerBefore(reading: Reading, hit: EntityHit, facts: EntityFacts): FusionPair | undefined {
  const notation = separatorBefore(reading, hit.first);
  if (notation === undefined || notation.first === 0) return undefined;
  const other = reading.entityBefore(notation.first);
  const first = other?.first ?? notation.first - 1;
  const partner = symbolAt(reading, first, other);
  if (partner === undefined) return undefined;
  const gene = hit.surface.entity.id;
  if (!isFusion(reading, gene, partner, notation.notation, first, hit.end, facts)) return undefined;
  return {
    first,
    end: hit.end,
    gene,
    fusion: { fivePrime: partner, threePrime: gene, notation: notation.notation, reversed: false },
  };
}

function partnerAfter(reading: Reading, hit: EntityHit, facts: EntityFacts): FusionPair | undefined {
  const separator = separatorAfter(reading, hit.end);
  if (separator === undefined) return undefined;
  const other = reading.entityFrom(separator.end);
  const partner = symbolAt(reading, separator.end, other);
  const gene = hit.surface.entity.id;
  if (partner === undefined) return undefined;
  const known = facts.partners.get(gene)?.has(partner) === true;
  // Two genes that each carry a kinase are a list, and the later one is asked on its own turn.
  if (!known && (separator.notation !== '::' || !facts.partners.has(gene) || facts.partners.has(partner)))
    return undefined;
  const reversed = facts.carriers.has(gene);
  // Nothing tells that the order is wrong; a gene that stands second is asked on its own turn.
  if (!known && !reversed && other !== undefined) return undefined;
  const [fivePrime, threePrime] = reversed ? [partner, gene] : [gene, partner];
  return {
    first: hit.first,
    end: other?.end ?? separator.end + 1,
    gene,
    fusion: { fivePrime, threePrime, notation: separator.notation, reversed },
  };
}

function symbolAt(reading: Reading, at: number, hit: EntityHit | undefined): string | undefined {
  if (hit !== undefined) return hit.surface.entity.kind === 'gene' ? hit.surface.entity.id : undefined;
  const text = reading.textOf(at);
  return SYMBOL.test(text) ? text : undefined;
}

/** Known pairs in any notation; with `::` any symbol; otherwise the words must say that it is a fusion. */
function isFusion(
  reading: Reading,
  gene: string,
  partner: string,
  notation: Fusion['notation'],
  first: number,
  end: number,
  facts: EntityFacts,
): boolean {
  if (facts.partners.get(gene)?.has(partner)) return true;
  if (notation === '::') return true;
  if (facts.partners.has(partner)) return false;
  const after = reading.cueOf(end, 'state')?.cue.alteration;
  const before = reading.cueOfBefore(first, 'state')?.cue.alteration;
  return (after === 'fusion' || before === 'fusion') && notation !== '/';
}

interface Separator {
  readonly notation: Fusion['notation'];
}

function separatorBefore(reading: Reading, at: number): (Separator & { readonly first: number }) | undefined {
  if (at === 0) return undefined;
  if (reading.gap(at) === Gap.hyphen && reading.mark(at - 1) === 0) return { notation: '-', first: at };
  if (reading.gap(at) !== 0) return undefined;
  const single = SEPARATORS[String.fromCharCode(reading.mark(at - 1))];
  if (single === undefined || reading.gap(at - 1) !== 0) return undefined;
  if (single !== '::') return { notation: single, first: at - 1 };
  if (reading.isMark(at - 2, ':'))
    return reading.gap(at - 2) === 0 ? { notation: '::', first: at - 2 } : undefined;
  return reading.textOf(at - 1) === '∷' ? { notation: '::', first: at - 1 } : undefined;
}

function separatorAfter(reading: Reading, at: number): (Separator & { readonly end: number }) | undefined {
  if (reading.gap(at) === Gap.hyphen && reading.mark(at) === 0) return { notation: '-', end: at };
  const single = SEPARATORS[String.fromCharCode(reading.mark(at))];
  if (single === undefined || reading.gap(at) !== 0 || reading.gap(at + 1) !== 0) return undefined;
  if (single !== '::') return { notation: single, end: at + 1 };
  if (reading.isMark(at + 1, ':'))
    return reading.gap(at + 2) === 0 ? { notation: '::', end: at + 2 } : undefined;
  return reading.textOf(at) === '∷' ? { notation: '::', end: at + 1 } : undefined;
}

const SEPARATORS: Readonly<Record<string, Fusion['notation']>> = { ':': '::', '/': '/', _: '_' };
