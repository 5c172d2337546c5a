/**
 * The few relations between entities that recognition needs besides their names. Every part is optional; without it,
 * recognition finds less but nothing else changes. `KnowledgeRecords` has this shape.
 */
import type { EntitySurface } from '../knowledge/knowledgeIndex.ts';
import type { Extent } from '../knowledge/types.ts';

export interface RecogniserOptions {
  /** Partners of a gene known by name only stand on either side of it. */
  readonly genes?: Iterable<{
    readonly id: string;
    readonly fusionPartners?: readonly string[] | undefined;
    readonly isNameOnly?: boolean;
  }>;
  /** Classes with the gene whose product their members inhibit. */
  readonly classes?: Iterable<{ readonly id: string; readonly gene?: string }>;
  /** Diseases that are a stage of their parents. */
  readonly diseases?: Iterable<{
    readonly id: string;
    readonly parents: readonly string[];
    readonly extent?: Extent;
  }>;
  readonly terms?: Iterable<{ readonly id: string; readonly kind: 'harm' | 'test' }>;
  /** Trials with their registry numbers, so that a number names the trial. */
  readonly trials?: Iterable<{ readonly id: string; readonly nct?: string }>;
}

/** The relations as lookups, with what the names themselves tell. */
export interface EntityFacts {
  /** Partners by gene symbol. */
  readonly partners: ReadonlyMap<string, ReadonlySet<string>>;
  /** Genes whose partners are all 5' ones, because they carry the kinase of their fusions. */
  readonly carriers: ReadonlySet<string>;
  /** Drug class by the gene it inhibits. */
  readonly classOfGene: ReadonlyMap<string, string>;
  readonly geneOfClass: ReadonlyMap<string, string>;
  /** Disease at an extent, by `<disease>/<extent>`. */
  readonly staged: ReadonlyMap<string, string>;
  readonly termKinds: ReadonlyMap<string, 'harm' | 'test'>;
  /** Genes in which a variant is known, by short form. */
  readonly genesOfVariant: ReadonlyMap<string, readonly string[]>;
  readonly symbols: ReadonlySet<string>;
  readonly trialOfNct: ReadonlyMap<string, string>;
}

export function entityFacts(surfaces: Iterable<EntitySurface>, options: RecogniserOptions): EntityFacts {
  const partners = new Map<string, ReadonlySet<string>>();
  const carriers = new Set<string>();
  for (const gene of options.genes ?? []) {
    if (!gene.fusionPartners?.length) continue;
    partners.set(gene.id, new Set(gene.fusionPartners));
    if (!gene.isNameOnly) carriers.add(gene.id);
  }
  const classOfGene = new Map<string, string>();
  const geneOfClass = new Map<string, string>();
  for (const each of options.classes ?? []) {
    if (each.gene === undefined) continue;
    geneOfClass.set(each.id, each.gene);
    // The first class of a gene is the general one; later ones (type I MET inhibitors) are narrower.
    if (each.id === `${each.gene.toLowerCase()}-inhibitor` || !classOfGene.has(each.gene))
      classOfGene.set(each.gene, each.id);
  }
  const staged = new Map<string, string>();
  for (const disease of options.diseases ?? []) {
    if (disease.extent === undefined) continue;
    for (const parent of disease.parents) staged.set(`${parent}/${disease.extent}`, disease.id);
  }
  const genesOfVariant = new Map<string, string[]>();
  const symbols = new Set<string>();
  for (const { entity } of surfaces) {
    if (entity.kind === 'gene') symbols.add(entity.id);
    if (entity.kind !== 'variant') continue;
    const slash = entity.id.indexOf('/');
    const short = entity.id.slice(slash + 1);
    const genes = genesOfVariant.get(short) ?? [];
    if (!genes.includes(entity.id.slice(0, slash))) genes.push(entity.id.slice(0, slash));
    genesOfVariant.set(short, genes);
  }
  return {
    partners,
    carriers,
    classOfGene,
    geneOfClass,
    staged,
    termKinds: new Map(Array.from(options.terms ?? [], (term) => [term.id, term.kind])),
    genesOfVariant,
    symbols,
    trialOfNct: new Map(
      Array.from(options.trials ?? []).flatMap((trial) =>
        trial.nct ? [[trial.nct, trial.id] as const] : [],
      ),
    ),
  };
}
