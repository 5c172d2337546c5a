import type { ActivityRecord } from '../types.ts';
import { groupBy } from './lazy.ts';
import type { VariantLookup } from './variants.ts';

/** What drugs do against variants. */
export interface ActivityLookup {
  /** Records about exactly these variants together, the most specific first. */
  activityOf(drugId: string, gene: string, variants: readonly string[]): readonly ActivityRecord[];
  /** Records that involve the variant or a group it belongs to. */
  activitiesForVariant(gene: string, variant: string): readonly ActivityRecord[];
}

export function createActivityLookup(
  activities: readonly ActivityRecord[],
  variants: VariantLookup,
): ActivityLookup {
  const byDrugAndGene = groupBy(activities, (each) => [`${each.drug} ${each.gene}`]);
  const byVariant = groupBy(activities, (each) => each.variants.map((variant) => `${each.gene}/${variant}`));
  return {
    activityOf: (drugId, gene, asked) => {
      const lineages = [...new Set(asked)].map((each) => variants.lineage(gene, each));
      return (byDrugAndGene.get(`${drugId} ${gene}`) ?? [])
        .flatMap((record) => {
          const generality = pair(lineages, record.variants);
          return generality === undefined ? [] : [{ record, generality }];
        })
        .sort((a, b) => a.generality - b.generality)
        .map(({ record }) => record);
    },
    activitiesForVariant: (gene, variant) => [
      ...new Set(variants.lineage(gene, variant).flatMap((each) => byVariant.get(`${gene}/${each}`) ?? [])),
    ],
  };
}

/**
 * Pairs each variant asked for with one of the record's, one to one.
 * @returns how far up the groups the pairs reach in sum (0: all named outright); undefined if they do not pair up.
 */
function pair(lineages: readonly (readonly string[])[], recorded: readonly string[]): number | undefined {
  if (lineages.length === 0 || lineages.length !== recorded.length) return undefined;
  const left = new Set(recorded);
  let generality = 0;
  for (const lineage of lineages) {
    const found = lineage.findIndex((each) => left.has(each));
    if (found < 0) return undefined;
    left.delete(lineage[found]!);
    generality += found;
  }
  return generality;
}
