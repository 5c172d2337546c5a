import type { Claim, Slot, SlotOrigin } from '../../../claims/types.ts';

/** A slot by the name it has in JSON, with the words it was read from. */
export interface NamedSlot {
  readonly name: string;
  readonly origin: SlotOrigin;
  readonly text: string;
}

/** Every filled slot of a claim; lists give one entry for each value. */
export function slotsOf(claim: Claim): readonly NamedSlot[] {
  const slots: readonly (readonly [string, readonly Slot<unknown>[]])[] = [
    ['drugs', claim.treatments],
    ['comparators', claim.comparators],
    ['priorTreatments', claim.priorTreatments],
    ['substances', claim.substances],
    ['biomarkers', claim.biomarkers],
    ['diseases', claim.diseases],
    ['line', claim.line ? [claim.line] : []],
    ['setting', claim.setting ? [claim.setting] : []],
    ['extent', claim.extent ? [claim.extent] : []],
    ['age', claim.age ? [claim.age] : []],
    ['jurisdictions', claim.jurisdictions],
    ['trials', claim.trials],
    ['harms', claim.harms],
    ['tests', claim.tests],
    ['food', claim.food ? [claim.food] : []],
    ['weight', claim.weight ? [claim.weight] : []],
    ['citations', claim.citations],
  ];
  return slots.flatMap(([name, values]) => values.map(({ origin, text }) => ({ name, origin, text })));
}
