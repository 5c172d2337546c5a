import type { TextBlock } from '../document/types.ts';
import type { ClauseReading } from './clauseReading.ts';
import { polarityOf } from './polarity.ts';
import { type Predicate, predicatesOf } from './predicate.ts';

const RECOMMENDED: Predicate = {
  kind: 'indication',
  effect: undefined,
  wording: 'recommendation',
  negative: false,
  match: undefined,
};

/**
 * What a fragment says by where it stands. A list item or cell takes over the predicate of what introduces it ("Do not use:");
 * without one, "drug for population" recommends, in a heading only with "for"; a bare drug in a treatment section is recommended.
 * Undefined where the place says nothing.
 * @param hasScope the fragment names a biomarker or disease itself
 * @param hasFor the fragment links drug and population by "for"
 */
export function placedPredicate(
  block: TextBlock,
  readPlace: (block: TextBlock) => readonly ClauseReading[],
  hasScope: boolean,
  hasFor: boolean,
): Predicate | undefined {
  const introducers = [
    ...[...block.context.leadIns].reverse(),
    ...(block.context.columnHeader ? [block.context.columnHeader] : []),
    ...(block.context.rowHeader && block.context.rowHeader !== block ? [block.context.rowHeader] : []),
  ];
  for (const introducer of introducers) {
    const introduced = predicateOfIntroducer(introducer, readPlace);
    if (introduced) return introduced;
  }
  if (block.role === 'heading' || block.role === 'title') return hasScope && hasFor ? RECOMMENDED : undefined;
  if (hasScope) return RECOMMENDED;
  const inTreatment = block.context.sections.at(-1) === 'treatment';
  return inTreatment && block.role !== 'paragraph' ? RECOMMENDED : undefined;
}

function predicateOfIntroducer(
  block: TextBlock,
  readPlace: (block: TextBlock) => readonly ClauseReading[],
): Predicate | undefined {
  for (const reading of readPlace(block).toReversed()) {
    const predicate = predicatesOf(reading, []).find(
      (each) => each.wording === 'recommendation' || each.wording === 'regulatory',
    );
    if (!predicate?.match) continue;
    const polarity = polarityOf(block.text.text, reading, predicate, undefined);
    return { ...predicate, negative: polarity.value === 'negated', match: undefined };
  }
  return undefined;
}
