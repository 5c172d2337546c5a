import { tellsOfProgression } from './acquired.ts';
import type { ClauseReading } from './clauseReading.ts';
import type { BiomarkerValue, Slot, TreatmentValue } from './types.ts';

/** What the sentences before a clause, in the same block, were about; all slots have origin `previous-sentence`. */
export interface Discourse {
  readonly treatments: readonly Slot<TreatmentValue>[];
  readonly biomarkers: readonly Slot<BiomarkerValue>[];
  readonly diseases: readonly Slot<string>[];
  readonly substances: readonly Slot<string>[];
  /** The biomarkers of one gene that the clause directly before found, where it named no treatment. */
  readonly found: readonly Slot<BiomarkerValue>[];
  /** The clause before told of progression. */
  readonly progressed: boolean;
  /** The block is telling one patient's story. */
  readonly onePatient: boolean;
}

export const NO_DISCOURSE: Discourse = {
  treatments: [],
  biomarkers: [],
  diseases: [],
  substances: [],
  found: [],
  progressed: false,
  onePatient: false,
};

/** The discourse after a clause: what it names itself replaces what was spoken of before. */
export function advance(
  discourse: Discourse,
  reading: ClauseReading,
  named: {
    readonly treatments: readonly Slot<TreatmentValue>[];
    /** The treatments only describe the patients: what was spoken of before stays so. */
    readonly describing: boolean;
    readonly biomarkers: readonly Slot<BiomarkerValue>[];
    readonly diseases: readonly Slot<string>[];
    readonly common: { readonly substances: readonly Slot<string>[] };
  },
): Discourse {
  const past = <T>(slots: readonly Slot<T>[], before: readonly Slot<T>[]): readonly Slot<T>[] => {
    const own = slots.filter((slot) => slot.origin === 'clause');
    return own.length > 0 ? own.map((slot) => ({ ...slot, origin: 'previous-sentence' as const })) : before;
  };
  const progressed = tellsOfProgression(reading);
  if (
    progressed === discourse.progressed &&
    named.treatments.length +
      named.biomarkers.length +
      named.diseases.length +
      named.common.substances.length ===
      0 &&
    discourse.found.length === 0 &&
    (discourse.onePatient || !reading.onePatient)
  ) {
    return discourse;
  }
  return {
    treatments:
      named.describing && discourse.treatments.length > 0
        ? discourse.treatments
        : past(named.treatments, discourse.treatments),
    biomarkers: past(
      named.biomarkers.filter((slot) => slot.value.role === 'selecting'),
      discourse.biomarkers,
    ),
    diseases: past(named.diseases, discourse.diseases),
    substances: past(named.common.substances, discourse.substances),
    found: foundIn(named),
    progressed,
    onePatient: discourse.onePatient || reading.onePatient,
  };
}

/** The biomarkers of a clause that names no treatment; none where they are of several genes, denied, or open. */
function foundIn({
  treatments,
  biomarkers,
}: {
  readonly treatments: readonly Slot<TreatmentValue>[];
  readonly biomarkers: readonly Slot<BiomarkerValue>[];
}): readonly Slot<BiomarkerValue>[] {
  if (treatments.length > 0) return [];
  const own = biomarkers.filter(({ origin, value }) => origin === 'clause' && value.status === 'positive');
  const isOne = own.length > 0 && own.every(({ value }) => value.gene === own[0]!.value.gene);
  const isPlain = own.every(({ value }) => value.alteration !== undefined || value.variant !== undefined);
  return isOne && isPlain ? own.map((slot) => ({ ...slot, origin: 'previous-sentence' as const })) : [];
}
