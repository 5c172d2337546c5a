import type { DiseaseRecord } from '../types.ts';
import { createHierarchy, type Hierarchy } from './hierarchy.ts';
import { memoise } from './lazy.ts';

/** The disease hierarchy together with which diseases exclude each other. */
export interface DiseaseLookup extends Hierarchy {
  /** True if one tumour cannot be both. Exclusion is inherited: what excludes NSCLC excludes its adenocarcinoma. */
  disjoint(a: string, b: string): boolean;
}

export function createDiseaseLookup(
  diseases: readonly Pick<DiseaseRecord, 'id' | 'parents' | 'disjointWith'>[],
): DiseaseLookup {
  const hierarchy = createHierarchy(diseases);
  const excluded = new Map<string, Set<string>>();
  const exclude = (a: string, b: string): void => {
    const set = excluded.get(a) ?? new Set();
    excluded.set(a, set.add(b));
  };
  for (const disease of diseases) {
    for (const other of disease.disjointWith ?? []) {
      exclude(disease.id, other);
      exclude(other, disease.id);
    }
  }
  const excludedByLineage = memoise(
    (id) => new Set(hierarchy.lineage(id).flatMap((each) => [...(excluded.get(each) ?? [])])),
  );
  return {
    ...hierarchy,
    disjoint: (a, b) => {
      const set = excludedByLineage(a);
      return set.size > 0 && hierarchy.lineage(b).some((each) => set.has(each));
    },
  };
}
