import { ageText } from '../../server/src/features/wording.ts';
import type { KnowledgeIndex } from '../../server/src/knowledge/knowledgeIndex.ts';
import type { Approval, DrugRecord } from '../../server/src/knowledge/types.ts';
import { valueWords } from '../../server/src/verify/references.ts';
import {
  biomarkerWords,
  doseWords,
  endpointWords,
  lineWords,
  listWords,
  regimenWords,
} from '../../server/src/verify/words.ts';
import { fileName, link, list, page, paragraph, section, table } from './markdown.ts';
import { Footnotes } from './sources.ts';
import {
  codeWords,
  diseaseName,
  durationWords,
  levelCell,
  substanceName,
  termName,
  treatmentName,
} from './words.ts';

/** Everything recorded of a drug, for a reviewer without an editor. */
export function drugPage(drug: DrugRecord, knowledge: KnowledgeIndex): string {
  const notes = new Footnotes(knowledge);
  const body = [
    ...head(drug, knowledge, notes),
    ...section('Approvals', approvals(drug, knowledge, notes)),
    ...section('Dosing', dosing(drug, knowledge, notes)),
    ...section('Adjustments', adjustments(drug, knowledge, notes)),
    ...section('Interactions', interactions(drug, knowledge, notes)),
    ...section('Warnings', warnings(drug, knowledge, notes)),
    ...section('Monitoring', monitoring(drug, knowledge, notes)),
    ...section('Central nervous system', cns(drug, notes)),
    ...section('Activity against variants', activity(drug, knowledge, notes)),
    ...section('What may follow', successors(drug, knowledge, notes)),
    ...section('Evidence', evidence(drug, knowledge, notes)),
    ...section('Trial results', results(drug, knowledge, notes)),
  ];
  return page([`# ${drug.inn}`, '', ...body, ...notes.lines()]);
}

function head(drug: DrugRecord, knowledge: KnowledgeIndex, notes: Footnotes): string[] {
  const brands = drug.brands.map(({ name, jurisdictions }) =>
    jurisdictions ? `${name} (${jurisdictions.join(', ')})` : name,
  );
  const classes = drug.classes.map(({ class: id, generation, sources }) => {
    const name = knowledge.nameOf({ kind: 'class', id });
    return `${generation === undefined ? name : `${name}, generation ${generation}`} ${notes.refer(sources)}`;
  });
  const targets = drug.targets.map(({ gene, role, sources, note }) => {
    const known = knowledge.gene(gene) ? link(gene, `../genes/${fileName(gene)}`) : gene;
    return `${known} (${role === 'primary' ? 'primary' : 'other target, no labelled biomarker by itself'}${note ? `; ${note}` : ''}) ${notes.refer(sources)}`;
  });
  return [
    ...table(
      ['', ''],
      [
        ['Brands', brands.join(', ')],
        ['Code names', (drug.codeNames ?? []).join(', ')],
        ['Type', drug.type.replaceAll('-', ' ')],
        ['Company', drug.company ?? ''],
        ['Codes', codeWords(drug.codes)],
        ['Record', `\`drug/${drug.id}\`, reviewed ${drug.reviewed}`],
      ].filter(([, value]) => value !== ''),
    ),
    ...paragraph(drug.note ?? ''),
    ...(classes.length > 0 ? ['Classes:', '', ...list(classes)] : []),
    ...(targets.length > 0 ? ['Targets:', '', ...list(targets)] : []),
  ];
}

function approvals(drug: DrugRecord, knowledge: KnowledgeIndex, notes: Footnotes): string[] {
  return table(
    ['Agency', 'Date', 'Status', 'Disease', 'Biomarker', 'Line and age', 'Restriction', 'Sources'],
    drug.approvals.map((each) => [
      each.agency,
      each.date,
      statusWords(each),
      diseaseLinks(each, knowledge),
      listWords(each.biomarkers.map(biomarkerWords), 'or') || 'none asked for',
      limitWords(each, knowledge),
      each.restriction ?? '',
      notes.refer(each.sources),
    ]),
  );
}

function statusWords({ status, until, supersededBy }: Approval): string {
  return [status, until ? `until ${until}` : '', supersededBy ? `replaced by \`${supersededBy}\`` : '']
    .filter((each) => each !== '')
    .join(', ');
}

