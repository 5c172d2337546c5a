import type { ClaimMemory } from '../claims/claimMemory.ts';
import type { Move } from '../claims/moveClaim.ts';
import type { Claim } from '../claims/types.ts';
import type { Span } from '../text/span.ts';
import type { VerifyContext } from '../verify/context.ts';
import { judgeSafely } from '../verify/judge.ts';
import type { Contradiction, Judgement } from '../verify/types.ts';

/**
 * Judgements of claims that were read in an earlier version and only stand elsewhere now: they are moved with their claim.
 * What cannot be moved for certain is judged anew.
 */
export class JudgementMemory {
  readonly #claims: ClaimMemory;
  #judged = new WeakMap<Claim, Judgement>();
  #circumstances = '';

  constructor(claims: ClaimMemory) {
    this.#claims = claims;
  }

  /** Begins a version: judgements hold for as long as what the fields say to all claims stays the same. */
  begin({ jurisdictions, fields }: VerifyContext): void {
    const references = fields?.references.map(({ span: _, ...parts }) =>
      Object.values(parts).map((part) => part?.value),
    );
    const circumstances = JSON.stringify([jurisdictions, references]);
    if (circumstances === this.#circumstances) return;
    this.#circumstances = circumstances;
    this.#judged = new WeakMap();
  }

  judge(claim: Claim, context: VerifyContext): Judgement {
    const origin = this.#claims.originOf(claim);
    // A claim of a field may draw on any other field, so it is never remembered. Neither is that of a title: whether it
    // recommends depends on what the document says below it.
    if (!origin || isTitle(claim)) return judgeSafely(claim, context);
    const known = this.#judged.get(origin.claim);
    if (known && origin.move) {
      const moved = moveJudgement(known, claim, origin.move);
      if (moved) return moved;
    }
    const judgement = judgeSafely(claim, context);
    if (!origin.move) this.#judged.set(claim, judgement);
    return judgement;
  }
}

function isTitle({ block }: Claim): boolean {
  return block?.role === 'title' || block?.role === 'heading';
}

/** The judgement with its places moved to where the claim stands now; undefined if one of them cannot be. */
function moveJudgement(judgement: Judgement, claim: Claim, move: Move): Judgement | undefined {
  const contradictions: Contradiction[] = [];
  for (const contradiction of judgement.contradictions) {
    const span = move(contradiction.span);
    const related = moveAll(contradiction.related, move);
    const suggestions = moveAll(contradiction.suggestions, move);
    if (!span || !related || !suggestions) return undefined;
    contradictions.push({ ...contradiction, span, related, suggestions });
  }
  return { ...judgement, claim, contradictions };
}

function moveAll<T extends { readonly span: Span }>(
  items: readonly T[],
  move: Move,
): readonly T[] | undefined {
  const moved: T[] = [];
  for (const item of items) {
    const span = move(item.span);
    if (!span) return undefined;
    moved.push({ ...item, span });
  }
  return moved;
}
