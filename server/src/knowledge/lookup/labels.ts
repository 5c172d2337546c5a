import { hasBegun, hasEnded } from '../dates.ts';
import type { AdjustmentQuery, ApprovalQuery, DosingQuery, LabelQuery } from '../knowledgeIndex.ts';
import type {
  AgeRange,
  Approval,
  DoseAdjustment,
  DosingPopulation,
  DosingRegimen,
  DrugRecord,
  Jurisdiction,
  PartialDate,
} from '../types.ts';
import type { Hierarchy } from './hierarchy.ts';

/** Approvals of the drug that answer the query, in record order. */
export function approvalsOf(
  drug: DrugRecord,
  query: ApprovalQuery,
  defaultAsOf: PartialDate,
): readonly Approval[] {
  const asOf = query.asOf ?? defaultAsOf;
  return drug.approvals.filter(
    (approval) =>
      (query.which === 'all' || isInForce(approval, asOf)) && inRegions([approval.jurisdiction], query),
  );
}

/** True if the approval has begun and not ended on the day. One that ended on an unknown day is not in force. */
export function isInForce(approval: Approval, asOf: PartialDate): boolean {
  if (!hasBegun(approval.date, asOf)) return false;
  if (approval.until !== undefined) return !hasEnded(approval.until, asOf);
  return approval.status !== 'withdrawn' && approval.status !== 'superseded';
}

/** Regimens of the drug that answer the query, in record order. */
export function dosingOf(
  drug: DrugRecord,
  query: DosingQuery,
  diseases: Hierarchy,
): readonly DosingRegimen[] {
  return drug.dosing.filter(
    (regimen) =>
      (query.which === 'all' || regimen.status !== 'superseded') &&
      inRegions(regimen.jurisdictions, query) &&
      fits(regimen.population, query, diseases),
  );
}

/** Organ and interaction adjustments of the drug that answer the query, in record order. */
export function adjustmentsOf(drug: DrugRecord, query: AdjustmentQuery): readonly DoseAdjustment[] {
  return drug.adjustments.filter(
    (each) => (query.kind === undefined || each.kind === query.kind) && inRegions(each.jurisdictions, query),
  );
}

/** Facts about a substance or a class it belongs to, the most specific first; all of them for no substance. */
export function withSubstance<
  T extends { readonly with: string; readonly jurisdictions: readonly Jurisdiction[] },
>(facts: readonly T[], lineage: readonly string[] | undefined, query: LabelQuery): readonly T[] {
  const inScope = facts.filter((fact) => inRegions(fact.jurisdictions, query));
  if (!lineage) return inScope;
  return inScope
    .filter((fact) => lineage.includes(fact.with))
    .sort((a, b) => lineage.indexOf(a.with) - lineage.indexOf(b.with));
}

function inRegions(jurisdictions: readonly Jurisdiction[], query: LabelQuery): boolean {
  return !query.jurisdictions || query.jurisdictions.some((each) => jurisdictions.includes(each));
}

function fits(population: DosingPopulation, query: DosingQuery, diseases: Hierarchy): boolean {
  const { disease, setting, age, weightKg } = query;
  if (disease !== undefined && population.diseases?.length) {
    if (!population.diseases.some((each) => diseases.isA(disease, each))) return false;
  }
  if (setting !== undefined && population.setting !== undefined && setting !== population.setting)
    return false;
  if (age !== undefined && !holds(population.age, age)) return false;
  const weight = population.weight;
  if (weightKg !== undefined && weight) {
    // A label's lower weight bound is "90 kg or more", its upper one "less than 90 kg".
    if (weight.minKg !== undefined && weightKg < weight.minKg) return false;
    if (weight.maxKg !== undefined && weightKg >= weight.maxKg) return false;
  }
  return true;
}

function holds(range: AgeRange | undefined, years: number): boolean {
  return (range?.min === undefined || years >= range.min) && (range?.max === undefined || years <= range.max);
}
