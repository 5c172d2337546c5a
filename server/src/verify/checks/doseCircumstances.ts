import type { DoseStatement } from '../../claims/types.ts';
import type { DoseAdjustment, DrugRecord } from '../../knowledge/types.ts';
import type { VerifyContext } from '../context.ts';
import type { Subject } from '../subject.ts';
import { agesOverlap } from '../support.ts';

/** The label's adjustments for the organ function or co-medication that a dose is stated for; empty where none is. */
export function adjustmentsMeant(
  statement: DoseStatement,
  drug: DrugRecord,
  subject: Subject,
  { knowledge }: VerifyContext,
): readonly DoseAdjustment[] {
  const query = subject.jurisdictions.length > 0 ? { jurisdictions: subject.jurisdictions } : {};
  const inRegion = knowledge.adjustmentsOf(drug.id, query);
  const adjustments = (inRegion.length > 0 ? inRegion : knowledge.adjustmentsOf(drug.id)).filter((each) =>
    isFor(each, subject, knowledge),
  );
  const { organ, interaction } = statement;
  if (organ) return adjustments.filter((each) => each.kind === organ.organ && isCondition(each, organ));
  if (interaction !== undefined) {
    const lineage = knowledge.substanceLineage(interaction);
    return adjustments.filter(
      ({ kind, condition }) =>
        kind === 'interaction' &&
        condition.with !== undefined &&
        (condition.with === interaction || lineage.includes(condition.with)),
    );
  }
  return [];
}

function isFor(
  { population }: DoseAdjustment,
  { claim, diseases }: Subject,
  knowledge: VerifyContext['knowledge'],
): boolean {
  if (!population) return true;
  if (claim.age && population.age && !agesOverlap(population.age, claim.age.value)) return false;
  if (diseases.length === 0 || !population.diseases) return true;
  return diseases.some(({ value }) => population.diseases!.some((each) => knowledge.isDisease(value, each)));
}

/** True if the adjustment is for the stated degree of impairment, or a creatinine clearance in its range. */
export function isCondition(
  { condition }: DoseAdjustment,
  organ: Pick<NonNullable<DoseStatement['organ']>, 'severity' | 'creatinineClearance'>,
): boolean {
  if (organ.severity !== undefined && condition.severity !== undefined)
    return organ.severity === condition.severity;
  const stated = organ.creatinineClearance;
  const recorded = condition.creatinineClearance;
  if (!stated || !recorded) return organ.severity === undefined && !stated;
  const low = stated.at ?? stated.min ?? 0;
  const high = stated.at ?? stated.max ?? Number.POSITIVE_INFINITY;
  // Recorded ranges include their lower bound and exclude the upper one.
  const aboveMin = stated.at === undefined ? high > (recorded.min ?? 0) : high >= (recorded.min ?? 0);
  return low < (recorded.max ?? Number.POSITIVE_INFINITY) && aboveMin;
}
