import type { ClinicalTermRecord, SubstanceRecord } from '../../knowledge/types.ts';
import { listWords } from '../../verify/words.ts';
import type { CardBasis, CardContext } from './cardContext.ts';

const DRUGS_SHOWN = 6;

/** A harm or a test: how harms are watched, and which drugs' labels warn of them or ask for the test. */
export function termCard(
  term: ClinicalTermRecord,
  { builder, environment: { analysis } }: CardContext,
): CardBasis {
  const { knowledge } = analysis;
  const name = (id: string): string => knowledge.nameOf({ kind: 'term', id });
  builder.paragraph({ strong: term.name }, term.kind === 'harm' ? ', a harm.' : ', a test.');
  builder.labelled('Watched by', listWords((term.monitoredBy ?? []).map(name), 'or'));
  const drugs = knowledge.records.drugs.filter((drug) =>
    term.kind === 'harm'
      ? drug.warnings.some(({ harm }) => knowledge.isTerm(harm, term.id))
      : drug.monitoring.some(({ tests }) => tests.some((test) => knowledge.isTerm(test, term.id))),
  );
  const words = drugs.slice(0, DRUGS_SHOWN).map(({ inn }) => inn);
  const rest = drugs.length - words.length;
  builder.labelled(
    term.kind === 'harm' ? 'Labels that warn of it' : 'Labels that ask for it',
    `${words.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
  );
  return { sources: term.sources ?? [], reviewed: term.reviewed };
}

/** A co-medication: the classes it belongs to, and its interactions with the drugs in context. */
export function substanceCard(substance: SubstanceRecord, card: CardContext): CardBasis {
  const {
    builder,
    context,
    environment: { analysis },
  } = card;
  const { knowledge } = analysis;
  const classes = knowledge.substanceLineage(substance.id).filter((id) => id !== substance.id);
  builder.paragraph(
    { strong: substance.name },
    classes.length > 0
      ? `, ${listWords(classes.map((id) => knowledge.nameOf({ kind: 'substance', id })))}.`
      : '.',
  );
  const named = context.drugs.length > 0 ? context.drugs : regimenDrugs(card);
  const interactions = named.flatMap((id) =>
    knowledge.interactionsOf(id, substance.id).map((interaction) => ({ id, interaction })),
  );
  for (const { id, interaction } of interactions) {
    builder.item(
      { strong: `With ${knowledge.nameOf({ kind: 'drug', id })}:` },
      ` ${interaction.action} (${interaction.jurisdictions.join(', ')}). ${interaction.effect}`,
    );
  }
  return {
    sources: [...interactions.flatMap(({ interaction }) => interaction.sources), ...substance.sources],
    reviewed: substance.reviewed,
  };
}

/** Ids of the drugs the protocol's regimen names. */
function regimenDrugs({ environment: { analysis } }: CardContext): readonly string[] {
  return (analysis.fields?.regimen ?? []).flatMap(({ inn }) =>
    analysis.knowledge.resolveName(inn?.value ?? '').flatMap(({ kind, id }) => (kind === 'drug' ? [id] : [])),
  );
}
