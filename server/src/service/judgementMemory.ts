import type { ClaimMemory } from '../claims/claimMemory.ts';
import type { Claim } from '../claims/types.ts';
import type { Correspondence } from '../document/correspondence.ts';
import type { ProtocolDocument } from '../document/types.ts';
import { type Move, moveAll } from '../text/change.ts';
import type { VerifyContext } from '../verify/context.ts';
import { judgeSafely } from '../verify/judge.ts';
import type { Contradiction, Judgement } from '../verify/types.ts';

/**
 * Judgements of claims that were read in an earlier version and only stand elsewhere now: they are moved with their claim.
 * What cannot be moved for certain is judged anew.
 */
export class JudgementMemory {
  readonly #claims: ClaimMemory;
  #document: ProtocolDocument | undefined;
  #move: Move = () => undefined;
  #known = new Map<Claim, Judgement>();
  /** Of the last version that was judged to its end. */
  #before: ReadonlyMap<Claim, Judgement> = new Map();
  #circumstances = '';

  constructor(claims: ClaimMemory) {
    this.#claims = claims;
  }

  /** Begins a version: judgements hold for as long as what the fields say to all claims stays the same. */
  begin({ document, jurisdictions, fields }: VerifyContext, since: Correspondence | undefined): void {
    const references = fields?.references.map(({ span: _, ...parts }) =>
      Object.values(parts).map((part) => part?.value),
    );
    const circumstances = JSON.stringify([jurisdictions, references]);
    if (this.#document !== document || circumstances !== this.#circumstances) this.#known = new Map();
    if (circumstances !== this.#circumstances) this.#before = new Map();
    this.#document = document;
    this.#circumstances = circumstances;
    this.#move = (span) => since?.move(span);
  }

  /** Ends a version: what only the one before it needed is let go. */
  end(): void {
    this.#before = this.#known;
    this.#move = () => undefined;
  }

  judge(claim: Claim, context: VerifyContext): Judgement {
    // A claim of a field may draw on any other field, so it is never remembered. Neither is that of a title: whether it
    // recommends depends on what the document says below it.
    if (!claim.block || isTitle(claim)) return judgeSafely(claim, context);
    const known = this.#known.get(claim);
    if (known) return known;
    const origin = this.#claims.originOf(claim);
    const before = origin && this.#before.get(origin);
    const judgement = (before && moveJudgement(before, claim, this.#move)) ?? judgeSafely(claim, context);
    this.#known.set(claim, judgement);
    return judgement;
  }
}

function isTitle({ block }: Claim): boolean {
  return block?.role === 'title' || block?.role === 'heading';
}

/** The judgement with its places moved to where the claim stands now; undefined if one of them cannot be. */
function moveJudgement(judgement: Judgement, claim: Claim, move: Move): Judgement | undefined {
  if (judgement.contradictions.length === 0) return { ...judgement, claim };
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
