import { BIOMARKER_CUES, NEGATION, PSEUDO_NEGATION, ROLES, STATUS } from './modifiers.ts';
import { PREDICATES } from './predicates.ts';
import type { Cue } from './types.ts';

export type { Cue, CueCategory } from './types.ts';

/** Every cue the engine knows. Where the same words stand in two cues of different categories, each category matches on its own. */
export const CUES: readonly Cue[] = [
  ...PREDICATES,
  ...NEGATION,
  ...PSEUDO_NEGATION,
  ...STATUS,
  ...ROLES,
  ...BIOMARKER_CUES,
];
