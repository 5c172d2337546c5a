import type { TextBlock } from '../document/types.ts';
import { contains, type Span } from '../text/span.ts';
import type { ClaimDraft } from './clauseContext.ts';
import { GenerationCache } from './generationCache.ts';
import { type Move, moveClaim } from './moveClaim.ts';
import type { Surrounding } from './surroundings.ts';
import type { Claim } from './types.ts';

/** The claims of a block, with where it and the places around it stood when they were read. */
interface Remembered {
  readonly claims: readonly ClaimDraft[];
  readonly block: Span;
  readonly places: readonly Span[];
}

/** The claim that was read, of which another is a moved copy, and how it moved; `move` is undefined for the claim itself. */
export interface Origin {
  readonly claim: Claim;
  readonly move: Move | undefined;
}

/** Code units before and after a block that are compared as well: checks of claims look at the words around their parts. */
const AROUND = 80;

/**
 * The claims of the blocks of one document, kept from one version to the next. What a block claims follows from its words,
 * its place, and what it inherits from the places around it; where these are the same, only spans can differ.
 */
export class ClaimMemory {
  readonly #known = new GenerationCache<Remembered>();
  readonly #origins = new WeakMap<Claim, Origin>();

  /**
   * The claims of a block as they were read before, moved to where they stand now; read where that cannot be.
   * @param circumstances what else decides how the block is read
   */
  recall(
    block: TextBlock,
    places: readonly Surrounding[],
    source: string,
    circumstances: string,
    read: () => readonly ClaimDraft[],
  ): readonly ClaimDraft[] {
    const key = keyOf(block, places, source, circumstances);
    const known = this.#known.get(key, () => this.#remember(read(), block, places));
    const { claims } = known;
    // Just read, for this very block.
    if (claims.length === 0 || claims[0]!.block === block) return claims;
    return this.#moved(known, block, places) ?? this.#remember(read(), block, places).claims;
  }

  /** The claim that was read, of which this one may be a copy; undefined for claims that are not remembered. */
  originOf(claim: Claim): Origin | undefined {
    return this.#origins.get(claim);
  }

  /** Ends a version: what was not asked for in it nor in the one before is forgotten. */
  sweep(): void {
    this.#known.sweep();
  }

  #remember(claims: readonly ClaimDraft[], block: TextBlock, places: readonly Surrounding[]): Remembered {
    for (const claim of claims) this.#origins.set(claim, { claim, move: undefined });
    return { claims, block: block.node.span, places: places.map(({ span }) => span) };
  }

  #moved(
    known: Remembered,
    block: TextBlock,
    places: readonly Surrounding[],
  ): readonly ClaimDraft[] | undefined {
    const move = moveFrom(known, block.node.span, places);
    const moved: ClaimDraft[] = [];
    for (const claim of known.claims) {
      const copy = moveClaim(claim, block, move);
      if (!copy) return undefined;
      this.#origins.set(copy, { claim, move });
      moved.push(copy);
    }
    return moved;
  }
}

function moveFrom(known: Remembered, block: Span, places: readonly Surrounding[]): Move {
  const by = block.start - known.block.start;
  return (span) => {
    if (contains(known.block, span)) return shift(span, by);
    const index = known.places.findIndex((place) => contains(place, span));
    const from = known.places[index];
    const to = places[index]?.span;
    return from && to ? shift(span, to.start - from.start) : undefined;
  };
}

function shift(span: Span, by: number): Span {
  return by === 0 ? span : { start: span.start + by, end: span.end + by };
}

const SEPARATOR = '\u0000';

/** Equal for blocks that claim the same, but for the places of their words. */
function keyOf(
  { role, text, node: { span }, context, annotations, citations }: TextBlock,
  places: readonly Surrounding[],
  source: string,
  circumstances: string,
): string {
  const { quoted, sections, rowHeader, columnHeader } = context;
  const words = source.slice(Math.max(0, span.start - AROUND), span.end + AROUND);
  let key = `${role}${quoted ? 'q' : ''}${rowHeader ? 'r' : ''}${columnHeader ? 'c' : ''}${sections.join()}`;
  if (annotations.length > 0)
    key += JSON.stringify(annotations.map((each) => [each.span, each.attributes.classes]));
  if (citations.length > 0) key += JSON.stringify(citations);
  key += `${SEPARATOR}${circumstances}${SEPARATOR}${words}${SEPARATOR}${text.text}`;
  for (const place of places) key += SEPARATOR + place.signature;
  return key;
}
