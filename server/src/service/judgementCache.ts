import type { Claim } from '../claims/types.ts';
import type { TextBlock } from '../document/types.ts';
import { contains, type Span } from '../text/span.ts';
import type { VerifyContext } from '../verify/context.ts';
import { judge } from '../verify/judge.ts';
import type { Contradiction, Judgement } from '../verify/types.ts';
import { describeClaim } from './describeClaim.ts';
import { GenerationCache } from './generationCache.ts';

interface KnownJudgement {
  readonly judgement: Judgement;
  /** Where the block stood, and what outside it the claim pointed at, when it was judged. */
  readonly block: Span;
  readonly anchors: readonly Span[];
}

/**
 * Judgements of claims that were made before: in the same block of text, with the same parts, wherever block and parts
 * stand now. Only places can differ, and those are moved; what cannot be moved for certain is judged anew.
 */
export class JudgementCache {
  readonly #known = new GenerationCache<Map<string, KnownJudgement>>();
  #current: { readonly block: TextBlock; readonly byClaim: Map<string, KnownJudgement> } | undefined;

  judge(claim: Claim, context: VerifyContext): Judgement {
    const block = claim.block?.node.span;
    // A claim of a field may draw on any other field, so its surroundings cannot be told apart by its own text.
    // Neither can those of a title: whether it recommends depends on what the document says below it.
    if (!claim.block || !block || isTitle(claim.block)) return judge(claim, context);
    const { key, anchors } = describeClaim(claim, block, context.document.source);
    const byClaim = this.#claimsOf(claim.block, context);
    const known = byClaim.get(key);
    const moved = known && moveJudgement(known, claim, block, anchors);
    if (moved) return moved;
    const judgement = judge(claim, context);
    byClaim.set(key, { judgement, block, anchors });
    return judgement;
  }

  /**
   * What is known of a block's claims. A block is known by its source and what is read of it, because checks also read the
   * words around the parts of a claim. Claims come block by block, so the last one is kept at hand.
   */
  #claimsOf(block: TextBlock, { document, jurisdictions }: VerifyContext): Map<string, KnownJudgement> {
    if (this.#current?.block === block) return this.#current.byClaim;
    const { node, text } = block;
    const source = document.source.slice(node.span.start, node.span.end);
    const key = `${jurisdictions.join(' ')}\n${source}${source === text.text ? '' : `\u0000${text.text}`}`;
    const byClaim = this.#known.get(key, () => new Map<string, KnownJudgement>());
    this.#current = { block, byClaim };
    return byClaim;
  }

  /** Ends a version. */
  sweep(): void {
    this.#current = undefined;
    this.#known.sweep();
  }
}

function isTitle({ role }: TextBlock): boolean {
  return role === 'title' || role === 'heading';
}

/** The judgement with its places moved to where the claim stands now; undefined if one of them cannot be. */
function moveJudgement(
  { judgement, block: before, anchors: anchorsBefore }: KnownJudgement,
  claim: Claim,
  block: Span,
  anchors: readonly Span[],
): Judgement | undefined {
  const move = (span: Span): Span | undefined => {
    if (contains(before, span)) return shift(span, block.start - before.start);
    const index = anchorsBefore.findIndex((anchor) => contains(anchor, span));
    const from = anchorsBefore[index];
    const to = anchors[index];
    return from && to ? shift(span, to.start - from.start) : undefined;
  };
  const contradictions: Contradiction[] = [];
  for (const contradiction of judgement.contradictions) {
    const moved = moveContradiction(contradiction, move);
    if (!moved) return undefined;
    contradictions.push(moved);
  }
  return { ...judgement, claim, contradictions };
}

function moveContradiction(
  contradiction: Contradiction,
  move: (span: Span) => Span | undefined,
): Contradiction | undefined {
  const span = move(contradiction.span);
  const related = moveAll(contradiction.related, move);
  const suggestions = moveAll(contradiction.suggestions, move);
  return span && related && suggestions ? { ...contradiction, span, related, suggestions } : undefined;
}

function moveAll<T extends { readonly span: Span }>(
  items: readonly T[],
  move: (span: Span) => Span | undefined,
): readonly T[] | undefined {
  const moved: T[] = [];
  for (const item of items) {
    const span = move(item.span);
    if (!span) return undefined;
    moved.push({ ...item, span });
  }
  return moved;
}

function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