function diseaseLinks(
  { disease, otherDiseases = [], extent = [], setting }: Approval,
  knowledge: KnowledgeIndex,
): string {
  const diseases = [disease, ...otherDiseases].map((id) =>
    knowledge.disease(id)
      ? link(diseaseName(id, knowledge), `../diseases/${fileName(id)}`)
      : diseaseName(id, knowledge),
  );
  const limits = [...extent, ...(setting ? [setting] : [])];
  return `${diseases.join(' or ')}${limits.length > 0 ? ` (${limits.join(', ')})` : ''}`;
}

function limitWords(approval: Approval, knowledge: KnowledgeIndex): string {
  const { line, age, priorTherapy, combination } = approval;
  return [
    line ? lineWords(line) : '',
    age ? ageText(age) : '',
    priorTherapy ? `after ${priorTherapy.anyOf.map((id) => treatmentName(id, knowledge)).join(' or ')}` : '',
    combination ? `with ${combination.map((id) => treatmentName(id, knowledge)).join(' and ')}` : '',
  ]
    .filter((each) => each !== '')
    .join('; ');
}

function dosing(drug: DrugRecord, knowledge: KnowledgeIndex, notes: Footnotes): string[] {
  return table(
    ['Population', 'Jurisdictions', 'Dose', 'Route and food', 'Reductions', 'Sources'],
    drug.dosing.map(({ population, jurisdictions, route, food, steps, ladder, maximum, status, sources }) => [
      [
        population.description,
        population.diseases ? population.diseases.map((id) => diseaseName(id, knowledge)).join(', ') : '',
        status === 'superseded' ? 'superseded' : '',
      ]
        .filter((each) => each !== '')
        .join('; '),
      jurisdictions.join(', '),
      [
        steps
          .map(({ dose, frequency, duration }) =>
            [regimenWords(dose, frequency), duration ? `for ${durationWords(duration)}` : '']
              .filter((each) => each !== '')
              .join(' '),
          )
          .join(', then '),
        maximum ? `at most ${doseWords(maximum)}` : '',
      ]
        .filter((each) => each !== '')
        .join('; '),
      food ? `${route}, ${food === 'either' ? 'with or without' : food} food` : route,
      ladder
        .map(({ level, dose, frequency, action }) =>
          dose ? `${level}: ${regimenWords(dose, frequency)}` : `${level}: ${action ?? ''}`,
        )
        .join('; '),
      notes.refer(sources),
    ]),
  );
}

function adjustments(drug: DrugRecord, knowledge: KnowledgeIndex, notes: Footnotes): string[] {
  return table(
    ['For', 'Condition', 'Jurisdictions', 'Action', 'Sources'],
    drug.adjustments.map(
      ({ kind, condition, jurisdictions, action, dose, frequency, relativeChange, population, sources }) => [
        population ? `${kind}, ${population.description}` : kind,
        [
          condition.severity ?? '',
          condition.definition ?? '',
          condition.creatinineClearance ? clearanceWords(condition.creatinineClearance) : '',
          condition.dialysis ? 'dialysis' : '',
          condition.with ? `with ${substanceName(condition.with, knowledge)}` : '',
        ]
          .filter((each) => each !== '')
          .join('; '),
        jurisdictions.join(', '),
        [
          action,
          dose ? regimenWords(dose, frequency) : '',
          relativeChange === undefined ? '' : `by about ${Math.round(relativeChange * 100)} %`,
        ]
          .filter((each) => each !== '')
          .join(': '),
        notes.refer(sources),
      ],
    ),
  );
}

function clearanceWords({ min, max }: { readonly min?: number; readonly max?: number }): string {
  if (min !== undefined && max !== undefined) return `creatinine clearance ${min} to below ${max} mL/min`;
  return min === undefined
    ? `creatinine clearance below ${max ?? ''} mL/min`
    : `creatinine clearance from ${min} mL/min`;
}

function interactions(drug: DrugRecord, knowledge: KnowledgeIndex, notes: Footnotes): string[] {
  return [
    ...table(
      ['With', 'Action', 'Effect', 'Jurisdictions', 'Sources'],
      drug.interactions.map((each) => [
        substanceName(each.with, knowledge),
        each.action,
        each.effect,
        each.jurisdictions.join(', '),
        notes.refer(each.sources),
      ]),
    ),
    ...table(
      ['Contraindicated with', 'Description', 'Jurisdictions', 'Sources'],
      drug.contraindications.map((each) => [
        substanceName(each.with, knowledge),
        each.description,
        each.jurisdictions.join(', '),
        notes.refer(each.sources),
      ]),
    ),
  ];
}

