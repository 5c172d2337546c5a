import type { ClauseReading } from './clauseReading.ts';
import type { BiomarkerValue, Slot, TreatmentValue } from './types.ts';

/** What the sentences before a clause, in the same block, were about; all slots have origin `previous-sentence`. */
export interface Discourse {
  readonly treatments: readonly Slot<TreatmentValue>[];
  readonly biomarkers: readonly Slot<BiomarkerValue>[];
  readonly diseases: readonly Slot<string>[];
  /** The block is telling one patient's story. */
  readonly onePatient: boolean;
}

export const NO_DISCOURSE: Discourse = { treatments: [], biomarkers: [], diseases: [], onePatient: false };

const ONE_PATIENT =
  /\b(?:one|a|the|this|single|our)\s+(?:[\w-]+\s+){0,4}patient(?:'s)?\b|\bcase report\b|\bfirst case\b|\bone (?:response|case)\b/i;

/** True if the text speaks of a single patient. */
export function tellsOfOnePatient(text: string): boolean {
  return ONE_PATIENT.test(text);
}

const REFERS_BACK =
  /^(?:notably|thus|therefore|moreover|in addition|furthermore|following this|after this|at this time)?,?\s*(?:it|its|they|their|he|she|his|her|this|these|such)\b|\b(?:the|this|these|those|such|both|his|her|their)\s+(?:\w+\s+){0,2}(?:patients?|case|tumou?rs?|population|disease|cohort|drugs?|agent|combination|treatment|therapy|regimen|response|resistance)\b/i;

/** True if the clause refers back to what was spoken of: "it", "the patient", "this drug", "the clinical response". */
export function anaphoric(text: string, reading: ClauseReading): boolean {
  return REFERS_BACK.test(text.slice(reading.span.start, reading.span.end));
}

/** The discourse after a clause: what it names itself replaces what was spoken of before. */
export function advance(
  discourse: Discourse,
  clauseText: string,
  named: {
    readonly treatments: readonly Slot<TreatmentValue>[];
    readonly biomarkers: readonly Slot<BiomarkerValue>[];
    readonly diseases: readonly Slot<string>[];
  },
): Discourse {
  const past = <T>(slots: readonly Slot<T>[], before: readonly Slot<T>[]): readonly Slot<T>[] => {
    const own = slots.filter((slot) => slot.origin === 'clause');
    return own.length > 0 ? own.map((slot) => ({ ...slot, origin: 'previous-sentence' as const })) : before;
  };
  if (
    named.treatments.length + named.biomarkers.length + named.diseases.length === 0 &&
    (discourse.onePatient || !tellsOfOnePatient(clauseText))
  ) {
    return discourse;
  }
  return {
    treatments: past(named.treatments, discourse.treatments),
    biomarkers: past(
      named.biomarkers.filter((slot) => slot.value.role === 'selecting'),
      discourse.biomarkers,
    ),
    diseases: past(named.diseases, discourse.diseases),
    onePatient: discourse.onePatient || tellsOfOnePatient(clauseText),
  };
}
