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
  const one = <T extends { readonly span: Span }>(part: T): T => {
    const moved = span(part.span);
    return moved === part.span ? part : { ...part, span: moved };
  };
  const slot = <T>(part: Slot<T>): Slot<T> => {
    const moved = span(part.span);
    const { value, text, origin } = part;
    return moved === part.span ? part : { value, span: moved, text, origin };
  };
  const slots = <T>(parts: readonly Slot<T>[]): readonly Slot<T>[] =>
    parts.length === 0 ? parts : parts.map(slot);
  const optional = <T>(part: Slot<T> | undefined): Slot<T> | undefined => part && slot(part);
  const mentions = placedMentions(block, claim.clauseMentions);
  const moved: ClaimDraft = {
    id: '',
    kind: claim.kind,
    span: span(claim.span),
    text: claim.text,
    block,
    fieldPath: block.context.fieldPath,
    treatments: slots(claim.treatments),
    comparators: slots(claim.comparators),
    priorTreatments: slots(claim.priorTreatments),
    substances: slots(claim.substances),
    biomarkers: slots(claim.biomarkers),
    diseases: slots(claim.diseases),
    line: optional(claim.line),
    setting: optional(claim.setting),
    extent: optional(claim.extent),
    age: optional(claim.age),
    jurisdictions: slots(claim.jurisdictions),
    trials: slots(claim.trials),
    harms: slots(claim.harms),
    tests: slots(claim.tests),
    doses: claim.doses.map((dose) => ({
      ...dose,
      span: span(dose.span),
      frequencySpan: dose.frequencySpan && span(dose.frequencySpan),
      organ: dose.organ && one(dose.organ),
    })),
    food: optional(claim.food),
    weight: optional(claim.weight),
    numbers: claim.numbers.map((number) => ({
      ...number,
      span: span(number.span),
      interval: number.interval && one(number.interval),
      fraction: number.fraction && one(number.fraction),
    })),
    citations: slots(claim.citations),
    effect: claim.effect,
    polarity: claim.polarity,
    status: claim.status,
    wording: claim.wording,
    unselected: claim.unselected,
    cues: claim.cues.map(({ id, category, span: at, text, scope, decided }) => ({
      id,
      category,
      span: span(at),
      text,
      scope: span(scope),
      decided,
    })),
    clauseMentions: claim.clauseMentions,
    get mentions() {
      return mentions();
    },
  };
  return lost ? undefined : moved;
}
