import type { TextBlock } from '../document/types.ts';
import type { targetsOf } from './biomarkers.ts';
import type { ClaimDraft, ClauseContext } from './clauseContext.ts';
import type { Parts } from './clauseParts.ts';
import type { ClauseReading } from './clauseReading.ts';
import { type Circumstance, foodOf, weightOf } from './doseCircumstances.ts';
import { type DoseSurrounding, dosesOf, levelOfHeader, organOf } from './doses.ts';
import { draftClaim, statusInPlace } from './draft.ts';
import type { NumberEffect } from './numberEffect.ts';
import { polarityOf } from './polarity.ts';
import { type Predicate, predicatesOf } from './predicate.ts';
import { type SlotFinder, VALUES } from './slots.ts';
import { ADVICE } from './statements.ts';
import { statusOf } from './status.ts';
import type { Surrounding } from './surroundings.ts';
import type { Claim, CueUse, DoseStatement, Slot, TreatmentValue } from './types.ts';

/** The dose claims of a clause, one for each drug dosed. */
export function doseClaims(context: ClauseContext, finder: SlotFinder, parts: Parts): readonly ClaimDraft[] {
  const { block, reading } = context;
  const text = block.text.text;
  const food = foodOf(text, reading);
  const isDosed = reading.mentions.some(({ kind }) => kind === 'dose');
  if (!isDosed && !(food && parts.treatments.some(({ value }) => value.kind === 'drug'))) return [];
  const { rowHeader } = block.context;
  const around: DoseSurrounding = {
    organ: inheritedOrgan(finder.places),
    interaction: finder.inherited('substance', VALUES.id)[0]?.value,
    level: rowHeader && levelOfHeader(rowHeader.text.text),
    frequency: rowHeader && rowFrequency(finder.places),
  };
  const doses = dosesOf(text, reading, around);
  if (doses.length === 0 && !food) return [];
  const predicate: Predicate = {
    kind: 'dose',
    effect: undefined,
    wording: 'recommendation',
    negative: false,
    match: undefined,
  };
  const advice = predicatesOf(reading, parts.roled).find((each) => ADVICE.has(each.kind)) ?? predicate;
  const status = statusOf(text, reading, { ...advice, wording: 'recommendation' });
  const polarity = polarityOf(text, reading, advice, doses[0]?.statement.span);
  const byDrug = new Map<string, (typeof doses)[number][]>();
  for (const dose of doses) {
    const key = dose.drug?.id ?? '';
    const group = byDrug.get(key);
    if (group) group.push(dose);
    else byDrug.set(key, [dose]);
  }
  // A meal without an amount is said of the drug the clause is about.
  if (byDrug.size === 0) byDrug.set('', []);
  // Of several doses the weight is that of one: "1,050 mg (1,400 mg from 80 kg)".
  const weight = doses.length === 1 ? weightOf(text, reading) : undefined;
  const slot = <T>(read: Circumstance<T> | undefined): Slot<T> | undefined =>
    read && {
      value: read.value,
      span: block.text.toSource(read),
      text: text.slice(read.start, read.end),
      origin: 'clause',
    };
  return [...byDrug].map(([drugId, group]) => {
    const claim = draftClaim(context, finder, parts, predicate);
    if (drugId !== '') claim.treatments = drugSlots(block, reading, drugId);
    claim.doses = group.map((dose) => ({
      ...dose.statement,
      span: block.text.toSource(dose.statement.span),
      organ: placedOrgan(block, dose.statement.organ, around.organ),
      frequencySpan: dose.statement.frequencySpan
        ? block.text.toSource(dose.statement.frequencySpan)
        : undefined,
    }));
    claim.food = byDrug.size === 1 ? slot(food) : undefined;
    claim.weight = slot(weight);
    claim.status = context.overrides.status ?? statusInPlace(block, status.value);
    claim.polarity = context.overrides.polarity ?? polarity.value;
    return claim;
  });
}

/** The frequency in the row of a dose's cell; none where the row gives several. */
function rowFrequency(places: readonly Surrounding[]): DoseStatement['frequency'] {
  const alone = places.filter(({ origin, isFrequency }) => origin === 'row-header' && isFrequency);
  const frequencies = alone.flatMap(({ mentions }) =>
    mentions.flatMap((each) => (each.kind === 'frequency' ? [each.frequency] : [])),
  );
  return frequencies.length === 1 ? frequencies[0] : undefined;
}

