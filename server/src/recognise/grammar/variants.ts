/** Variants: protein changes with the gene written beside them, groups such as `I1171T/N/S`, HGVS forms. */
import type { EntityFacts } from '../facts.ts';
import { Gap, Shape } from '../normalise/tokens.ts';
import type { EntityHit, Reading } from '../reading.ts';
import type { VariantMention } from '../types.ts';
import { afterBracket, afterSeparator } from './coordination.ts';
import { changeAfterSymbol, isResidue, type ProteinChange, proteinChange } from './variantShapes.ts';

type Notation = VariantMention['notation'];

/** One or more changes written in one piece, and where they stand. */
interface Found {
  readonly first: number;
  readonly end: number;
  readonly change: ProteinChange;
  readonly notation: Notation;
  /** Symbol run together with the change. */
  readonly prefix: string | undefined;
  /** Letters that follow by slashes: `/N/S`, as [token, short form]. */
  readonly members: readonly (readonly [number, string])[];
}

const SHAPE = Shape.digit | Shape.upperFirst;

/** Finds variants; gene names directly before one become part of its mention. */
export function readVariants(reading: Reading, facts: EntityFacts): void {
  readNamed(reading, facts);
  let listGene: string | undefined;
  let listEnd = -1;
  let done = 0;
  for (const at of reading.codes) {
    if (at < done || reading.isNamed(at)) continue;
    const found = read(reading, at, facts);
    if (found === undefined) continue;
    const before = geneBefore(reading, found.first);
    const inList =
      listEnd === found.first ||
      (listEnd >= 0 && afterSeparator(reading, afterBracket(reading, listEnd)) === found.first);
    const gene =
      found.prefix ??
      before?.surface.entity.id ??
      (inList ? listGene : undefined) ??
      geneAfter(reading, found.end) ??
      unknownSymbolBefore(reading, found.first);
    // Beside one change the shape means another: "K601E and, in one patient each, G466V".
    const beside = listEnd > 0 && reading.sameSentence(listEnd - 1, found.first) && found.change.to !== '';
    if (!beside && !isMeant(reading, found, gene, facts)) continue;
    emit(reading, found, gene, before, facts);
    listGene = gene;
    listEnd = found.end;
    done = found.end;
  }
}

function read(reading: Reading, at: number, facts: EntityFacts): Found | undefined {
  const word = reading.textOf(at);
  const joined = word.length > 6 ? changeAfterSymbol(word, facts.symbols) : undefined;
  const written = joined?.change ?? rangeChange(reading, at) ?? proteinChange(word);
  if (written === undefined) return undefined;
  let first = at;
  let end = at + (written.short.includes('_') ? 3 : 1);
  const stops = written.to === '' && reading.isMark(end, '*') && reading.gap(end) === 0;
  const change = stops ? { ...written, short: `${written.short}*`, to: '*' } : written;
  if (stops) end++;
  let notation: Notation = change.threeLetter ? 'hgvs-three-letter' : 'short';
  const bracketed = reading.isMark(at - 1, '(') && reading.isMark(end, ')') && reading.gap(at) === 0;
  const marker = bracketed ? at - 2 : at - 1;
  if (reading.isMark(marker, '.') && reading.textOf(marker - 1) === 'p' && reading.gap(marker) === 0) {
    first = marker - 1;
    if (bracketed) end++;
    notation = bracketed ? 'hgvs-predicted' : change.threeLetter ? 'hgvs-three-letter' : 'hgvs-one-letter';
  }
  const members: (readonly [number, string])[] = [];
  if (change.to.length === 1 && !change.threeLetter) {
    while (reading.isMark(end, '/') && isResidue(reading.textOf(end + 1)) && reading.gap(end + 1) === 0) {
      members.push([end + 1, change.short.slice(0, -1) + reading.textOf(end + 1)]);
      end += 2;
    }
  }
  return { first, end, change, notation, prefix: joined?.gene, members };
}

/** `E746_A750del`. */
function rangeChange(reading: Reading, at: number): ProteinChange | undefined {
  if (!reading.isMark(at + 1, '_') || reading.gap(at + 1) !== 0 || reading.gap(at + 2) !== 0)
    return undefined;
  const from = proteinChange(reading.textOf(at));
  const to = /^([A-Z]\d{1,4})(del|dup|ins)([A-Z]*)$/.exec(reading.textOf(at + 2));
  if (from?.to !== '' || to === null) return undefined;
  return {
    short: `${from.short}_${reading.textOf(at + 2)}`,
    position: from.position,
    to: to[2]!,
    threeLetter: false,
  };
}

/** The gene's name that ends where the change begins: `ALK G1202R`, `ROS1-G2032R`, `ALK (G1202R)`. */
function geneBefore(reading: Reading, first: number): EntityHit | undefined {
  let at = first;
  if (reading.isMark(at - 1, '(') || reading.isMark(at - 1, ':')) at--;
  const direct = reading.entityBefore(at);
  if (direct?.surface.entity.kind === 'gene') return reading.joins(first) ? direct : undefined;
  return undefined;
}

