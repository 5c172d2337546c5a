/** All cues that grammars read, by grammar. */
import type { CueTable } from './cues.ts';
import { AGE_CUES } from './grammar/ages.ts';
import { DATE_CUES } from './grammar/dates.ts';
import { DOSE_CUES } from './grammar/doses.ts';
import { CLASS_CUES } from './grammar/drugClasses.ts';
import { ENDPOINT_CUES } from './grammar/endpoints.ts';
import { FREQUENCY_CUES } from './grammar/frequencyCues.ts';
import { JURISDICTION_CUES } from './grammar/jurisdictions.ts';
import { LINE_CUES } from './grammar/lines.ts';
import { NUMBER_CUES } from './grammar/numbers.ts';
import { ORGAN_CUES } from './grammar/organFunction.ts';
import { QUANTITY_CUES } from './grammar/quantities.ts';
import { SETTING_CUES } from './grammar/settings.ts';
import { STATE_CUES } from './grammar/stateCues.ts';

export const CUE_TABLES: readonly CueTable[] = [
  STATE_CUES,
  CLASS_CUES,
  SETTING_CUES,
  NUMBER_CUES,
  QUANTITY_CUES,
  FREQUENCY_CUES,
  DOSE_CUES,
  ENDPOINT_CUES,
  LINE_CUES,
  AGE_CUES,
  JURISDICTION_CUES,
  ORGAN_CUES,
  DATE_CUES,
];
