import type { Claim, Slot } from '../claims/types.ts';
import { contains, cover, type Span } from '../text/span.ts';

/**
 * The exact words at fault: the shortest phrase of the claim that covers the given parts, drug through disease, where at
 * least two of them stand in the clause itself; else the whole clause, because the other parts come from around it.
 */
export function faultSpan(claim: Claim, parts: readonly (Slot<unknown> | undefined)[]): Span {
  const own = parts.flatMap((slot) => (slot && contains(claim.span, slot.span) ? [slot.span] : []));
  const distinct = new Set(own.map(({ start, end }) => `${start}:${end}`));
  return distinct.size >= 2 ? cover(own) : claim.span;
}

/** The slot's own words if they stand in the claim, else the whole claim. */
export function ownWords(claim: Claim, slot: Slot<unknown> | undefined): Span {
  return slot && contains(claim.span, slot.span) ? slot.span : claim.span;
}

/** Words taken over from outside the claim, for hosts that can lead there. */
export function elsewhereWords(
  claim: Claim,
  parts: readonly Slot<unknown>[],
): readonly { readonly message: string; readonly span: Span }[] {
  return parts
    .filter(({ span }) => span.end > span.start && !contains(claim.span, span))
    .map(({ text, span }) => ({ message: `“${text}” is taken over from here.`, span }));
}
