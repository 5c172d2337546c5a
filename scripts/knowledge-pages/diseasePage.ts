import type { KnowledgeIndex } from '../../server/src/knowledge/knowledgeIndex.ts';
import type { DiseaseRecord } from '../../server/src/knowledge/types.ts';
import { biomarkerWords, lineWords, listWords } from '../../server/src/verify/words.ts';
import { fileName, link, page, paragraph, section, table } from './markdown.ts';
import { Footnotes } from './sources.ts';
import { codeWords, diseaseName, levelCell, synonymWords, treatmentName } from './words.ts';

export function diseasePage(disease: DiseaseRecord, knowledge: KnowledgeIndex): string {
  const notes = new Footnotes(knowledge);
  const linked = (ids: readonly string[]): string =>
    ids
      .map((id) =>
        knowledge.disease(id) ? link(diseaseName(id, knowledge), fileName(id)) : diseaseName(id, knowledge),
      )
      .join(', ');
  const narrower = knowledge.records.diseases.filter(({ parents }) => parents.includes(disease.id));
  return page([
    `# ${disease.name}`,
    '',
    ...paragraph(disease.summary ?? ''),
    ...table(
      ['', ''],
      [
        ['Codes', codeWords(disease.codes)],
        ['Synonyms', synonymWords(disease.synonyms)],
        ['Broader', linked(disease.parents)],
        ['Narrower', linked(narrower.map(({ id }) => id))],
        ['Excludes', linked(disease.disjointWith ?? [])],
        ['Extent', disease.extent ?? ''],
        ['Record', `\`disease/${disease.id}\`, reviewed ${disease.reviewed} ${notes.refer(disease.sources)}`],
      ].filter(([, value]) => value !== ''),
    ),
    ...paragraph(disease.note ?? ''),
    ...section('Approvals', approvals(disease, knowledge, notes)),
    ...section('Evidence', evidence(disease, knowledge, notes)),
    ...section('Trials', trials(disease, knowledge, notes)),
    ...notes.lines(),
  ]);
}

function approvals(disease: DiseaseRecord, knowledge: KnowledgeIndex, notes: Footnotes): string[] {
  return table(
    ['Drug', 'Agency', 'Date', 'Biomarker', 'Line', 'Sources'],
    knowledge.records.drugs.flatMap((drug) =>
      knowledge
        .approvalsOf(drug.id)
        .filter((each) => [each.disease, ...(each.otherDiseases ?? [])].includes(disease.id))
        .map((each) => [
          link(drug.inn, `../drugs/${fileName(drug.id)}`),
          each.agency,
          each.date,
          listWords(each.biomarkers.map(biomarkerWords), 'or'),
          each.line ? lineWords(each.line) : '',
          notes.refer(each.sources),
        ]),
    ),
  );
}

function evidence(disease: DiseaseRecord, knowledge: KnowledgeIndex, notes: Footnotes): string[] {
  return table(
    ['Effect', 'Treatment', 'Biomarker', 'Finding', 'Level', 'Sources'],
    knowledge.records.evidence
      .filter((each) => each.disease === disease.id)
      .map((each) => [
        each.effect,
        each.treatments
          .map((id) => treatmentName(id, knowledge))
          .join(each.treatmentsNeeded === 'all' ? ' + ' : ' or '),
        each.biomarkers.map(biomarkerWords).join(' or '),
        `${each.statement}${each.hypothesis ? ' (hypothesis)' : ''}`,
        levelCell(each.level, each.design),
        notes.refer(each.sources),
      ]),
  );
}

function trials(disease: DiseaseRecord, knowledge: KnowledgeIndex, notes: Footnotes): string[] {
  return table(
    ['Trial', 'Registry', 'Phase', 'Arms', 'Results', 'Sources'],
    knowledge.records.trials
      .filter(({ populations }) => populations.some((each) => each.disease === disease.id))
      .map((trial) => [
        trial.acronym,
        trial.nct ?? (trial.otherIds ?? []).join(', '),
        trial.phase,
        trial.arms
          .map(({ treatments }) => treatments.map((id) => treatmentName(id, knowledge)).join(' + '))
          .join(' against '),
        String(trial.results.length),
        notes.refer([...trial.publications, ...trial.sources]),
      ]),
  );
}
