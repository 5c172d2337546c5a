import type { KnowledgeIndex } from '../../server/src/knowledge/knowledgeIndex.ts';
import type { Agency, DrugRecord } from '../../server/src/knowledge/types.ts';
import { fileName, link, list, page, table } from './markdown.ts';

/** One thing that may be recorded of a drug. */
interface Field {
  readonly title: string;
  count(drug: DrugRecord, knowledge: KnowledgeIndex): number;
  /** Why a drug cannot have it; undefined where it could. */
  inapplicable?(drug: DrugRecord, knowledge: KnowledgeIndex): string | undefined;
}

const AGENCIES: readonly Agency[] = ['FDA', 'EMA', 'NMPA', 'PMDA', 'MHRA'];

const adjustmentsOf =
  (kind: 'hepatic' | 'renal') =>
  (drug: DrugRecord): number =>
    drug.adjustments.filter((each) => each.kind === kind).length;

/** A drug that nobody has approved has no label to read doses and warnings in. */
function withoutLabel(drug: DrugRecord): string | undefined {
  return drug.approvals.length === 0
    ? 'no approval is recorded, so there is no label to read it in'
    : undefined;
}

const FIELDS: readonly Field[] = [
  ...AGENCIES.map(
    (agency): Field => ({
      title: agency,
      count: (drug) => drug.approvals.filter((each) => each.agency === agency).length,
    }),
  ),
  { title: 'Dosing', count: ({ dosing }) => dosing.length, inapplicable: withoutLabel },
  {
    title: 'Reductions',
    count: ({ dosing }) => dosing.filter(({ ladder }) => ladder.length > 0).length,
    inapplicable: withoutLabel,
  },
  { title: 'Hepatic', count: adjustmentsOf('hepatic'), inapplicable: withoutLabel },
  { title: 'Renal', count: adjustmentsOf('renal'), inapplicable: withoutLabel },
  {
    title: 'Interactions',
    count: ({ interactions, contraindications }) => interactions.length + contraindications.length,
    inapplicable: withoutLabel,
  },
  { title: 'Warnings', count: ({ warnings }) => warnings.length, inapplicable: withoutLabel },
  { title: 'Monitoring', count: ({ monitoring }) => monitoring.length, inapplicable: withoutLabel },
  { title: 'CNS', count: ({ cns }) => (cns ? 1 : 0) },
  { title: 'Successors', count: ({ successors }) => successors.length },
  {
    title: 'Variants',
    count: ({ id }, { records }) => records.activities.filter(({ drug }) => drug === id).length,
    inapplicable: ({ type }) =>
      type === 'cytotoxic' || type === 'myeloprotective' ? 'it acts on no mutated kinase' : undefined,
  },
  {
    title: 'Evidence',
    count: ({ id }, { records }) =>
      records.evidence.filter(({ treatments }) => treatments.includes(id)).length,
  },
  { title: 'Results', count: ({ id }, knowledge) => knowledge.figuresOfDrug(id).length },
];

/** Regions of which single drugs say that all their approvals are on record. */
function alsoComplete(drugs: readonly DrugRecord[]): string {
  const byRegion = new Map<string, string[]>();
  for (const { inn, completeApprovals = [] } of drugs)
    for (const region of completeApprovals) byRegion.set(region, [...(byRegion.get(region) ?? []), inn]);
  return [...byRegion].map(([region, inns]) => `, and in ${region} of ${inns.join(', ')}`).join('');
}

