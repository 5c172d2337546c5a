import type { TreatmentValue } from '../../claims/types.ts';
import type { Mention } from '../../recognise/types.ts';
import type { HoverCard } from '../../service.ts';
import { clinicalContextAt } from '../context/clinicalContext.ts';
import { mentionAt } from '../context/mentionAt.ts';
import { judgementAt, saysReason, standingLine, standingOf, verdictLine } from '../context/standing.ts';
import type { FeatureEnvironment } from '../environment.ts';
import { explainJudgement } from '../explanation.ts';
import { MarkupBuilder } from '../markup.ts';
import { rulePage } from '../rulePage.ts';
import { addFooter, addReferences } from '../sources.ts';
import type { CardBasis, CardContext } from './cardContext.ts';
import { classCard } from './classCard.ts';
import { substanceCard, termCard } from './clinicalCards.ts';
import { diseaseCard } from './diseaseCard.ts';
import { doseCard } from './doseCard.ts';
import { drugCard } from './drugCard.ts';
import { fieldCard } from './fieldCard.ts';
import { biomarkerCard, geneCard, variantCard } from './geneCards.ts';
import { addEvidence, addHouseRules, addWithdrawn, nameCard } from './overlayLines.ts';
import { ruleAt } from './ruleAt.ts';
import { trialCard } from './trialCard.ts';

/**
 * The card under an offset. Its first line is the verdict: of the claim the cursor stands in, else of what a
 * recommendation would get in this section. `undefined` where no entity, dose, rule or field's key stands.
 */
export function hover(environment: FeatureEnvironment, offset: number): HoverCard | undefined {
  const { analysis } = environment;
  const hit = mentionAt(analysis, environment.recogniser, offset);
  if (!hit) {
    const found = ruleAt(environment, offset);
    return found
      ? { span: found.span, contents: rulePage(found.rule) }
      : fieldCard(analysis.document.fields, offset);
  }
  const builder = new MarkupBuilder();
  const context = clinicalContextAt(environment, offset);
  const judgement = judgementAt(analysis, offset, hit.mentions.flatMap(idsOf));
  const card: CardContext = { builder, environment, context, judgement, span: hit.span };
  const decided = addVerdict(hit.mentions[0]!, card);
  addHouseRules(hit.mentions[0]!, card);
  addWithdrawn(idsOf(hit.mentions[0]!), card);
  const bases = hit.mentions.flatMap((mention): readonly CardBasis[] => {
    const basis = entityCard(mention, card);
    return basis ? [basis] : [];
  });
  if (bases.length === 0) return undefined;
  addEvidence(hit.mentions[0]!, card);
  addWhy(card);
  addReferences(builder, analysis.knowledge, [...decided, ...bases.flatMap(({ sources }) => sources)]);
  addFooter(builder, analysis.knowledge, bases[0]?.reviewed);
  return { span: hit.span, contents: builder.build() };
}

/** Adds the verdict for the place and why; returns the sources of the records that decided it. */
function addVerdict(mention: Mention, card: CardContext): readonly string[] {
  const { builder, environment, context, span } = card;
  const { knowledge } = environment.analysis;
  if (card.judgement) {
    const { judgement } = card;
    builder.paragraph(...verdictLine(judgement, knowledge));
    if (!saysReason(judgement, knowledge)) builder.paragraph(judgement.reason);
    if (judgement.wouldBeSupportedIf) builder.labelled('Would be supported if', judgement.wouldBeSupportedIf);
    return judgement.records.flatMap(({ sources }) => sources);
  }
  const treatment = treatmentOf(mention);
  if (!treatment) return [];
  const standing = standingOf(treatment, context, environment, span);
  if (!standing) {
    builder.paragraph({ strong: 'Not checked in this context:' }, ' no biomarker or disease is named here.');
    return [];
  }
  builder.paragraph(...standingLine(standing, context, knowledge));
  builder.paragraph(standing.reason);
  return standing.records.flatMap(({ sources }) => sources);
}

/** Adds why the claim was read and judged as the first line says. */
function addWhy({ builder, environment, judgement }: CardContext): void {
  if (!judgement) return;
  const { knowledge, document } = environment.analysis;
  builder.folded('Why?', (part) => {
    for (const { label, text } of explainJudgement(judgement, knowledge, document.source))
      part.item({ strong: `${label}:` }, ` ${text}`);
  });
}

function treatmentOf(mention: Mention): TreatmentValue | undefined {
  if (mention.kind === 'drug') return { kind: 'drug', id: mention.id, generations: [] };
  if (mention.kind === 'drug-class')
    return { kind: 'drug-class', id: mention.id, generations: mention.generations };
  return undefined;
}

function idsOf(mention: Mention): readonly string[] {
  switch (mention.kind) {
    case 'gene':
    case 'biomarker':
      return [mention.gene];
    case 'variant':
      return mention.knownGenes.map((gene) => `${gene}/${mention.short}`);
    case 'drug':
    case 'drug-class':
    case 'disease':
      return [mention.id];
    case 'trial':
      return mention.id === undefined ? [] : [mention.id];
    default:
      return [];
  }
}

function entityCard(mention: Mention, card: CardContext): CardBasis | undefined {
  const { knowledge } = card.environment.analysis;
  switch (mention.kind) {
    case 'drug': {
      const drug = knowledge.drug(mention.id);
      return drug ? drugCard(drug, card) : nameCard(knowledge.name(mention.id), card);
    }
    case 'drug-class': {
      const record = knowledge.drugClass(mention.id);
      return record && classCard(record, mention.generations, card);
    }
    case 'substance': {
      const record = knowledge.substance(mention.id);
      return record && substanceCard(record, card);
    }
    case 'gene': {
      const gene = knowledge.gene(mention.gene);
      return gene && geneCard(gene, card);
    }
    case 'biomarker':
      return biomarkerCard(mention, card);
    case 'variant': {
      const inContext = card.context.variants.find(({ short }) => short === mention.short)?.gene;
      const gene = mention.writtenGene ?? inContext ?? mention.knownGenes[0];
      return gene === undefined
        ? undefined
        : variantCard(gene, mention.short, knowledge.variant(gene, mention.short), card);
    }
    case 'disease': {
      const disease = knowledge.disease(mention.id);
      return disease && diseaseCard(disease, card);
    }
    case 'trial': {
      const trial = mention.id === undefined ? undefined : knowledge.trial(mention.id);
      return trial && trialCard(trial, card);
    }
    case 'harm':
    case 'test': {
      const term = knowledge.term(mention.id);
      return term && termCard(term, card);
    }
    case 'dose':
      return doseCard(mention, card);
    default:
      return undefined;
  }
}