/** `G1202R mutation in ALK`, `G1202R ALK mutation`, and before: `ALK resistance mutation G1202R`, `ALK kinase domain`. */
function geneAfter(reading: Reading, end: number): string | undefined {
  for (let at = end; at < Math.min(end + 5, reading.count) && reading.sameSentence(end - 1, at); at++) {
    const hit = reading.entityFrom(at);
    if (hit?.surface.entity.kind === 'gene') {
      const next = reading.tokens.shape[hit.end] ?? 0;
      const ownVariant =
        hit.end < reading.count &&
        (next & (SHAPE | Shape.number)) === SHAPE &&
        proteinChange(reading.textOf(hit.end)) !== undefined;
      return ownVariant ? undefined : hit.surface.entity.id;
    }
    if (
      reading.mark(at) !== 0 ||
      (reading.cueFrom(at) === undefined &&
        !/^(in|of|the|mutations?|substitution|kinase|domain|gene|variant)$/i.test(reading.textOf(at)))
    )
      return undefined;
  }
  return undefined;
}

const MUTATION_WORD =
  /^(mutations?|mutants?|mutated|variants?|substitutions?|alterations?|polymorphisms?|resistance|resistant)$/i;
const MUTATION_REACH = 12;

/** A shape without a known variant or a gene beside it needs a word of the field next to it. */
function isMeant(reading: Reading, found: Found, gene: string | undefined, facts: EntityFacts): boolean {
  const { change } = found;
  if (found.notation === 'hgvs-one-letter' || found.notation === 'hgvs-predicted') return change.to !== '';
  if (change.threeLetter) return change.to !== '';
  if (change.to === '') {
    return (
      facts.genesOfVariant.has(`${change.short}X`) && (gene !== undefined || hasMutationWord(reading, found))
    );
  }
  if (facts.genesOfVariant.has(change.short) || facts.genesOfVariant.has(`${change.short.slice(0, -1)}X`))
    return true;
  if (found.prefix !== undefined) return true;
  if (change.position < 10) return gene !== undefined && hasMutationWord(reading, found);
  return gene !== undefined || hasMutationWord(reading, found) || isCarried(reading, found);
}

/** "patients with T315I", "cells expressing F317L": what tumours carry, in the shape of a change. */
function isCarried(reading: Reading, { first, change }: Found): boolean {
  return (
    change.to !== '' && first > 1 && CARRIED.test(`${reading.textOf(first - 2)} ${reading.textOf(first - 1)}`)
  );
}

const CARRIED =
  /(?:^|\s)(?:harbou?r(?:s|ed|ing)|carry(?:ing)?|carried|bearing|expressing)$|^(?:patients?|tumou?rs?|cells?|those|lines?|samples?|cases?)\s(?:with|had)$/i;

/** True if the sentence speaks of mutations shortly before or after. */
function hasMutationWord(reading: Reading, found: Found): boolean {
  for (let step = 0; step < MUTATION_REACH; step++) {
    for (const at of [found.first - 1 - step, found.end + step]) {
      if (at < 0 || at >= reading.count || !reading.sameSentence(at, found.first)) continue;
      if (MUTATION_WORD.test(reading.textOf(at))) return true;
    }
  }
  return false;
}

const SYMBOL = /^[A-Z][A-Z0-9]{2,7}$/;

/** A symbol of a gene the base does not have, directly before the change: `JAK2 V617F`. */
function unknownSymbolBefore(reading: Reading, first: number): string | undefined {
  const at = first - 1;
  if (at < 0 || !reading.joins(first) || reading.isNamed(at) || reading.cueBefore(first) !== undefined)
    return undefined;
  const text = reading.textOf(at);
  return SYMBOL.test(text) && proteinChange(text) === undefined ? text : undefined;
}

function emit(
  reading: Reading,
  found: Found,
  gene: string | undefined,
  before: EntityHit | undefined,
  facts: EntityFacts,
): void {
  // A gene before a bracket keeps its own mention; one that touches the change becomes part of it.
  const attached = before !== undefined && before.end === found.first ? before : undefined;
  if (attached !== undefined) attached.absorbed = true;
  const tail = found.members.length > 0 ? found.members[0]![0] - 1 : found.end;
  const short = found.change.to === '' ? `${found.change.short}X` : found.change.short;
  push(reading, attached?.first ?? found.first, tail, found.first, short, gene, found.notation, facts);
  for (const [token, member] of found.members)
    push(reading, token, token + 1, token, member, gene, found.notation, facts);
}

function push(
  reading: Reading,
  first: number,
  end: number,
  changeFirst: number,
  short: string,
  gene: string | undefined,
  notation: Notation,
  facts: EntityFacts,
): void {
  reading.take(first, end);
  reading.mentions.push({
    kind: 'variant',
    ...reading.at(first, end),
    writtenGene: gene,
    knownGenes: facts.genesOfVariant.get(short) ?? facts.genesOfVariant.get(`${short.slice(0, -1)}X`) ?? [],
    short,
    notation,
    changeSpan: reading.span(changeFirst, end),
  } satisfies VariantMention);
}

/** Names of variants that are not protein changes in shape: `1151Tins`, `exon 19 deletion` where the base has it. */
function readNamed(reading: Reading, facts: EntityFacts): void {
  for (const hit of reading.entities) {
    if (hit.absorbed || hit.surface.entity.kind !== 'variant') continue;
    const [known = '', short = ''] = hit.surface.entity.id.split('/');
    const before = reading.entityBefore(hit.first);
    const gene =
      before?.surface.entity.kind === 'gene' && (reading.gap(hit.first) & Gap.blankLine) === 0
        ? before
        : undefined;
    // Names such as `solvent front mutation` stand for different variants in different genes.
    if (gene !== undefined && gene.surface.entity.id !== known) continue;
    hit.absorbed = true;
    if (gene !== undefined) gene.absorbed = true;
    push(
      reading,
      gene?.first ?? hit.first,
      hit.end,
      hit.first,
      short,
      gene?.surface.entity.id,
      'short',
      facts,
    );
  }
}
