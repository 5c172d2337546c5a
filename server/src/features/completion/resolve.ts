import type { MarkupText } from '../../service.ts';
import type { FeatureEnvironment } from '../environment.ts';
import type { CardBasis, CardContext } from '../hover/cardContext.ts';
import { classCard } from '../hover/classCard.ts';
import { diseaseCard } from '../hover/diseaseCard.ts';
import { approvalWords, classWords, drugCard } from '../hover/drugCard.ts';
import { geneCard, variantCard } from '../hover/geneCards.ts';
import { trialCard } from '../hover/trialCard.ts';
import { MarkupBuilder } from '../markup.ts';
import { rulePage } from '../rulePage.ts';
import { addFooter, addReferences } from '../sources.ts';
import { levelText } from '../wording.ts';
import { decodeData, type ProposalData } from './data.ts';
import { fieldDescription } from './fieldProposals.ts';
import type { RankedSuccessor, SuccessorRequest } from './successors.ts';
import { rankedSuccessors } from './successors.ts';

/**
 * Documentation of a proposal.
 * @param environment of any document, even an empty one: what is said rests on the knowledge base alone.
 */
export function resolveProposal(data: string, environment: FeatureEnvironment): MarkupText | undefined {
  const decoded = decodeData(data);
  switch (decoded?.type) {
    case 'successor':
      return successorDocumentation(decoded.drug, decoded.request, environment);
    case 'name':
      return nameDocumentation(decoded, environment);
    case 'field':
      return fieldDocumentation(decoded, environment);
    default:
      return undefined;
  }
}

/** The evidence for a step: rationale, level with its scheme, activity against the variant, jurisdictions, sources. */
function successorDocumentation(
  drugId: string,
  request: SuccessorRequest,
  environment: FeatureEnvironment,
): MarkupText | undefined {
  const { knowledge } = environment.analysis;
  const found = rankedSuccessors(knowledge, request).find(({ drug }) => drug.id === drugId);
  if (!found) return undefined;
  const { drug, step, activities } = found;
  const builder = new MarkupBuilder();
  builder.paragraph({ strong: `${drug.inn} next` }, ` ${situationWords(found, request, environment)}`);
  builder.paragraph(step?.rationale ?? '');
  if (step) builder.labelled('Level', levelText(step.level));
  for (const activity of activities) {
    builder.item(
      `${activity.gene} ${activity.variants.join(' + ')}: ${activity.effect}, ${levelText(activity.level, activity.design)}`,
    );
  }
  const approvals = knowledge
    .approvalsOf(drug.id)
    .filter(
      ({ biomarkers }) => request.gene === undefined || biomarkers.some(({ gene }) => gene === request.gene),
    );
  const jurisdictions = step?.jurisdictions?.join(', ') ?? 'any the knowledge base covers';
  builder.labelled('Jurisdictions of the step', step ? jurisdictions : '');
  builder.labelled('Class', classWords(drug, environment));
  builder.labelled(
    'Labelled',
    approvals.length === 0
      ? 'not for this gene in any jurisdiction covered'
      : approvals.map((each) => `${each.jurisdiction}: ${approvalWords(each, environment)}`).join('; '),
  );
  if (drug.cns) builder.labelled('CNS', drug.cns.summary);
  addReferences(builder, knowledge, [
    ...(step?.sources ?? []),
    ...activities.flatMap(({ sources }) => sources),
    ...approvals.flatMap(({ sources }) => sources),
  ]);
  addFooter(builder, knowledge, drug.reviewed);
  return builder.build();
}

function situationWords(
  { previous, step }: RankedSuccessor,
  request: SuccessorRequest,
  { analysis }: FeatureEnvironment,
): string {
  const after =
    previous === undefined || !request.previous.includes(previous)
      ? ''
      : `after ${analysis.knowledge.nameOf({ kind: 'drug', id: previous })}`;
  const gene = request.gene ?? step?.when.biomarker.gene;
  const variants = request.variants.map((variant) => `${gene} ${variant}`).join(' + ');
  const finding =
    variants !== '' ? `with ${variants}` : gene === undefined ? '' : `in ${gene}-positive disease`;
  return [after, finding].filter((part) => part !== '').join(' ');
}

function nameDocumentation(
  { kind, id }: ProposalData & { type: 'name' },
  environment: FeatureEnvironment,
): MarkupText | undefined {
  const builder = new MarkupBuilder();
  const basis = nameCard(kind, id, {
    builder,
    environment,
    context: { biomarkers: [], variants: [], diseases: [], drugs: [], line: undefined, place: undefined },
    judgement: undefined,
    span: { start: 0, end: 0 },
  });
  if (!basis) return undefined;
  addReferences(builder, environment.analysis.knowledge, basis.sources);
  addFooter(builder, environment.analysis.knowledge, basis.reviewed);
  return builder.build();
}

function nameCard(
  kind: (ProposalData & { type: 'name' })['kind'],
  id: string,
  card: CardContext,
): CardBasis | undefined {
  const { knowledge } = card.environment.analysis;
  switch (kind) {
    case 'drug': {
      const drug = knowledge.drug(id);
      return drug && drugCard(drug, card);
    }
    case 'drug-class': {
      const record = knowledge.drugClass(id);
      return record && classCard(record, [], card);
    }
    case 'gene': {
      const gene = knowledge.gene(id);
      return gene && geneCard(gene, card);
    }
    case 'variant': {
      const [gene = '', short = ''] = id.split('/');
      return variantCard(gene, short, knowledge.variant(gene, short), card);
    }
    case 'disease': {
      const disease = knowledge.disease(id);
      return disease && diseaseCard(disease, card);
    }
    case 'trial': {
      const trial = knowledge.trial(id);
      return trial && trialCard(trial, card);
    }
    case 'biomarker': {
      const gene = knowledge.gene(/^[A-Z0-9]+/.exec(id)?.[0] ?? '');
      return gene && geneCard(gene, card);
    }
  }
}

function fieldDocumentation(
  { path, value }: ProposalData & { type: 'field' },
  environment: FeatureEnvironment,
): MarkupText | undefined {
  const rule = path.length === 0 ? environment.rules.find(({ id }) => id === value) : undefined;
  if (rule) return rulePage(rule);
  const description = fieldDescription(path);
  return description === undefined
    ? undefined
    : new MarkupBuilder()
        .paragraph({ code: path.filter((step) => typeof step === 'string').join('.') })
        .paragraph(description)
        .build();
}
