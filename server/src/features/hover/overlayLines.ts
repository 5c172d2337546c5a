/** What a card shows of the workspace's own overlays: its house rules, and the evidence that bears on the place. */
import type { KnowledgeIndex, StatedBiomarker } from '../../knowledge/knowledgeIndex.ts';
import type { EvidenceRecord, NameRecord } from '../../knowledge/types.ts';
import type { Mention } from '../../recognise/types.ts';
import { biomarkerWords, capitalised, listWords } from '../../verify/words.ts';
import type { Inline } from '../markup.ts';
import { shortSource } from '../sources.ts';
import { shortLevel } from '../wording.ts';
import type { CardBasis, CardContext } from './cardContext.ts';

/** Records a card spells out; the rest is counted. */
const NAMED = 4;

/** Characters of a statement that are shown; imported ones can be paragraphs. */
const STATEMENT = 220;

/** Adds the house rules on a drug or class. */
export function addHouseRules(mention: Mention, { builder, environment: { analysis } }: CardContext): void {
  if (mention.kind !== 'drug' && mention.kind !== 'drug-class') return;
  const { knowledge } = analysis;
  for (const { id, treatments, disease, biomarker, message } of knowledge.houseRules) {
    if (!treatments.some((each) => each === mention.id || knowledge.isTreatment(mention.id, each))) continue;
    const scope = [
      biomarker ? biomarkerWords(biomarker) : '',
      disease === undefined ? '' : knowledge.nameOf({ kind: 'disease', id: disease }),
    ].filter((each) => each !== '');
    builder.labelled(`House rule ${id}`, `${scope.length > 0 ? `${scope.join(', ')}: ` : ''}${message}`);
  }
}

/** Adds what the workspace's overlays took out of the record, and why. */
export function addWithdrawn(
  ids: readonly string[],
  { builder, environment: { analysis } }: CardContext,
): void {
  for (const { record, reason } of analysis.knowledge.withdrawn) {
    const [, id = '', ...part] = record.split('/');
    if (part.length === 0 || !ids.includes(id)) continue;
    builder.labelled(`Withdrawn here, ${part.join('/')}`, reason);
  }
}

/** Adds the evidence on what is pointed at, as far as it bears on the section; only where overlays bring evidence in. */
export function addEvidence(mention: Mention, card: CardContext): void {
  const { knowledge } = card.environment.analysis;
  if (!knowledge.identity.overlays) return;
  const records = evidenceOn(mention, card);
  if (records.length === 0) return;
  card.builder.labelled('Evidence here', String(records.length));
  for (const record of records.slice(0, NAMED)) card.builder.item(...evidenceRuns(record, knowledge));
}

function evidenceOn(mention: Mention, { context, environment }: CardContext): readonly EvidenceRecord[] {
  const { knowledge } = environment.analysis;
  const positive = context.biomarkers.filter(({ status }) => status === 'positive');
  const disease = context.diseases[0];
  const inDisease = disease === undefined ? {} : { disease };
  if (mention.kind === 'drug') {
    const asked = { treatments: [mention.id], biomarkers: positive, ...inDisease };
    const alone = knowledge.evidenceFor(asked).map(({ record }) => record);
    const together = knowledge
      .evidenceFor({ biomarkers: positive, ...inDisease })
      .map(({ record }) => record)
      .filter((each) => each.treatmentsNeeded === 'all' && each.treatments.includes(mention.id));
    return [...new Set([...alone, ...together])];
  }
  const stated: StatedBiomarker | undefined =
    mention.kind === 'variant' && mention.knownGenes.length + (mention.writtenGene ? 1 : 0) > 0
      ? { gene: mention.writtenGene ?? mention.knownGenes[0]!, variant: mention.short }
      : mention.kind === 'biomarker'
        ? { gene: mention.gene, alteration: mention.alteration, exon: mention.exon }
        : undefined;
  if (!stated) return [];
  return knowledge
    .evidenceFor({ biomarkers: [stated], ...inDisease })
    .filter(({ biomarker }) => biomarker === 'satisfied')
    .map(({ record }) => record);
}

/** `Resistance: osimertinib, EGFR T790M in lung cancer (CIViC B). Statement. CIViC EID1, PMID 2` */
function evidenceRuns(record: EvidenceRecord, knowledge: KnowledgeIndex): readonly Inline[] {
  const treatments = record.treatments.map((id) => treatmentName(id, knowledge));
  const biomarkers = record.biomarkers.map(biomarkerWords);
  const disease =
    record.disease === undefined ? '' : ` in ${knowledge.nameOf({ kind: 'disease', id: record.disease })}`;
  const statement =
    record.statement.length <= STATEMENT ? record.statement : `${record.statement.slice(0, STATEMENT - 1)}…`;
  return [
    { strong: `${capitalised(EFFECTS[record.effect])}:` },
    ` ${treatments.join(record.treatmentsNeeded === 'all' ? ' + ' : ' or ')}`,
    biomarkers.length > 0
      ? `, ${biomarkers.join(record.biomarkersNeeded === 'all' ? ' + ' : ' or ')}${disease}`
      : disease,
    ` (${shortLevel(record.level)}). ${statement} `,
    ...record.sources
      .slice(0, 2)
      .flatMap((id, index): readonly Inline[] => [
        ...(index === 0 ? [] : [', ']),
        ...shortSource(knowledge, id),
      ]),
  ];
}

const EFFECTS: Readonly<Record<EvidenceRecord['effect'], string>> = {
  response: 'response',
  resistance: 'resistance',
  'no-benefit': 'no benefit',
  'no-resistance': 'no resistance',
  harm: 'harm',
};

/** A drug of which the base has nothing but names, once an overlay brings evidence on it, or has withdrawn its record. */
export function nameCard(
  record: NameRecord | undefined,
  { builder, environment }: CardContext,
): CardBasis | undefined {
  const { knowledge } = environment.analysis;
  if (!record) return undefined;
  const hasEvidence = knowledge
    .evidenceFor({ treatments: [record.id] })
    .some((each) => each.treatment === 'exact');
  const withdrawal = knowledge.withdrawn.find((each) => each.record === `${record.kind}/${record.id}`);
  if (!hasEvidence && !withdrawal) return undefined;
  const classes = (record.classes ?? []).map((id) => knowledge.nameOf({ kind: 'class', id }));
  const brands = record.brands ?? [];
  builder.paragraph(
    { strong: record.name },
    brands.length > 0 ? ` (${brands.join(', ')})` : '',
    `.${classes.length > 0 ? ` ${capitalised(listWords(classes))}.` : ''}`,
  );
  if (withdrawal) builder.labelled('Withdrawn by an overlay of this workspace', withdrawal.reason);
  else
    builder.paragraph('The knowledge base has its names and the evidence of overlays, no labels or doses.');
  return { sources: [], reviewed: record.reviewed };
}

function treatmentName(id: string, knowledge: KnowledgeIndex): string {
  const isDrug = knowledge.drug(id) !== undefined || knowledge.name(id)?.kind === 'drug';
  return knowledge.nameOf({ kind: isDrug ? 'drug' : 'class', id });
}
