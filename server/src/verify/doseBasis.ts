import type { DoseStatement } from '../claims/types.ts';
import type { DrugRecord } from '../knowledge/types.ts';
import type { LabelDose } from './doses.ts';

/**
 * The label's starting doses where the written one is given per another measure, or in another unit: a dose per square
 * metre where the label's is flat, or the label's number with another unit behind it. Undefined where it is not. The doses of
 * cytotoxics go by regimen: of these only the label's number per kilogram in place of square metre, or the reverse, is told.
 */
export function otherBasis(
  statement: DoseStatement,
  drug: DrugRecord,
  starts: readonly LabelDose[],
): readonly LabelDose[] | undefined {
  const { dose } = statement;
  if (starts.length === 0 || statement.role === 'strength') return undefined;
  if (drug.type === 'cytotoxic' && dose.basis === 'flat') return undefined;
  if (starts.some((each) => each.dose.unit === dose.unit)) return undefined;
  const sameNumber = starts.filter((each) => each.dose.value === dose.value);
  if (sameNumber.length > 0) return sameNumber;
  // Antibodies have doses by weight and flat ones side by side, of which the base may hold one.
  if (drug.type !== 'small-molecule') return undefined;
  // A flat dose of a drug labelled by body size may be what its table comes to.
  return dose.basis !== 'flat' && starts.every((each) => each.dose.basis !== dose.basis) ? starts : undefined;
}
