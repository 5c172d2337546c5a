import type { Mention } from '../../recognise/types.ts';
import { adjustmentReference, dosingReference } from '../../verify/references.ts';
import { regimenWords } from '../../verify/words.ts';
import type { CardBasis, CardContext } from './cardContext.ts';

const ADJUSTMENTS_SHOWN = 3;

/** A dose: what the labels say of the drug in context. `undefined` where no drug is in context. */
export function doseCard(mention: Mention & { kind: 'dose' }, card: CardContext): CardBasis | undefined {
  const {
    builder,
    context,
    environment: { analysis },
  } = card;
  const { knowledge } = analysis;
  const claimed = card.judgement?.claim.treatments.find(({ value }) => value.kind === 'drug')?.value.id;
  const drug = knowledge.drug(claimed ?? context.drugs[0] ?? analysis.fields?.regimen[0]?.inn?.value ?? '');
  if (!drug) return undefined;
  builder.paragraph(
    { strong: regimenWords(mention.dose, mention.frequency) },
    `, read as a dose of ${drug.inn}.`,
  );
  const disease = context.diseases[0];
  const regimens = knowledge.dosingOf(drug.id, disease === undefined ? {} : { disease });
  builder.labelled(
    'Labelled doses',
    regimens.length > 0 ? String(regimens.length) : 'none recorded for this disease',
  );
  for (const regimen of regimens) builder.item(dosingReference(drug, regimen).summary);
  const adjustments = knowledge.adjustmentsOf(drug.id);
  if (adjustments.length > 0) builder.labelled('Adjustments', String(adjustments.length));
  for (const each of adjustments.slice(0, ADJUSTMENTS_SHOWN))
    builder.item(adjustmentReference(drug, each).summary);
  return { sources: regimens.flatMap(({ sources }) => sources), reviewed: drug.reviewed };
}
