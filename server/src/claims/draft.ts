import type { TextBlock } from '../document/types.ts';
import type { ClaimDraft, ClauseContext } from './clauseContext.ts';
import type { Parts } from './clauseParts.ts';
import { cueUses } from './cueUses.ts';
import {
  completeBiomarkers,
  hasSelecting,
  inheritedPrior,
  inheritedVariants,
  inheritTreatments,
} from './inheritance.ts';
import { polarityOf } from './polarity.ts';
import type { Predicate } from './predicate.ts';
import type { TreatmentMention } from './roles.ts';
import { mostSpecific, type SlotFinder, sameDisease, sameTreatment, VALUES } from './slots.ts';
import { substancesSpokenOf } from './statements.ts';
import { statusOf } from './status.ts';
import type { Surrounding } from './surroundings.ts';
import type { AssertionStatus, Slot, TreatmentValue } from './types.ts';

const IN_GENERAL =
  /\b(?:treatments?|therap(?:y|ies|eutic))\s+(?:modalit(?:y|ies)|options?|strateg(?:y|ies)|approach(?:es)?)\b|\b(?:classes|kinds|types|groups|generations)\s+of\s+(?:[\w-]+\s+){0,2}(?:medications?|medicines?|drugs?|agents?|therap(?:y|ies)|inhibitors?|treatments?)\b/i;

/** What the place makes of a status: quotations are quoted, and a section of history tells history. */
export function statusInPlace(block: TextBlock, status: AssertionStatus): AssertionStatus {
  if (block.context.quoted) return 'quoted';
  if (block.context.sections.includes('history') && status === 'asserted') return 'historical';
  return status;
}

/** A claim of a clause for one predicate, its open slots filled from around it. `about` narrows the treatments to those the predicate is bound to. */
export function draftClaim(
  context: ClauseContext,
  finder: SlotFinder,
  parts: Parts,
  predicate: Predicate,
  about?: readonly TreatmentMention[],
): ClaimDraft {
  const { block, reading, knowledge, discourse } = context;
  const text = block.text.text;
  const proposed = about?.[0] ?? parts.roled.find((each) => each.role === 'proposed')?.mention;
  const polarity = polarityOf(text, reading, predicate, proposed?.span);
  const status = statusOf(text, reading, predicate);
  const back = reading.refersBack;
  const { common } = parts;
  const named = about ? only(parts, about) : parts.treatments;
  const treatments =
    named.length > 0
      ? named
      : inheritTreatments(finder, parts, discourse, back, predicate, () => IN_GENERAL.test(common.text));
  const treatmentIds = treatments.map((slot) => slot.value.id);
  const inheritsBiomarker = (place: Surrounding) =>
    sameDisease(place, parts.diseases, knowledge) &&
    (predicate.kind === 'sequence' || sameTreatment(place, treatmentIds, knowledge));
  const diseases =
    parts.diseases.length > 0
      ? parts.diseases
      : back && discourse.diseases.length > 0
        ? discourse.diseases
        : mostSpecific(finder.inherited('disease', VALUES.id), knowledge);
  const variants = inheritedVariants(finder, parts.biomarkers);
  const own = variants.length > 0 ? { ...parts, biomarkers: [...parts.biomarkers, ...variants] } : parts;
  const biomarkers =
    parts.unselected && !hasSelecting(parts.biomarkers)
      ? own.biomarkers
      : completeBiomarkers(finder, own, discourse, back, inheritsBiomarker, knowledge);
  const excluded = block.context.sections.includes('exclusions');
  return {
    id: '',
    kind: predicate.kind,
    span: common.span,
    text: common.text,
    block,
    fieldPath: block.context.fieldPath,
    treatments,
    comparators: parts.comparators,
    priorTreatments:
      parts.prior.length > 0 || predicate.kind !== 'sequence'
        ? parts.prior
        : inheritedPrior(finder, treatments, knowledge),
    substances: common.substances.length > 0 ? common.substances : substancesSpokenOf(context),
    biomarkers,
    diseases,
    line: common.line,
    setting: common.setting,
    extent: common.extent,
    age: common.age,
    jurisdictions: common.jurisdictions,
    trials: common.trials,
    harms: common.harms,
    tests: common.tests,
    doses: [],
    food: undefined,
    weight: undefined,
    numbers: [],
    citations: common.citations,
    effect: predicate.effect,
    polarity: context.overrides.polarity ?? (excluded ? 'negated' : polarity.value),
    status: context.overrides.status ?? statusInPlace(block, status.value),
    wording: excluded ? 'mention' : predicate.wording,
    unselected: parts.unselected,
    cues: cueUses(block, reading, predicate, polarity, status, parts),
    clauseMentions: reading.mentions,
    get mentions() {
      return common.mentions();
    },
  };
}

/** The slots of the given mentions, whatever role they have beside other predicates. */
function only(parts: Parts, about: readonly TreatmentMention[]): readonly Slot<TreatmentValue>[] {
  const ids = new Set(about.map((mention) => mention.id));
  const all = [...parts.treatments, ...parts.comparators, ...parts.prior];
  return all.filter(
    (slot, index) =>
      ids.has(slot.value.id) && all.findIndex((each) => each.value.id === slot.value.id) === index,
  );
}
