import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import type { Jurisdiction } from '../knowledge/types.ts';
import type { Mention, MentionKind, MentionOf } from '../recognise/types.ts';
import type { Span } from '../text/span.ts';
import type { ClauseReading } from './clauseReading.ts';
import { inheritedSlot, type Surrounding } from './surroundings.ts';
import type { Slot, SlotOrigin, TreatmentValue } from './types.ts';

/** What is read of a mention, as functions of their own so that what a place holds of each is found once. */
export const VALUES = {
  id: (mention: { readonly id: string }): string => mention.id,
  trial: (mention: MentionOf<'trial'>): string | undefined => mention.id,
  line: (mention: MentionOf<'line'>) => mention.line,
  setting: (mention: MentionOf<'setting'>) => mention.setting,
  extent: (mention: MentionOf<'setting'>) => mention.extent,
  age: (mention: MentionOf<'age'>) => mention.age,
  jurisdictions: (mention: MentionOf<'jurisdiction'>) => mention.jurisdictions,
  drug: (mention: MentionOf<'drug'>): TreatmentValue => ({ kind: 'drug', id: mention.id, generations: [] }),
  drugClass: (mention: MentionOf<'drug-class'>): TreatmentValue => ({
    kind: 'drug-class',
    id: mention.id,
    generations: mention.generations,
  }),
} as const;

const NONE: readonly never[] = [];

/** What the places around a block hold, by kind and by what is read of it; only for reads without a test of the place. */
const INHERITED = new WeakMap<readonly Surrounding[], Map<unknown, Map<string, readonly Slot<never>[]>>>();

/** Where a clause looks for slots of one kind: its own mentions first, then the places around it. */
export class SlotFinder {
  readonly #reading: ClauseReading;
  readonly #toSource: (range: Span) => Span;
  readonly #places: readonly Surrounding[];

  constructor(reading: ClauseReading, toSource: (range: Span) => Span, places: readonly Surrounding[]) {
    this.#reading = reading;
    this.#toSource = toSource;
    this.#places = places;
  }

  /** Slots from the clause itself. */
  own<K extends MentionKind, T>(
    kind: K,
    value: (mention: MentionOf<K>) => T | undefined,
  ): readonly Slot<T>[] {
    return slotsFrom(this.#reading.mentions, kind, value, this.#toSource, 'clause');
  }

  /** Slots from the nearest place that has any and passes the test; none if no place does. */
  inherited<K extends MentionKind, T>(
    kind: K,
    value: (mention: MentionOf<K>) => T | undefined,
    accepts?: (place: Surrounding) => boolean,
  ): readonly Slot<T>[] {
    if (accepts) return this.#search(kind, value, accepts);
    let known = INHERITED.get(this.#places);
    if (!known) {
      known = new Map();
      INHERITED.set(this.#places, known);
    }
    let ofValue = known.get(value);
    if (!ofValue) {
      ofValue = new Map();
      known.set(value, ofValue);
    }
    let slots = ofValue.get(kind);
    if (!slots) {
      slots = this.#search(kind, value) as readonly Slot<never>[];
      ofValue.set(kind, slots);
    }
    return slots as readonly Slot<T>[];
  }

  #search<K extends MentionKind, T>(
    kind: K,
    value: (mention: MentionOf<K>) => T | undefined,
    accepts?: (place: Surrounding) => boolean,
  ): readonly Slot<T>[] {
    for (const place of this.#places) {
      let slots: Slot<T>[] | undefined;
      for (const mention of place.mentions) {
        if (mention.kind !== kind) continue;
        if (!slots && accepts && !accepts(place)) break;
        const read = value(mention as MentionOf<K>);
        if (read === undefined) continue;
        slots ??= [];
        slots.push(inheritedSlot(place, mention, read));
      }
      if (slots) return slots;
    }
    return NONE;
  }

  /** Own slots, or else inherited ones. */
  find<K extends MentionKind, T>(
    kind: K,
    value: (mention: MentionOf<K>) => T | undefined,
  ): readonly Slot<T>[] {
    const own = this.own(kind, value);
    return own.length > 0 ? own : this.inherited(kind, value);
  }

  get places(): readonly Surrounding[] {
    return this.#places;
  }
}

function slotsFrom<K extends MentionKind, T>(
  mentions: readonly Mention[],
  kind: K,
  value: (mention: MentionOf<K>) => T | undefined,
  toSource: (range: Span) => Span,
  origin: SlotOrigin,
): readonly Slot<T>[] {
  let slots: Slot<T>[] | undefined;
  for (const mention of mentions) {
    if (mention.kind !== kind) continue;
    const read = value(mention as MentionOf<K>);
    if (read === undefined) continue;
    slots ??= [];
    slots.push({ value: read, span: toSource(mention.span), text: mention.surface, origin });
  }
  return slots ?? NONE;
}

/** The most specific of the diseases: "SCLC" beside "extensive-stage SCLC" adds nothing. */
export function mostSpecific(
  slots: readonly Slot<string>[],
  knowledge: KnowledgeIndex,
): readonly Slot<string>[] {
  const kept: Slot<string>[] = [];
  for (const slot of slots) {
    const narrower = slots.some(
      (other) => other.value !== slot.value && knowledge.isDisease(other.value, slot.value),
    );
    if (!narrower && !kept.some((other) => other.value === slot.value)) kept.push(slot);
  }
  return kept;
}

/** True if the place speaks of no disease, or of one that fits the given diseases (equal, broader or narrower). */
export function sameDisease(
  place: Surrounding,
  diseases: readonly Slot<string>[],
  knowledge: KnowledgeIndex,
): boolean {
  if (diseases.length === 0) return true;
  const there = place.mentions.flatMap((mention) => (mention.kind === 'disease' ? [mention.id] : []));
  if (there.length === 0) return true;
  return there.some((id) =>
    diseases.some((slot) => knowledge.isDisease(slot.value, id) || knowledge.isDisease(id, slot.value)),
  );
}

/** True if the place names no drug or class, or one that is or contains one of the given treatments. */
export function sameTreatment(
  place: Surrounding,
  treatmentIds: readonly string[],
  knowledge: KnowledgeIndex,
): boolean {
  const there = place.mentions.flatMap((mention) =>
    mention.kind === 'drug' || mention.kind === 'drug-class' ? [mention.id] : [],
  );
  if (there.length === 0 || treatmentIds.length === 0) return true;
  return there.some((id) =>
    treatmentIds.some((own) => knowledge.isTreatment(own, id) || knowledge.isTreatment(id, own)),
  );
}

/** Jurisdictions, one slot each. */
export function jurisdictionSlots(finder: SlotFinder): readonly Slot<Jurisdiction>[] {
  const slots = finder.find('jurisdiction', VALUES.jurisdictions);
  return slots.flatMap((slot) => slot.value.map((value) => ({ ...slot, value })));
}
