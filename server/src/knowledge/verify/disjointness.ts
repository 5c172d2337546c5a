import type { KnowledgeCheck } from './context.ts';

/** A disease cannot be a kind of two diseases that exclude each other, nor of one that excludes it. */
export const disjointness: KnowledgeCheck = ({ index, report }) => {
  for (const disease of index.records.diseases) {
    if (!index.diseasesDisjoint(disease.id, disease.id)) continue;
    const lineage = [disease.id, ...index.diseaseAncestors(disease.id)];
    // In a cycle everything is a kind of everything; the cycle itself is reported.
    const cyclic = lineage.some((id) => index.disease(id)?.parents.some((each) => index.isDisease(each, id)));
    if (cyclic) continue;
    for (const id of lineage) {
      const excluded = index.disease(id)?.disjointWith?.find((each) => lineage.includes(each));
      if (excluded === undefined) continue;
      const message = `is a kind of both ${id} and ${excluded}, which exclude each other (disjointWith of ${id}). Correct parents or disjointWith.`;
      report('error', 'kb.contradictory-hierarchy', message, {
        kind: 'disease',
        id: disease.id,
        pointer: ['parents'],
      });
      break;
    }
  }
};