function warnings(drug: DrugRecord, knowledge: KnowledgeIndex, notes: Footnotes): string[] {
  return table(
    ['Harm', 'Summary', 'Frequency', 'Actions', 'Jurisdictions', 'Sources'],
    drug.warnings.map(({ harm, summary, boxed, frequency = [], actions = [], jurisdictions, sources }) => [
      `${termName(harm, knowledge)}${boxed ? ' (boxed)' : ''}`,
      summary,
      frequency
        .map((each) => `${each.percent} % ${each.description}${each.grade ? `, grade ${each.grade}` : ''}`)
        .join('; '),
      actions
        .map((each) => `${each.when}: ${each.action}${each.detail ? `, ${each.detail}` : ''}`)
        .join('; '),
      jurisdictions.join(', '),
      notes.refer(sources),
    ]),
  );
}

function monitoring(drug: DrugRecord, knowledge: KnowledgeIndex, notes: Footnotes): string[] {
  return table(
    ['Tests', 'For', 'When', 'Jurisdictions', 'Sources'],
    drug.monitoring.map(({ tests, harms, baseline, schedule, jurisdictions, sources }) => [
      tests.map((id) => termName(id, knowledge)).join(', '),
      harms.map((id) => termName(id, knowledge)).join(', '),
      [
        baseline ? 'before the start' : '',
        ...schedule.map(
          (each) => `every ${durationWords(each.every)}${each.for ? ` for ${durationWords(each.for)}` : ''}`,
        ),
      ]
        .filter((each) => each !== '')
        .join(', then '),
      jurisdictions.join(', '),
      notes.refer(sources),
    ]),
  );
}

function cns({ cns: activity }: DrugRecord, notes: Footnotes): string[] {
  const ranks = ['none shown', 'limited', 'active', 'highly active'];
  return activity
    ? paragraph(`${ranks[activity.rank]}: ${activity.summary} ${notes.refer(activity.sources)}`)
    : [];
}

function activity(drug: DrugRecord, knowledge: KnowledgeIndex, notes: Footnotes): string[] {
  return table(
    ['Variant', 'Effect', 'Level', 'Context', 'Sources'],
    knowledge.records.activities
      .filter((each) => each.drug === drug.id)
      .map((each) => [
        `${each.gene} ${each.variants.join(' + ')}`,
        each.effect,
        levelCell(each.level, each.design),
        each.context ?? '',
        notes.refer(each.sources),
      ]),
  );
}

function successors(drug: DrugRecord, knowledge: KnowledgeIndex, notes: Footnotes): string[] {
  return table(
    ['Drug', 'When', 'Relation', 'Rank', 'Rationale', 'Level', 'Sources'],
    drug.successors.map(({ drug: next, when, relation, rank, rationale, level, sources }) => [
      link(treatmentName(next, knowledge), fileName(next)),
      `${when.trigger.replaceAll('-', ' ')}, ${when.variant ? `${when.biomarker.gene} ${when.variant}` : biomarkerWords(when.biomarker)}`,
      relation.replaceAll('-', ' '),
      String(rank),
      rationale,
      levelCell(level, 'unspecified'),
      notes.refer(sources),
    ]),
  );
}

function evidence(drug: DrugRecord, knowledge: KnowledgeIndex, notes: Footnotes): string[] {
  return table(
    ['Effect', 'Biomarker', 'Disease', 'Finding', 'Level', 'Sources'],
    knowledge.records.evidence
      .filter(({ treatments }) => treatments.includes(drug.id))
      .map((each) => [
        each.effect,
        each.biomarkers.map(biomarkerWords).join(each.biomarkersNeeded === 'all' ? ' and ' : ' or '),
        each.disease === undefined ? '' : diseaseName(each.disease, knowledge),
        `${each.statement}${each.hypothesis ? ' (hypothesis)' : ''}`,
        levelCell(each.level, each.design),
        notes.refer(each.sources),
      ]),
  );
}

function results(drug: DrugRecord, knowledge: KnowledgeIndex, notes: Footnotes): string[] {
  return table(
    ['Trial', 'Population', 'Arm', 'Endpoint', 'Value', 'Assessor', 'Cut', 'Sources'],
    knowledge
      .figuresOfDrug(drug.id)
      .map(({ trial, result, population, arm, versus }) => [
        trial.nct ? `${trial.acronym} (${trial.nct})` : trial.acronym,
        population?.description ?? result.population,
        versus ? `${arm?.id ?? result.arm} against ${versus.id}` : (arm?.id ?? result.arm),
        `${endpointWords(result.endpoint)}, ${result.measure}${result.at ? ` ${durationWords(result.at)}` : ''}`,
        valueWords(result),
        result.assessor,
        result.cut,
        notes.refer(result.sources),
      ]),
  );
}
