import type { DrugClassRecord } from '../../knowledge/types.ts';
import type { DrugClassMention } from '../../recognise/types.ts';
import { capitalised, listWords } from '../../verify/words.ts';
import { groupBy } from '../groupBy.ts';
import { generationText } from '../wording.ts';
import type { CardBasis, CardContext } from './cardContext.ts';

/** A class: what it inhibits, its members by generation, and what a combination is made of. */
export function classCard(
  record: DrugClassRecord,
  generations: DrugClassMention['generations'],
  { builder, environment }: CardContext,
): CardBasis {
  const { knowledge } = environment.analysis;
  const parents = record.parents.map((id) => knowledge.nameOf({ kind: 'class', id }));
  const names =
    generations.length === 0
      ? record.name
      : listWords(
          generations.map((each) => generationText(record.name, each)),
          'or',
        );
  builder.paragraph({ strong: names }, parents.length > 0 ? `. A kind of ${listWords(parents)}.` : '.');
  if (record.gene) builder.labelled('Inhibits', `the product of ${record.gene}`);
  if (record.combinationOf) {
    const parts = record.combinationOf.map(
      (id) => knowledge.drug(id)?.inn ?? knowledge.nameOf({ kind: 'class', id }),
    );
    builder.labelled('Combines', listWords(parts));
  }
  const members =
    generations.length === 0
      ? knowledge.drugsInClass(record.id)
      : generations.flatMap((each) => knowledge.drugsInClass(record.id, each));
  const byGeneration = groupBy(
    members,
    (drug) => drug.classes.find((each) => each.class === record.id)?.generation,
  );
  for (const [generation, drugs] of [...byGeneration].sort(([a], [b]) => (a ?? 99) - (b ?? 99))) {
    const label = generation === undefined ? 'Members' : generationText('members', generation);
    builder.item({ strong: `${capitalised(label)}:` }, ` ${drugs.map(({ inn }) => inn).join(', ')}`);
  }
  return { sources: record.sources, reviewed: record.reviewed };
}
