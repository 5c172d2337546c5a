import type { ActivityRecord, GeneRecord, VariantRecord } from '../../knowledge/types.ts';
import type { BiomarkerMention } from '../../recognise/types.ts';
import { biomarkerWords, listWords } from '../../verify/words.ts';
import type { Inline } from '../markup.ts';
import { shortSource } from '../sources.ts';
import { levelText } from '../wording.ts';
import type { CardBasis, CardContext } from './cardContext.ts';

const NAMED_VARIANTS = 12;

/** A gene: its role, the variants the base knows, and drugs by labelled biomarker and by other target. */
export function geneCard(gene: GeneRecord, { builder, environment: { analysis } }: CardContext): CardBasis {
  const { knowledge } = analysis;
  builder.paragraph({ strong: gene.symbol }, `, ${gene.name}${gene.location ? `, ${gene.location}` : ''}.`);
  builder.paragraph(gene.summary ?? '');
  const labelled = labelledDrugs(gene.symbol, (each) => each.gene === gene.symbol, analysis.knowledge);
  builder.labelled('Labelled for a biomarker of this gene', labelled.join('; '));
  const other = knowledge.records.drugs
    .filter((drug) => drug.targets.some((target) => target.gene === gene.symbol))
    .filter(
      ({ id }) =>
        !knowledge
          .approvalsOf(id)
          .some(({ biomarkers }) => biomarkers.some((each) => each.gene === gene.symbol)),
    );
  builder.labelled('Bind it without such a label', other.map(({ inn }) => inn).join(', '));
  const variants = gene.variants
    .slice(0, NAMED_VARIANTS)
    .map(({ short, role }) => (role ? `${short} (${role})` : short));
  const rest = gene.variants.length - variants.length;
  builder.labelled('Variants recorded', `${variants.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`);
  if (gene.fusionPartners) {
    builder.labelled(
      'Fusion partners',
      gene.fusionPartners.map((partner) => `${partner}::${gene.symbol}`).join(', '),
    );
  }
  return { sources: gene.sources, reviewed: gene.reviewed };
}

/** A gene in a state: who is labelled for exactly that, and how the fusion should be written. */
export function biomarkerCard(mention: BiomarkerMention, card: CardContext): CardBasis {
  const {
    builder,
    environment: { analysis },
  } = card;
  const { knowledge } = analysis;
  const stated = { gene: mention.gene, alteration: mention.alteration, exon: mention.exon };
  const name =
    mention.alteration === undefined ? `${mention.gene} ${mention.status}` : biomarkerWords(stated);
  builder.paragraph({ strong: name }, mention.status === 'negative' ? ' (stated as absent).' : '.');
  if (mention.alteration === undefined) {
    builder.paragraph(`The words leave the alteration open; labels name it, such as ${mention.gene} fusion.`);
  }
  if (mention.fusion && (mention.fusion.notation !== '::' || mention.fusion.reversed)) {
    const { fivePrime, threePrime } = mention.fusion;
    builder.labelled('HGNC notation', `${fivePrime}::${threePrime}, 5' partner first`);
  }
  const drugs = labelledDrugs(
    mention.gene,
    (required) => knowledge.biomarkerSatisfies(stated, required) !== 'not-satisfied',
    knowledge,
  );
  builder.labelled('Labelled for it', drugs.join('; '));
  const gene = knowledge.gene(mention.gene);
  builder.paragraph(gene?.summary ?? '');
  return { sources: gene?.sources ?? [], reviewed: gene?.reviewed };
}

/** Drugs with an approval in force whose biomarkers meet a condition, each with the diseases and jurisdictions. */
function labelledDrugs(
  gene: string,
  isMet: (required: Parameters<CardKnowledge['biomarkerSatisfies']>[1]) => boolean,
  knowledge: CardKnowledge,
): readonly string[] {
  return knowledge.records.drugs.flatMap((drug) => {
    const approvals = knowledge
      .approvalsOf(drug.id)
      .filter(({ biomarkers }) => biomarkers.some((each) => each.gene === gene && isMet(each)));
    if (approvals.length === 0) return [];
    const diseases = [
      ...new Set(approvals.map(({ disease }) => knowledge.nameOf({ kind: 'disease', id: disease }))),
    ];
    const jurisdictions = [...new Set(approvals.map(({ jurisdiction }) => jurisdiction))];
    return [`${drug.inn} in ${listWords(diseases)} (${jurisdictions.join(', ')})`];
  });
}

type CardKnowledge = CardContext['environment']['analysis']['knowledge'];

const EFFECTS: readonly { readonly effect: ActivityRecord['effect']; readonly label: string }[] = [
  { effect: 'sensitive', label: 'Active' },
  { effect: 'reduced', label: 'Reduced activity' },
  { effect: 'resistant', label: 'Resistant' },
];

/** A variant: what is active against it and what is not, each with level and source. */
export function variantCard(
  gene: string,
  short: string,
  record: VariantRecord | undefined,
  { builder, environment: { analysis } }: CardContext,
): CardBasis {
  const { knowledge } = analysis;
  const isGroup = record !== undefined && record.short !== short;
  builder.paragraph(
    { strong: `${gene} ${short}` },
    record && !isGroup ? `, ${record.hgvs}` : '',
    record?.role ? `, ${record.role}` : '',
    isGroup ? `. Recorded with the group ${record.short}.` : '.',
  );
  const activities = knowledge.activitiesForVariant(gene, short);
  if (activities.length === 0) builder.paragraph('No activity of any drug against it is recorded.');
  for (const { effect, label } of EFFECTS) {
    const matching = activities.filter((each) => each.effect === effect);
    if (matching.length === 0) continue;
    builder.labelled(label, String(matching.length));
    for (const each of matching) builder.item(...activityRuns(each, short, knowledge));
  }
  return {
    sources: [...(record?.sources ?? []), ...activities.flatMap(({ sources }) => sources)],
    reviewed: activities[0]?.reviewed,
  };
}

function activityRuns(record: ActivityRecord, short: string, knowledge: CardKnowledge): readonly Inline[] {
  const compound =
    record.variants.length > 1 || record.variants[0] !== short ? ` (${record.variants.join(' + ')})` : '';
  return [
    `${knowledge.drug(record.drug)?.inn ?? record.drug}${compound}: ${levelText(record.level, record.design)}`,
    record.context ? `, ${record.context}` : '',
    ...record.sources.slice(0, 2).flatMap((id): readonly Inline[] => [', ', ...shortSource(knowledge, id)]),
  ];
}
