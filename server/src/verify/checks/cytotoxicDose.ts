/** Cytotoxics go by regimen, and the base holds some of their doses only: what is wrong for certain is a lost decimal place. */
import type { DoseStatement } from '../../claims/types.ts';
import type { DrugRecord } from '../../knowledge/types.ts';
import type { LabelDose } from '../doses.ts';
import type { Subject } from '../subject.ts';

/**
 * True for a dose of a cytotoxic, its name right before it, that is ten times every recorded one or a tenth of it.
 * @param starts the recorded doses
 * @param source the document, into which spans point
 */
export function isMisplacedDecimal(
  statement: DoseStatement,
  drug: DrugRecord,
  starts: readonly LabelDose[],
  subject: Subject,
  source: string,
): boolean {
  return (
    !HIGH_DOSE.test(subject.claim.text) &&
    standsBehind(statement, drug, subject, source) &&
    isFarFrom(statement, starts)
  );
}

const SMALL_WORDS =
  /^(?:[\s:,(–-]|\b(?:is|at|of|given|dose|IV|i\.v\.|intravenous(?:ly)?|a|the|infused)\b)*$/i;

/** True if nothing but small words stands between the drug's name and the dose: a partner that the base lacks may own it. */
function standsBehind(
  { span }: DoseStatement,
  drug: DrugRecord,
  { treatments }: Subject,
  source: string,
): boolean {
  return treatments.some(
    ({ slot, drugs }) =>
      drugs.includes(drug) &&
      slot.span.end <= span.start &&
      SMALL_WORDS.test(source.slice(slot.span.end, span.start)),
  );
}

/** Conditioning before a transplant goes by other doses. */
const HIGH_DOSE = /\b(?:high[- ]dose|transplant\w*|conditioning|stem[- ]cell|myeloablat\w*|intrathecal\w*)/i;

const TENFOLD = 10;

/** True if the amount is ten times every recorded one, or a tenth of it. */
function isFarFrom({ dose }: DoseStatement, starts: readonly LabelDose[]): boolean {
  const same = starts.filter((each) => each.dose.unit === dose.unit);
  return (
    same.length > 0 &&
    same.every((each) => dose.value >= each.dose.value * TENFOLD || dose.value * TENFOLD <= each.dose.value)
  );
}
