import type { EntityRef, KnowledgeIndex } from '../../../knowledge/knowledgeIndex.ts';

/** The record of an entity, as it was compiled. */
export function recordOf({ kind, id }: EntityRef, knowledge: KnowledgeIndex): object | undefined {
  switch (kind) {
    case 'drug':
      return knowledge.drug(id);
    case 'class':
      return knowledge.drugClass(id);
    case 'gene':
      return knowledge.gene(id);
    case 'variant': {
      const [gene = '', short = ''] = id.split('/');
      return knowledge.variant(gene, short);
    }
    case 'disease':
      return knowledge.disease(id);
    case 'substance':
      return knowledge.substance(id);
    case 'term':
      return knowledge.term(id);
    case 'trial':
      return knowledge.trial(id);
  }
}
