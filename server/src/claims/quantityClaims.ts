import type { TextBlock } from '../document/types.ts';
import { polarityOf, statusOf } from './assertion.ts';
import type { targetsOf } from './biomarkers.ts';
import type { ClaimDraft, ClauseContext } from './clauseContext.ts';
import type { Parts } from './clauseParts.ts';
import type { ClauseReading } from './clauseReading.ts';
import { dosesOf } from './doses.ts';
import { draftClaim, statusInPlace } from './draft.ts';
import type { NumberEffect } from './numberEffect.ts';
import { type Predicate, predicatesOf } from './predicate.ts';
import type { SlotFinder } from './slots.ts';
import { ADVICE } from './statements.ts';
import type { Claim, Slot, TreatmentValue } from './types.ts';

/** The dose claims of a clause, one for each drug dosed. */
export function doseClaims(context: ClauseContext, finder: SlotFinder, parts: Parts): readonly ClaimDraft[] {
  const { block, reading } = context;
  const text = block.text.text;
  const inherited = finder.places
    .filter((place) => place.origin !== 'front-matter')
    .flatMap((place) => place.mentions);
  const doses = dosesOf(text, reading, inherited);
  if (doses.length === 0) return [];
  const predicate: Predicate = {
    kind: 'dose',
    effect: undefined,
    wording: 'recommendation',
    negative: false,
    match: undefined,
  };
  const base = draftClaim(context, finder, parts, predicate);
  const advice = predicatesOf(reading, parts.roled).find((each) => ADVICE.has(each.kind)) ?? predicate;
  const status = statusOf(text, reading, { ...advice, wording: 'recommendation' });
  const polarity = polarityOf(text, reading, advice, doses[0]!.statement.span);
  const byDrug = new Map<string, typeof doses>();
  for (const dose of doses) {
    const key = dose.drug?.id ?? '';
    byDrug.set(key, [...(byDrug.get(key) ?? []), dose]);
  }
  return [...byDrug].map(([drugId, group]) => ({
    ...base,
    treatments: drugId === '' ? base.treatments : drugSlots(block, reading, drugId),
    doses: group.map((dose) => ({
      ...dose.statement,
      span: block.text.toSource(dose.statement.span),
      frequencySpan: dose.statement.frequencySpan
        ? block.text.toSource(dose.statement.frequencySpan)
        : undefined,
    })),
    status: context.overrides.status ?? statusInPlace(block, status.value),
    polarity: context.overrides.polarity ?? polarity.value,
  }));
}

function drugSlots(
  block: TextBlock,
  reading: ClauseReading,
  drugId: string,
): readonly Slot<TreatmentValue>[] {
  const mention = reading.mentions.find((each) => each.kind === 'drug' && each.id === drugId);
  if (!mention) return [];
  return [
    {
      value: { kind: 'drug', id: drugId, generations: [] },
      span: block.text.toSource(mention.span),
      text: mention.surface,
      origin: 'clause',
    },
  ];
}

/** The claim of a clause that reports figures. */
export function numericClaim(
  context: ClauseContext,
  finder: SlotFinder,
  parts: Parts,
  numbers: Claim['numbers'],
  effect: NumberEffect | undefined,
): ClaimDraft {
  const { block, reading } = context;
  const text = block.text.text;
  const predicate: Predicate = {
    kind: 'numeric',
    effect: effect?.effect,
    wording: 'efficacy',
    negative: false,
    match: undefined,
  };
  const base = draftClaim(context, finder, parts, predicate);
  const status = statusOf(text, reading, predicate);
  const trial = base.trials.length === 1 ? base.trials[0]!.value : undefined;
  return {
    ...base,
    kind: numbers.some((number) => number.endpoint) ? 'efficacy' : 'numeric',
    ...(effect && { effect: effect.effect, ...armsOf(base, effect) }),
    polarity: context.overrides.polarity ?? effect?.polarity ?? 'affirmed',
    status: context.overrides.status ?? statusInPlace(block, status.value),
    numbers: numbers.map((number) => ({
      ...number,
      trial,
      span: block.text.toSource(number.span),
      interval: number.interval && { ...number.interval, span: block.text.toSource(number.interval.span) },
      fraction: number.fraction && { ...number.fraction, span: block.text.toSource(number.fraction.span) },
    })),
  };
}

/** The claim that a drug binds what the clause names as its targets. */
export function targetClaim(
  context: ClauseContext,
  finder: SlotFinder,
  parts: Parts,
  targets: ReturnType<typeof targetsOf>,
): ClaimDraft {
  const { block } = context;
  const predicate: Predicate = {
    kind: 'target',
    effect: undefined,
    wording: 'efficacy',
    negative: false,
    match: undefined,
  };
  return {
    ...draftClaim(context, finder, { ...parts, unselected: true, biomarkers: [] }, predicate),
    diseases: parts.diseases,
    unselected: false,
    biomarkers: targets.map((target) => ({
      value: target.value,
      span: block.text.toSource(target.span),
      text: block.text.text.slice(target.span.start, target.span.end),
      origin: 'clause',
    })),
  };
}

/** Of two arms, the one the figures speak for; the other is what it is compared with. */
function armsOf(base: ClaimDraft, { better, worse }: NumberEffect): Partial<ClaimDraft> {
  if (better === undefined || worse === undefined) return {};
  const other = base.treatments.filter((slot) => slot.value.id === worse);
  if (other.length === 0 || !base.treatments.some((slot) => slot.value.id === better)) return {};
  return {
    treatments: base.treatments.filter((slot) => slot.value.id !== worse),
    comparators: [...base.comparators, ...other],
  };
}