/** What is recorded of each drug, and what is not, with the reason where one is known. */
export function coveragePage(knowledge: KnowledgeIndex): string {
  const { drugs, trials, genes, diseases, completeApprovals } = knowledge.records;
  const { id, version, asOf } = knowledge.identity;
  const complete = completeApprovals
    ? `; only in ${completeApprovals.join(', ')}, of a drug with approvals on record, it means that there is no other within the scope of this base${alsoComplete(drugs)}`
    : '';
  const rows = drugs.map((drug) => [
    link(drug.inn, `drugs/${fileName(drug.id)}`),
    ...FIELDS.map((field) => {
      const count = field.count(drug, knowledge);
      if (count > 0) return String(count);
      return field.inapplicable?.(drug, knowledge) ? 'n/a' : '–';
    }),
  ]);
  const total = [
    `**of ${drugs.length}**`,
    ...FIELDS.map((field) => String(drugs.filter((drug) => field.count(drug, knowledge) > 0).length)),
  ];
  return page([
    '# Coverage',
    '',
    `What ${id} ${version}, as of ${asOf}, records of each drug: the number of records or facts by field. A dash means that nothing is recorded, n/a that the drug cannot have it; both are explained below. A missing approval means that none was found in a source that could be read, not that there is none${complete}.`,
    '',
    ...table(['Drug', ...FIELDS.map(({ title }) => title)], [...rows, total]),
    '## What is missing, and why',
    '',
    ...drugs.flatMap((drug) => missing(drug, knowledge)),
    '## Trials',
    '',
    ...table(
      ['Trial', 'Registry', 'Populations', 'Arms', 'Results', 'Note'],
      trials.map((trial) => [
        trial.acronym,
        trial.nct ?? (trial.otherIds ?? []).join(', '),
        String(trial.populations.length),
        String(trial.arms.length),
        trial.results.length > 0 ? String(trial.results.length) : '–',
        trial.note ?? '',
      ]),
    ),
    '## Genes and diseases',
    '',
    ...list([
      `${genes.length} genes; with HGNC id ${genes.filter(({ codes }) => codes.hgnc).length}, with Entrez id ${genes.filter(({ codes }) => codes.entrez).length}`,
      `${diseases.length} diseases; with DOID ${diseases.filter(({ codes }) => codes.doid).length}, NCIt ${diseases.filter(({ codes }) => codes.ncit).length}, OncoTree ${diseases.filter(({ codes }) => codes.oncotree).length}, ICD-10 ${diseases.filter(({ codes }) => codes.icd10).length}`,
      `${drugs.length} drugs; with RxNorm ${drugs.filter(({ codes }) => codes.rxnorm).length}, ATC ${drugs.filter(({ codes }) => codes.atc).length}, NCIt ${drugs.filter(({ codes }) => codes.ncit).length}`,
    ]),
    ...table(
      ['Gene or disease', 'Missing codes', 'Note'],
      [
        ...genes
          .map((gene) => [
            gene.symbol,
            gaps({ HGNC: gene.codes.hgnc, Entrez: gene.codes.entrez }),
            gene.note ?? '',
          ])
          .filter(([, gap]) => gap !== ''),
        ...diseases
          .map((each) => [
            each.name,
            gaps({
              DOID: each.codes.doid,
              NCIt: each.codes.ncit,
              OncoTree: each.codes.oncotree,
              'ICD-10': each.codes.icd10,
            }),
            each.note ?? '',
          ])
          .filter(([, gap]) => gap !== ''),
      ],
    ),
  ]);
}

function missing(drug: DrugRecord, knowledge: KnowledgeIndex): string[] {
  const without = FIELDS.filter((field) => field.count(drug, knowledge) === 0);
  if (without.length === 0) return [];
  const reasons = new Map<string, string[]>();
  const unexplained: string[] = [];
  for (const field of without) {
    const reason = field.inapplicable?.(drug, knowledge);
    if (reason === undefined) unexplained.push(field.title);
    else reasons.set(reason, [...(reasons.get(reason) ?? []), field.title]);
  }
  return [
    `### ${drug.inn}`,
    '',
    ...list([
      ...(unexplained.length > 0 ? [`Not recorded: ${unexplained.join(', ')}.`] : []),
      ...[...reasons].map(([reason, titles]) => `${titles.join(', ')}: ${reason}.`),
      ...(drug.note ? [`The record says: ${drug.note.replace(/\s+/g, ' ').trim()}`] : []),
    ]),
  ];
}

function gaps(codes: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(codes)
    .filter(([, code]) => code === undefined)
    .map(([name]) => name)
    .join(', ');
}
