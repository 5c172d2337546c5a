import type { KnowledgeIndex } from '../../server/src/knowledge/knowledgeIndex.ts';
import type { GeneRecord } from '../../server/src/knowledge/types.ts';
import { biomarkerWords } from '../../server/src/verify/words.ts';
import { fileName, link, page, paragraph, section, table } from './markdown.ts';
import { Footnotes } from './sources.ts';
import { codeWords, diseaseName, levelCell, synonymWords, treatmentName } from './words.ts';

export function genePage(gene: GeneRecord, knowledge: KnowledgeIndex): string {
  const notes = new Footnotes(knowledge);
  const labelled = knowledge.records.drugs.flatMap((drug) =>
    knowledge
      .approvalsOf(drug.id)
      .filter(({ biomarkers }) => biomarkers.some((each) => each.gene === gene.symbol))
      .map((approval) => [
        link(drug.inn, `../drugs/${fileName(drug.id)}`),
        approval.agency,
        approval.biomarkers
          .filter((each) => each.gene === gene.symbol)
          .map(biomarkerWords)
          .join(' or '),
        diseaseName(approval.disease, knowledge),
        approval.date,
        notes.refer(approval.sources),
      ]),
  );
  const binding = knowledge.records.drugs.flatMap((drug) =>
    drug.targets
      .filter((target) => target.gene === gene.symbol)
      .map(({ role, note = '', sources }) => [
        link(drug.inn, `../drugs/${fileName(drug.id)}`),
        role,
        note,
        notes.refer(sources),
      ]),
  );
  return page([
    `# ${gene.symbol}`,
    '',
    ...paragraph(`${gene.name}${gene.location ? `, ${gene.location}` : ''}. ${notes.refer(gene.sources)}`),
    ...paragraph(gene.summary ?? ''),
    ...table(
      ['', ''],
      [
        ['Codes', codeWords(gene.codes)],
        ['Synonyms', synonymWords(gene.synonyms)],
        ['Fusion partners', (gene.fusionPartners ?? []).map((each) => `${each}::${gene.symbol}`).join(', ')],
        ['Record', `\`gene/${gene.id}\`, reviewed ${gene.reviewed}`],
      ].filter(([, value]) => value !== ''),
    ),
    ...paragraph(gene.note ?? ''),
    ...section(
      'Labels that ask for a biomarker of this gene',
      table(['Drug', 'Agency', 'Biomarker', 'Disease', 'Date', 'Sources'], labelled),
    ),
    ...section('Drugs that bind its product', table(['Drug', 'Role', 'Note', 'Sources'], binding)),
    ...section('Variants', variants(gene, notes)),
    ...section('Activity of drugs', activities(gene, knowledge, notes)),
    ...section('Evidence', evidence(gene, knowledge, notes)),
    ...notes.lines(),
  ]);
}

function variants({ variants: recorded }: GeneRecord, notes: Footnotes): string[] {
  return table(
    ['Variant', 'HGVS', 'Role', 'Members', 'Sources'],
    recorded.map((each) => [
      each.short,
      each.hgvs,
      each.role ?? '',
      (each.members ?? []).join(', '),
      notes.refer(each.sources),
    ]),
  );
}

function activities(gene: GeneRecord, knowledge: KnowledgeIndex, notes: Footnotes): string[] {
  return table(
    ['Variant', 'Drug', 'Effect', 'Level', 'Context', 'Sources'],
    knowledge.records.activities
      .filter((each) => each.gene === gene.symbol)
      .map((each) => [
        each.variants.join(' + '),
        treatmentName(each.drug, knowledge),
        each.effect,
        levelCell(each.level, each.design),
        each.context ?? '',
        notes.refer(each.sources),
      ]),
  );
}

function evidence(gene: GeneRecord, knowledge: KnowledgeIndex, notes: Footnotes): string[] {
  return table(
    ['Effect', 'Treatment', 'Biomarker', 'Disease', 'Finding', 'Level', 'Sources'],
    knowledge.records.evidence
      .filter(({ biomarkers }) => biomarkers.some((each) => each.gene === gene.symbol))
      .map((each) => [
        each.effect,
        each.treatments
          .map((id) => treatmentName(id, knowledge))
          .join(each.treatmentsNeeded === 'all' ? ' + ' : ' or '),
        each.biomarkers.map(biomarkerWords).join(each.biomarkersNeeded === 'all' ? ' and ' : ' or '),
        each.disease === undefined ? '' : diseaseName(each.disease, knowledge),
        `${each.statement}${each.hypothesis ? ' (hypothesis)' : ''}`,
        levelCell(each.level, each.design),
        notes.refer(each.sources),
      ]),
  );
}
