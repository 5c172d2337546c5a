import type { Alternative } from './alternatives.ts';
import type { SubjectTreatment } from './subject.ts';
import type { Contradiction } from './types.ts';
import { capitalised } from './words.ts';

/** Offers each alternative in place of the words that name the treatment, keeping a capital at their start. */
export function replacementsOf(
  treatment: SubjectTreatment,
  alternatives: readonly Alternative[],
): Contradiction['suggestions'] {
  if (treatment.isClass) return [];
  const { span, text } = treatment.slot;
  const capital = /^\p{Lu}/u.test(text);
  return alternatives.map(({ drug, records }) => ({
    title: `Replace ${treatment.name} with ${drug.inn}`,
    span,
    newText: capital ? capitalised(drug.inn) : drug.inn,
    records,
  }));
}
