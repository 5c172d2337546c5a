import type { Span } from '../text/span.ts';
import type { Claim } from './types.ts';

/**
 * A claim that says nothing yet: an affirmed recommendation with every slot empty, for whoever fills the slots from
 * something other than a sentence.
 * @param span where it stands, as source offsets (UTF-16)
 * @param text its words
 */
export function emptyClaim(span: Span, text: string): Claim {
  return {
    id: '',
    kind: 'indication',
    span,
    text,
    block: undefined,
    fieldPath: undefined,
    treatments: [],
    comparators: [],
    priorTreatments: [],
    substances: [],
    biomarkers: [],
    diseases: [],
    line: undefined,
    setting: undefined,
    extent: undefined,
    age: undefined,
    jurisdictions: [],
    trials: [],
    harms: [],
    tests: [],
    doses: [],
    food: undefined,
    weight: undefined,
    numbers: [],
    citations: [],
    effect: undefined,
    polarity: 'affirmed',
    status: 'asserted',
    wording: 'recommendation',
    unselected: false,
    cues: [],
    clauseMentions: [],
    mentions: [],
  };
}