type Organ = DoseStatement['organ'];

/** The organ function that the nearest place names, with its source span. */
function inheritedOrgan(places: readonly Surrounding[]): Organ {
  for (const place of places) {
    if (place.origin === 'front-matter') continue;
    const organ = organOf(place.mentions) ?? headedOrgan(place);
    if (organ) return { ...organ, span: place.toSource(organ.span) };
  }
  return undefined;
}

const DEGREE = /^\W*(mild|moderate|severe)\W*$/i;
const HEPATIC = /\b(?:hepatic|liver)\b/i;
const RENAL = /\b(?:renal|kidney)\b/i;

/** A degree alone in the first cell of a row, below the organ it is of: "| Hepatic impairment |", "| Moderate |". */
function headedOrgan({ text, head }: Surrounding): Organ {
  const degree = DEGREE.exec(text)?.[1]?.toLowerCase();
  if (degree === undefined || head === undefined) return undefined;
  const organ = HEPATIC.test(head) ? 'hepatic' : RENAL.test(head) ? 'renal' : undefined;
  return (
    organ && {
      organ,
      severity: degree as NonNullable<NonNullable<Organ>['severity']>,
      span: { start: 0, end: text.length },
    }
  );
}

/** An organ function of the clause moves to source coordinates; an inherited one has them already. */
function placedOrgan(block: TextBlock, organ: Organ, inherited: Organ): Organ {
  return !organ || organ === inherited ? organ : { ...organ, span: block.text.toSource(organ.span) };
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
  const { block } = context;
  const predicate: Predicate = {
    kind: 'numeric',
    effect: effect?.effect,
    wording: 'efficacy',
    negative: false,
    match: undefined,
  };
  const claim = draftClaim(context, finder, parts, predicate);
  const trial = claim.trials.length === 1 ? claim.trials[0]!.value : undefined;
  claim.kind = numbers.some((number) => number.endpoint) ? 'efficacy' : 'numeric';
  if (effect) setArms(claim, effect);
  claim.polarity = context.overrides.polarity ?? effect?.polarity ?? 'affirmed';
  if (effect) claim.cues = [...claim.cues, figuresUse(context, parts, numbers, effect)];
  claim.numbers = numbers.map((number) => ({
    ...number,
    trial,
    span: block.text.toSource(number.span),
    interval: number.interval && { ...number.interval, span: block.text.toSource(number.interval.span) },
    fraction: number.fraction && { ...number.fraction, span: block.text.toSource(number.fraction.span) },
  }));
  return claim;
}

/** Figures that decide an effect stand among the cues like words. */
function figuresUse(
  { block, reading }: ClauseContext,
  parts: Parts,
  numbers: Claim['numbers'],
  { effect, polarity }: NumberEffect,
): CueUse {
  const first = numbers[0]!;
  return {
    id: 'figures',
    category: 'figures',
    span: block.text.toSource(first.span),
    text: numbers.map(({ text }) => text).join(', '),
    scope: parts.common.span,
    decided: `effect ${effect}, polarity ${polarity}${reading.mentions.some((mention) => mention.kind === 'quantity' && mention.role === 'p-value') ? ', with the p-value' : ''}`,
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
  const claim = draftClaim(context, finder, { ...parts, unselected: true, biomarkers: [] }, predicate);
  claim.diseases = parts.diseases;
  claim.unselected = false;
  claim.biomarkers = targets.map((target) => ({
    value: target.value,
    span: block.text.toSource(target.span),
    text: block.text.text.slice(target.span.start, target.span.end),
    origin: 'clause',
  }));
  return claim;
}

/** Of two arms, the one the figures speak for; the other is what it is compared with. */
function setArms(claim: ClaimDraft, { better, worse }: NumberEffect): void {
  if (better === undefined || worse === undefined) return;
  const other = claim.treatments.filter((slot) => slot.value.id === worse);
  if (other.length === 0 || !claim.treatments.some((slot) => slot.value.id === better)) return;
  claim.treatments = claim.treatments.filter((slot) => slot.value.id !== worse);
  claim.comparators = [...claim.comparators, ...other];
}
