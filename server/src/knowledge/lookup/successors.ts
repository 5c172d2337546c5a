import type { BiomarkerMatch, StatedBiomarker, SuccessorMatch, SuccessorQuery } from '../knowledgeIndex.ts';
import type { BiomarkerRef, DrugRecord, Successor } from '../types.ts';
import type { ActivityLookup } from './activity.ts';
import type { VariantLookup } from './variants.ts';

export interface SuccessorParts {
  readonly drug: (id: string) => DrugRecord | undefined;
  readonly variants: VariantLookup;
  readonly activity: ActivityLookup;
  readonly satisfies: (stated: StatedBiomarker, required: BiomarkerRef) => BiomarkerMatch;
}

/** What may follow the drug, best first. See `KnowledgeIndex.successorsOf`. */
export function successorsOf(
  drug: DrugRecord,
  query: SuccessorQuery,
  parts: SuccessorParts,
): readonly SuccessorMatch[] {
  const asked = withVariantsApart(query);
  const best = new Map<string, SuccessorMatch>();
  for (const successor of drug.successors) {
    const match = matchStep(successor, asked, parts);
    if (!match || (match.resistant && !asked.includeResistant)) continue;
    const other = best.get(successor.drug);
    if (!other || compare(match, other) < 0) best.set(successor.drug, match);
  }
  return [...best.values()].sort(compare);
}

/** "ALK G1202R" names what made the tumour resistant, not what the drug was given for: the variant is asked for as such. */
function withVariantsApart(query: SuccessorQuery): SuccessorQuery {
  const { biomarker, variants = [] } = query;
  if (biomarker?.variant === undefined) return query;
  return {
    ...query,
    biomarker: { gene: biomarker.gene },
    variants: [...new Set([...variants, biomarker.variant])],
  };
}

function matchStep(
  successor: Successor,
  query: SuccessorQuery,
  parts: SuccessorParts,
): SuccessorMatch | undefined {
  const drug = parts.drug(successor.drug);
  if (!drug) return undefined;
  const { biomarker, variant, trigger } = successor.when;
  const asked = query.variants ?? [];
  if (query.trigger !== undefined && trigger !== query.trigger) return undefined;
  if (
    query.jurisdictions &&
    successor.jurisdictions &&
    !successor.jurisdictions.some((each) => query.jurisdictions?.includes(each))
  ) {
    return undefined;
  }
  if (query.biomarker && parts.satisfies(query.biomarker, biomarker) === 'not-satisfied') return undefined;
  if (variant !== undefined && asked.length > 0) {
    if (!asked.some((each) => parts.variants.lineage(biomarker.gene, each).includes(variant)))
      return undefined;
  }
  const activities =
    asked.length === 0 ? [] : parts.activity.activityOf(successor.drug, biomarker.gene, asked);
  return {
    successor,
    drug,
    basis: variant === undefined ? 'general' : asked.length > 0 ? 'variant' : 'if-variant',
    activities,
    // The most specific record decides; a group's record yields to one about the variant itself.
    resistant: activities[0]?.effect === 'resistant',
  };
}

const BASIS_ORDER: readonly SuccessorMatch['basis'][] = ['variant', 'general', 'if-variant'];

function compare(a: SuccessorMatch, b: SuccessorMatch): number {
  return (
    Number(a.resistant) - Number(b.resistant) ||
    BASIS_ORDER.indexOf(a.basis) - BASIS_ORDER.indexOf(b.basis) ||
    a.successor.rank - b.successor.rank ||
    (a.successor.id < b.successor.id ? -1 : 1)
  );
}
