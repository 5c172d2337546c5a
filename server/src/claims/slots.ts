import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import type { Jurisdiction } from '../knowledge/types.ts';
import type { Mention, MentionKind, MentionOf } from '../recognise/types.ts';
import type { Span } from '../text/span.ts';
import type { ClauseReading } from './clauseReading.ts';
import { inheritedSlot, type Surrounding } from './surroundings.ts';
import type { Slot, SlotOrigin } from './types.ts';

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
    accepts: (place: Surrounding) => boolean = () => true,
  ): readonly Slot<T>[] {
    for (const place of this.#places) {
      if (!accepts(place)) continue;
      const slots: Slot<T>[] = [];
      for (const mention of place.mentions) {
        if (mention.kind !== kind) continue;
        const read = value(mention as MentionOf<K>);
        if (read !== undefined) slots.push(inheritedSlot(place, mention, read));
      }
      if (slots.length > 0) return slots;
    }
    return [];
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
  const slots: Slot<T>[] = [];
  for (const mention of mentions) {
    if (mention.kind !== kind) continue;
    const read = value(mention as MentionOf<K>);
    if (read !== undefined)
      slots.push({ value: read, span: toSource(mention.span), text: mention.surface, origin });
  }
  return slots;
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
  const slots = finder.find('jurisdiction', (mention) => mention.jurisdictions);
  return slots.flatMap((slot) => slot.value.map((value) => ({ ...slot, value })));
}
