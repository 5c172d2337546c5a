import type { KnowledgeIndex, StatedBiomarker } from '../knowledge/knowledgeIndex.ts';
import type { DrugRecord, Jurisdiction } from '../knowledge/types.ts';
import { activityReference, approvalReference, successorReference } from './references.ts';
import type { EvidenceReference } from './types.ts';

/** A drug that could stand in place of the one at fault, with the records that say so. */
export interface Alternative {
  readonly drug: DrugRecord;
  readonly records: readonly EvidenceReference[];
}

export interface AlternativeQuery {
  readonly biomarker: StatedBiomarker;
  readonly variants: readonly string[];
  readonly disease: string | undefined;
  /** Drugs given before; their recorded successors come first. Empty: successors of any drug. */
  readonly after: readonly string[];
  readonly jurisdictions: readonly Jurisdiction[];
  readonly exclude: readonly string[];
}

/**
 * Drugs given next for a biomarker, best first: recorded successors by rank. Those recorded as resistant to a variant
 * asked for are never among them, and where a variant is asked for, neither are those without a record of activity.
 */
export function successorAlternatives(
  knowledge: KnowledgeIndex,
  query: AlternativeQuery,
  limit = 3,
): readonly Alternative[] {
  const from = query.after.length > 0 ? query.after : knowledge.records.drugs.map(({ id }) => id);
  const best = new Map<string, { readonly rank: number; readonly alternative: Alternative }>();
  for (const id of from) {
    for (const match of knowledge.successorsOf(id, {
      biomarker: query.biomarker,
      variants: query.variants,
      ...(query.jurisdictions.length > 0 ? { jurisdictions: query.jurisdictions } : {}),
    })) {
      const { drug, successor } = match;
      const active =
        match.basis === 'variant' || match.activities.some(({ effect }) => effect === 'sensitive');
      if (query.exclude.includes(drug.id) || (query.variants.length > 0 && !active)) continue;
      const rank = successor.rank + (match.basis === 'variant' ? 0 : 100);
      const known = best.get(drug.id);
      if (known && known.rank <= rank) continue;
      const records = [
        successorReference(knowledge, id, successor),
        ...match.activities.map((each) => activityReference(knowledge, each)),
      ];
      best.set(drug.id, { rank, alternative: { drug, records } });
    }
  }
  return ranked(best, limit);
}

/** Drugs with a label in force for the biomarker in the disease, those recommended as successors of nothing included. */
export function labelledAlternatives(
  knowledge: KnowledgeIndex,
  query: AlternativeQuery,
  limit = 3,
): readonly Alternative[] {
  const best = new Map<string, { readonly rank: number; readonly alternative: Alternative }>();
  for (const drug of knowledge.records.drugs) {
    if (query.exclude.includes(drug.id)) continue;
    const approvals = knowledge
      .approvalsOf(drug.id, query.jurisdictions.length > 0 ? { jurisdictions: query.jurisdictions } : {})
      .filter(
        ({ disease, otherDiseases, biomarkers }) =>
          biomarkers.some(
            (required) => knowledge.biomarkerSatisfies(query.biomarker, required) !== 'not-satisfied',
          ) &&
          (query.disease === undefined ||
            [disease, ...(otherDiseases ?? [])].some((each) => knowledge.isDisease(query.disease!, each))),
      );
    if (approvals.length === 0) continue;
    // Labels for untreated patients come before labels that ask for an earlier inhibitor.
    const rank = approvals.some(({ priorTherapy, line }) => !priorTherapy?.required && (line?.min ?? 1) === 1)
      ? 1
      : 2;
    best.set(drug.id, {
      rank,
      alternative: { drug, records: approvals.map((each) => approvalReference(knowledge, drug, each)) },
    });
  }
  return ranked(best, limit);
}

function ranked(
  best: ReadonlyMap<string, { readonly rank: number; readonly alternative: Alternative }>,
  limit: number,
): readonly Alternative[] {
  return [...best.values()]
    .sort((a, b) => a.rank - b.rank || (a.alternative.drug.id < b.alternative.drug.id ? -1 : 1))
    .slice(0, limit)
    .map(({ alternative }) => alternative);
}
