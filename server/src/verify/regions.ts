/** Which label facts count where: facts of a region count in it, and facts of others only where the region has none. */
import type { DrugRecord, Jurisdiction } from '../knowledge/types.ts';
import { jurisdictionsOf } from './context.ts';
import type { Analysis } from './types.ts';

interface Regional {
  readonly jurisdictions: readonly Jurisdiction[];
}

/** Regions the document is judged for; empty means any. */
export function documentJurisdictions({ jurisdictions, fields }: Analysis): readonly Jurisdiction[] {
  return jurisdictions ?? jurisdictionsOf(fields, []);
}

/** Facts below this number are chance finds about a region, not its label. */
const COVERED = 3;

/**
 * The facts that bind a text for these regions.
 * @param facts facts that answer the question, of any region
 * @param all all facts of the same kind, which tell whether a region's label was read at all
 * @param regions the text's regions; without any, a fact counts only if no label that was read lacks it
 */
export function bindingFacts<T extends Regional>(
  facts: readonly T[],
  all: readonly Regional[],
  regions: readonly Jurisdiction[],
): readonly T[] {
  if (facts.length === 0) return [];
  if (regions.length > 0) {
    const there = facts.filter((each) => isIn(each, regions));
    const known = all.some((each) => isIn(each, regions));
    return there.length > 0 || known ? there : facts;
  }
  const counts = new Map<Jurisdiction, number>();
  for (const each of all)
    for (const region of each.jurisdictions) counts.set(region, (counts.get(region) ?? 0) + 1);
  const covered = [...counts].filter(([, count]) => count >= COVERED).map(([region]) => region);
  return covered.every((region) => facts.some((each) => each.jurisdictions.includes(region))) ? facts : [];
}

function isIn({ jurisdictions }: Regional, regions: readonly Jurisdiction[]): boolean {
  return jurisdictions.some((each) => regions.includes(each));
}

/** True if anything on safety is recorded of the drug for one of the regions; without regions, for any. */
export function isSafetyRecorded(drug: DrugRecord, regions: readonly Jurisdiction[]): boolean {
  const facts: readonly Regional[] = [
    ...drug.warnings,
    ...drug.interactions,
    ...drug.contraindications,
    ...drug.adjustments,
  ];
  return regions.length === 0 ? facts.length > 0 : facts.some((each) => isIn(each, regions));
}
