/** Words that tie a clause to what was spoken of before it. */

const ONE_PATIENT =
  /\b(?:one|a|the|this|single|our)\s+(?:[\w-]+\s+){0,4}patient(?:'s)?\b|\bcase report\b|\bfirst case\b|\bone (?:response|case)\b/i;

/** True if the text speaks of a single patient. */
export function tellsOfOnePatient(text: string): boolean {
  return ONE_PATIENT.test(text);
}

const REFERS_BACK =
  /^(?:notably|thus|therefore|moreover|in addition|furthermore|following this|after this|at this time)?,?\s*(?:it|its|they|their|he|she|his|her|this|these|such)\b|\b(?:the|this|these|those|such|both|his|her|their)\s+(?:\w+\s+){0,2}(?:patients?|case|tumou?rs?|population|disease|cohort|drugs?|agent|combination|treatment|therapy|regimen|response|resistance|fusion|rearrangement|mutation|alteration|amplification)\b/i;

/** True if a clause refers back to what was spoken of: "it", "the patient", "this drug", "the clinical response". */
export function refersBack(clause: string): boolean {
  return REFERS_BACK.test(clause);
}
