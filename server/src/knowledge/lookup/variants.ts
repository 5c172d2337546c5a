import type { GeneRecord, VariantRecord } from '../types.ts';
import { memoise } from './lazy.ts';

const SUBSTITUTION = /^([A-Z]\d+)[A-Z*]$/;

/** Variants of genes, and the groups (`I1171X`, `Y1230X`) that contain them. */
export interface VariantLookup {
  /** The variant's own record, or that of the first group that contains it. */
  variant(gene: string, short: string): VariantRecord | undefined;
  /** The short form itself, then the groups that contain it. */
  lineage(gene: string, short: string): readonly string[];
}

export function createVariantLookup(genes: readonly GeneRecord[]): VariantLookup {
  const byGene = new Map(
    genes.map((gene) => [gene.id, new Map(gene.variants.map((each) => [each.short, each]))]),
  );
  const lineageOf = memoise((key) => {
    const slash = key.indexOf('/');
    const variants = byGene.get(key.slice(0, slash));
    const short = key.slice(slash + 1);
    const lineage = new Set([short]);
    for (const each of lineage)
      for (const group of variants?.values() ?? []) if (isMember(group, each)) lineage.add(group.short);
    return [...lineage];
  });
  const lineage = (gene: string, short: string): readonly string[] => lineageOf(`${gene}/${short}`);
  return {
    lineage,
    variant: (gene, short) => {
      const variants = byGene.get(gene);
      for (const each of lineage(gene, short)) {
        const record = variants?.get(each);
        if (record) return record;
      }
      return undefined;
    },
  };
}

/** Membership by list, or because an `X` at the end of the group's short form stands for any residue. */
function isMember(group: VariantRecord, short: string): boolean {
  if (group.short === short) return false;
  if (group.members?.includes(short)) return true;
  if (!group.short.endsWith('X')) return false;
  return SUBSTITUTION.exec(short)?.[1] === SUBSTITUTION.exec(group.short)?.[1];
}
