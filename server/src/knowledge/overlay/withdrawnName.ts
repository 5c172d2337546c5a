import type { KnowledgeRecords, NameRecord, Surface } from '../types.ts';

/**
 * The names of an entity whose record is withdrawn: texts that speak of it are still understood, and no longer judged.
 * Undefined for records that name nothing, such as evidence.
 */
export function withdrawnName(records: KnowledgeRecords, recordId: string): NameRecord | undefined {
  const [kind, id] = recordId.split('/');
  const drug = kind === 'drug' ? records.drugs.find((each) => each.id === id) : undefined;
  if (drug) {
    return {
      ...shared(drug),
      kind: 'drug',
      name: drug.inn,
      brands: drug.brands.map(({ name }) => name),
      codeNames: drug.codeNames ?? [],
      classes: drug.classes.map((each) => each.class),
      sources: [],
    };
  }
  const drugClass = kind === 'class' ? records.classes.find((each) => each.id === id) : undefined;
  if (drugClass) {
    const { name, parents, combinationOf, gene, sources } = drugClass;
    return {
      ...shared(drugClass),
      kind: 'class',
      name,
      parents,
      ...(combinationOf ? { combinationOf } : {}),
      ...(gene === undefined ? {} : { gene }),
      sources,
    };
  }
  const gene = kind === 'gene' ? records.genes.find((each) => each.id === id) : undefined;
  if (gene) return { ...shared(gene), kind: 'gene', name: gene.symbol, sources: gene.sources };
  const disease = kind === 'disease' ? records.diseases.find((each) => each.id === id) : undefined;
  if (!disease) return undefined;
  const { name, parents, sources } = disease;
  return { ...shared(disease), kind: 'disease', name, parents, sources };
}

function shared({
  id,
  reviewed,
  synonyms = [],
}: {
  readonly id: string;
  readonly reviewed: string;
  readonly synonyms?: readonly Surface[];
}): Pick<NameRecord, 'id' | 'reviewed' | 'synonyms'> {
  return { id, reviewed, synonyms };
}
