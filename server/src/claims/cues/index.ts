import { ADVICE } from './advice.ts';
import { BIOMARKER_CUES } from './biomarkers.ts';
import { NEGATION, PSEUDO_NEGATION } from './negation.ts';
import { OTHER_PREDICATES } from './otherPredicates.ts';
import { RESISTANCE } from './resistance.ts';
import { RESPONSE } from './response.ts';
import { ROLES } from './roles.ts';
import { SAME_EFFECT } from './sameEffect.ts';
import { STATUS } from './status.ts';
import type { Cue } from './types.ts';

export type { Cue, CueCategory } from './types.ts';

/** Every cue the engine knows. Where the same words stand in two cues of different categories, each category matches on its own. */
export const CUES: readonly Cue[] = [
  ...ADVICE,
  ...RESPONSE,
  ...RESISTANCE,
  ...SAME_EFFECT,
  ...OTHER_PREDICATES,
  ...NEGATION,
  ...PSEUDO_NEGATION,
  ...STATUS,
  ...ROLES,
  ...BIOMARKER_CUES,
];
