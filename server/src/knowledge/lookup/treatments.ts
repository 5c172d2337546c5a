import type { DrugClassRecord, DrugRecord } from '../types.ts';
import { createHierarchy } from './hierarchy.ts';
import { groupBy, memoise } from './lazy.ts';

/** Drugs and the classes they belong to. */
export interface TreatmentLookup {
  classAncestors(classId: string): readonly string[];
  drugsInClass(classId: string, generation?: number): readonly DrugRecord[];
  isDrugInClass(drugId: string, classId: string, generation?: number): boolean;
  classesOf(drugId: string): readonly string[];
  /** True if the drug or class id is the other one or falls under it. */
  isTreatment(id: string, ancestorId: string): boolean;
  /** Ids of the drugs and classes that make up a named combination, at any depth; the id itself otherwise. */
  partsOf(id: string): readonly string[];
}

/** A drug and the classes it belongs to; drugs known by name alone state no generation. */
interface Membership {
  readonly id: string;
  readonly classes: readonly { readonly class: string; readonly generation?: number }[];
}

/** @param named drugs known by name alone, which belong to classes but are never listed as their members. */
export function createTreatmentLookup(
  drugs: readonly DrugRecord[],
  named: readonly Membership[],
  classes: readonly Pick<DrugClassRecord, 'id' | 'parents' | 'combinationOf'>[],
): TreatmentLookup {
  const hierarchy = createHierarchy(classes);
  const drugById = new Map<string, Membership>([...named, ...drugs].map((drug) => [drug.id, drug]));
  const classById = new Map(classes.map((each) => [each.id, each]));
  const classesOf = memoise((drugId) => [
    ...new Set(
      (drugById.get(drugId)?.classes ?? []).flatMap((membership) => hierarchy.lineage(membership.class)),
    ),
  ]);
  const isDrugInClass = (drugId: string, classId: string, generation?: number): boolean =>
    (drugById.get(drugId)?.classes ?? []).some(
      (membership) =>
        (generation === undefined || membership.generation === generation) &&
        hierarchy.isA(membership.class, classId),
    );
  const drugsByClass = groupBy(drugs, (drug) => classesOf(drug.id));
  const partsOf = memoise((id) => {
    const parts = new Set([id]);
    for (const part of parts) for (const each of classById.get(part)?.combinationOf ?? []) parts.add(each);
    const leaves = [...parts].filter((part) => !classById.get(part)?.combinationOf?.length);
    return leaves.length > 0 ? leaves : [id];
  });
  return {
    classAncestors: hierarchy.ancestors,
    classesOf,
    isDrugInClass,
    drugsInClass: (classId, generation) => {
      const members = drugsByClass.get(classId) ?? [];
      return generation === undefined
        ? members
        : members.filter((drug) => isDrugInClass(drug.id, classId, generation));
    },
    isTreatment: (id, ancestorId) =>
      hierarchy.isA(id, ancestorId) || (drugById.has(id) && isDrugInClass(id, ancestorId)),
    partsOf,
  };
}
