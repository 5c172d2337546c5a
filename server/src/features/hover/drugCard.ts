import type { Approval, DrugRecord, Jurisdiction } from '../../knowledge/types.ts';
import { biomarkerWords, capitalised, lineWords, listWords } from '../../verify/words.ts';
import type { FeatureEnvironment } from '../environment.ts';
import { groupBy } from '../groupBy.ts';
import type { Inline } from '../markup.ts';
import { ageText, generationText, shortLevel } from '../wording.ts';
import type { CardBasis, CardContext } from './cardContext.ts';

/** How many variants or successors a card names before it only counts them. */
const NAMED = 6;

/** Names and class, labelled biomarkers by jurisdiction, other targets, resistance and successors, CNS activity. */
export function drugCard(drug: DrugRecord, card: CardContext): CardBasis {
  const { builder, environment } = card;
  const { knowledge } = environment.analysis;
  const brands = [...new Set(drug.brands.map(({ name }) => name))];
  builder.paragraph(
    { strong: drug.inn },
    brands.length > 0 ? ` (${brands.join(', ')})` : '',
    `. ${classWords(drug, environment)}`,
  );
  const approvals = knowledge.approvalsOf(drug.id);
  addLabels(drug, approvals, card);
  addOtherTargets(drug, card);
  addResistance(drug, card);
  addSuccessors(drug, card);
  if (drug.cns) builder.labelled('CNS', drug.cns.summary);
  return {
    sources: [...approvals.flatMap(({ sources }) => sources), ...(drug.cns?.sources ?? [])],
    reviewed: drug.reviewed,
  };
}

/** `First-generation ALK inhibitor, MET inhibitor`: the narrowest classes only. */
export function classWords(drug: DrugRecord, { analysis: { knowledge } }: FeatureEnvironment): string {
  const narrowest = drug.classes.filter(
    ({ class: id }) =>
      !drug.classes.some((other) => other.class !== id && knowledge.isTreatment(other.class, id)),
  );
  const words = narrowest.map(({ class: id, generation }) =>
    generationText(knowledge.drugClass(id)?.name ?? id, generation),
  );
  return words.length === 0 ? '' : `${capitalised(words.join(', '))}.`;
}

function addLabels(
  drug: DrugRecord,
  approvals: readonly Approval[],
  { builder, environment }: CardContext,
): void {
  if (approvals.length === 0) {
    builder.labelled(
      'Labelled biomarkers',
      'no approval in force in any jurisdiction the knowledge base covers.',
    );
    return;
  }
  builder.labelled(
    'Labelled biomarkers',
    approvals.some(({ biomarkers }) => biomarkers.length > 0)
      ? 'by jurisdiction'
      : 'none required by the label',
  );
  for (const [jurisdiction, group] of groupBy(approvals, (approval) => approval.jurisdiction)) {
    builder.item(...jurisdictionRuns(jurisdiction, group, environment));
  }
  const ended = drug.approvals.filter(({ status }) => status === 'withdrawn');
  for (const approval of ended) {
    builder.item(
      `Withdrawn in ${approval.jurisdiction}${approval.until ? ` ${approval.until}` : ''}: ${approvalWords(approval, environment)}`,
    );
  }
}

function jurisdictionRuns(
  jurisdiction: Jurisdiction,
  approvals: readonly Approval[],
  environment: FeatureEnvironment,
): readonly Inline[] {
  const agencies = [...new Set(approvals.map(({ agency }) => agency))].join(', ');
  return [
    { strong: `${jurisdiction} (${agencies}):` },
    ` ${approvals.map((each) => approvalWords(each, environment)).join('; ')}`,
  ];
}

/** `ALK fusion in non-small cell lung cancer (line 1, from 18 years; 2015-11-23)`. */
export function approvalWords(approval: Approval, { analysis: { knowledge } }: FeatureEnvironment): string {
  const biomarkers = listWords(approval.biomarkers.map(biomarkerWords), 'or');
  const diseases = listWords(
    [approval.disease, ...(approval.otherDiseases ?? [])].map((id) =>
      knowledge.nameOf({ kind: 'disease', id }),
    ),
    'or',
  );
  const limits = [
    approval.line ? lineWords(approval.line) : '',
    approval.age ? ageText(approval.age) : '',
    approval.status === 'accelerated' || approval.status === 'conditional' ? approval.status : '',
  ].filter((part) => part !== '');
  const inside = [limits.join(', '), approval.date].filter((part) => part !== '').join('; ');
  return `${biomarkers === '' ? 'any' : biomarkers} in ${diseases} (${inside})`;
}

function addOtherTargets(drug: DrugRecord, { builder, environment: { analysis } }: CardContext): void {
  const labelled = new Set(
    analysis.knowledge.approvalsOf(drug.id).flatMap(({ biomarkers }) => biomarkers.map(({ gene }) => gene)),
  );
  const others = drug.targets.filter(({ gene }) => !labelled.has(gene));
  if (others.length === 0) return;
  const words = others.map(({ gene, note }) => (note ? `${gene} (${note})` : gene));
  builder.labelled('Other targets', `${words.join('; ')}. Bound, but no label covered here rests on them.`);
}

function addResistance(drug: DrugRecord, { builder, environment: { analysis } }: CardContext): void {
  const resistant = analysis.knowledge.records.activities.filter(
    (record) => record.drug === drug.id && record.effect === 'resistant',
  );
  if (resistant.length === 0) return;
  const named = resistant
    .slice(0, NAMED)
    .map(({ gene, variants, level }) => `${gene} ${variants.join(' + ')} (${shortLevel(level)})`);
  const rest = resistant.length - named.length;
  builder.labelled('Resistance', `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`);
}

function addSuccessors(drug: DrugRecord, { builder, context, environment: { analysis } }: CardContext): void {
  const biomarker = context.biomarkers.find(({ status }) => status === 'positive');
  const variants = context.variants.filter(({ gene }) => gene === biomarker?.gene).map(({ short }) => short);
  const matches = analysis.knowledge
    .successorsOf(drug.id, {
      ...(biomarker ? { biomarker: { gene: biomarker.gene } } : {}),
      ...(variants.length > 0 ? { variants } : {}),
    })
    .filter(({ basis }) => biomarker !== undefined || basis === 'general')
    .slice(0, NAMED);
  if (matches.length === 0) return;
  const words = matches.map(({ drug: next, successor }) => {
    const { biomarker: when, variant } = successor.when;
    const condition = variant ? `${when.gene} ${variant}` : biomarkerWords(when);
    return `${next.inn} (${condition}, ${shortLevel(successor.level)})`;
  });
  builder.labelled('Successors', `${words.join(', ')}.`);
}
