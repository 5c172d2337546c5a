import type { EntityKind } from '../knowledgeIndex.ts';
import type { DiseaseRecord, DrugClassRecord, GeneRecord, KnowledgeRecords, NameRecord } from '../types.ts';

/** Names that no full record stands for, by kind. An overlay's full record so takes the place of a bundled name. */
export interface Vocabulary {
  readonly all: readonly NameRecord[];
  ofKind(kind: NameRecord['kind']): readonly NameRecord[];
}

/** What recognition needs to know of entities besides their names, full records and names alike. */
export interface EntityRelations {
  readonly genes: readonly (Pick<GeneRecord, 'id' | 'fusionPartners'> & { readonly isNameOnly?: boolean })[];
  readonly classes: readonly Pick<DrugClassRecord, 'id' | 'gene'>[];
  readonly diseases: readonly Pick<DiseaseRecord, 'id' | 'parents' | 'extent'>[];
  readonly terms: KnowledgeRecords['terms'];
  readonly trials: KnowledgeRecords['trials'];
}

export function createVocabulary(records: KnowledgeRecords): Vocabulary {
  const recorded = new Set([
    ...keysOf('drug', records.drugs),
    ...keysOf('class', records.classes),
    ...keysOf('gene', records.genes),
    ...keysOf('disease', records.diseases),
  ]);
  const all = records.names.filter(({ kind, id }) => !recorded.has(`${kind}/${id}`));
  return { all, ofKind: (kind) => all.filter((each) => each.kind === kind) };
}

/** Drugs with their classes, classes and diseases with their parents: full records first, then names. */
export function hierarchiesOf(records: KnowledgeRecords, vocabulary: Vocabulary) {
  const narrower = (kind: NameRecord['kind']) =>
    vocabulary.ofKind(kind).map((each) => ({ ...each, parents: each.parents ?? [] }));
  const drugs = vocabulary
    .ofKind('drug')
    .map(({ id, classes = [] }) => ({ id, classes: classes.map((each) => ({ class: each })) }));
  return {
    drugs,
    classes: [...records.classes, ...narrower('class')],
    diseases: [...records.diseases, ...narrower('disease')],
  };
}

export function relationsOf(records: KnowledgeRecords, vocabulary: Vocabulary): EntityRelations {
  const { classes, diseases } = hierarchiesOf(records, vocabulary);
  return {
    genes: [
      ...records.genes,
      ...vocabulary
        .ofKind('gene')
        .map(({ id, fusionPartners = [] }) => ({ id, fusionPartners, isNameOnly: true })),
    ],
    classes,
    diseases,
    terms: records.terms,
    trials: records.trials,
  };
}

function keysOf(kind: EntityKind, records: readonly { readonly id: string }[]): readonly string[] {
  return records.map(({ id }) => `${kind}/${id}`);
}
