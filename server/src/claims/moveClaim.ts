import type { TextBlock } from '../document/types.ts';
import type { Move } from '../text/change.ts';
import type { Span } from '../text/span.ts';
import type { ClaimDraft } from './clauseContext.ts';
import { placedMentions } from './placedMentions.ts';
import type { Claim, Slot } from './types.ts';

/**
 * The claim of a block as it is where the block stands now: the same parts, other places.
 * @returns undefined where one of its spans cannot be moved
 */
export function moveClaim(claim: Claim, block: TextBlock, move: Move): ClaimDraft | undefined {
  let lost = false;
  const span = (at: Span): Span => {
    const moved = move(at);
    if (!moved) lost = true;
    return moved ?? at;
  };
  const one = <T extends { readonly span: Span }>(part: T): T => ({ ...part, span: span(part.span) });
  const all = <T extends { readonly span: Span }>(parts: readonly T[]): readonly T[] =>
    parts.length === 0 ? parts : parts.map(one);
  const optional = <T>(slot: Slot<T> | undefined): Slot<T> | undefined => slot && one(slot);
  const mentions = placedMentions(block, claim.clauseMentions);
  const moved: ClaimDraft = {
    id: '',
    kind: claim.kind,
    span: span(claim.span),
    text: claim.text,
    block,
    fieldPath: block.context.fieldPath,
    treatments: all(claim.treatments),
    comparators: all(claim.comparators),
    priorTreatments: all(claim.priorTreatments),
    substances: all(claim.substances),
    biomarkers: all(claim.biomarkers),
    diseases: all(claim.diseases),
    line: optional(claim.line),
    setting: optional(claim.setting),
    extent: optional(claim.extent),
    age: optional(claim.age),
    jurisdictions: all(claim.jurisdictions),
    trials: all(claim.trials),
    harms: all(claim.harms),
    tests: all(claim.tests),
    doses: claim.doses.map((dose) => ({
      ...one(dose),
      frequencySpan: dose.frequencySpan && span(dose.frequencySpan),
      organ: dose.organ,
    })),
    numbers: claim.numbers.map((number) => ({
      ...one(number),
      interval: number.interval && one(number.interval),
      fraction: number.fraction && one(number.fraction),
    })),
    citations: all(claim.citations),
    effect: claim.effect,
    polarity: claim.polarity,
    status: claim.status,
    wording: claim.wording,
    unselected: claim.unselected,
    cues: claim.cues.map((cue) => ({ ...one(cue), scope: span(cue.scope) })),
    clauseMentions: claim.clauseMentions,
    get mentions() {
      return mentions();
    },
  };
  return lost ? undefined : moved;
}
