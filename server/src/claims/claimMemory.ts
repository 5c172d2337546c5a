import type { Correspondence } from '../document/correspondence.ts';
import type { ProtocolDocument, TextBlock } from '../document/types.ts';
import type { ClaimDraft } from './clauseContext.ts';
import { moveClaim } from './moveClaim.ts';
import type { Surrounding } from './surroundings.ts';
import type { Claim } from './types.ts';

/** The claims of a block, with what else decided them. */
interface Remembered {
  readonly claims: readonly ClaimDraft[];
  readonly places: readonly Surrounding[];
  readonly circumstances: string;
}

/**
 * The claims of the blocks of one document, kept from one version to the next. What a block claims follows from its words,
 * its place, and what it inherits from the places around it; where these are the same, only spans can differ.
 */
export class ClaimMemory {
  #document: ProtocolDocument | undefined;
  #since: Correspondence | undefined;
  #known = new Map<TextBlock, Remembered>();
  /** Of the last version that was read to its end. */
  #before = new Map<TextBlock, Remembered>();
  /** Claims of the version before by their moved copies in this one. */
  #origins = new Map<Claim, Claim>();
  /** Places found to be the same as in the version before; blocks in the same place share them. */
  #samePlaces = new Map<readonly Surrounding[], readonly Surrounding[]>();

  /**
   * Begins a version, or goes on with it where reading was cut off.
   * @param since how it came from the last version that was read to its end
   */
  begin(document: ProtocolDocument, since: Correspondence | undefined): void {
    if (this.#document === document) return;
    this.#document = document;
    this.#since = since;
    this.#known = new Map();
    this.#origins = new Map();
    this.#samePlaces = new Map();
  }

  /** Ends a version: what only the one before it needed is let go. */
  end(): void {
    this.#before = this.#known;
    this.#since = undefined;
    this.#origins = new Map();
    this.#samePlaces = new Map();
  }

  /**
   * The claims of a block as they were read before, moved to where they stand now; read where that cannot be.
   * @param circumstances what else decides how the block is read
   */
  recall(
    block: TextBlock,
    places: readonly Surrounding[],
    circumstances: string,
    read: () => readonly ClaimDraft[],
  ): readonly ClaimDraft[] {
    const known = this.#known.get(block);
    if (known) return known.claims;
    const claims = this.#moved(block, places, circumstances) ?? read();
    this.#known.set(block, { claims, places, circumstances });
    return claims;
  }

  /** The claim of the version before of which this one is a moved copy; undefined for claims that were read anew. */
  originOf(claim: Claim): Claim | undefined {
    return this.#origins.get(claim);
  }

  #moved(
    block: TextBlock,
    places: readonly Surrounding[],
    circumstances: string,
  ): readonly ClaimDraft[] | undefined {
    const since = this.#since;
    const origin = since?.originOf(block);
    const before = origin && this.#before.get(origin);
    if (!since || before?.circumstances !== circumstances) return undefined;
    if (!this.#areSame(places, before.places, since)) return undefined;
    const moved: ClaimDraft[] = [];
    for (const claim of before.claims) {
      const copy = moveClaim(claim, block, (span) => since.move(span));
      if (!copy) return undefined;
      this.#origins.set(copy, claim);
      moved.push(copy);
    }
    return moved;
  }

  #areSame(places: readonly Surrounding[], before: readonly Surrounding[], since: Correspondence): boolean {
    if (this.#samePlaces.get(places) === before) return true;
    const areSame =
      places.length === before.length &&
      places.every(({ signature, span }, index) => {
        const other = before[index]!;
        const moved = since.move(other.span);
        return moved?.start === span.start && moved.end === span.end && signature === other.signature;
      });
    if (areSame) this.#samePlaces.set(places, before);
    return areSame;
  }
}
