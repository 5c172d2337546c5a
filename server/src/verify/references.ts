/** One constructor per record kind: what a verdict cites, with a line of our own words. */
import type { KnowledgeIndex, TrialFigure } from '../knowledge/knowledgeIndex.ts';
import type {
  ActivityRecord,
  Approval,
  CriterionRecord,
  DoseAdjustment,
  DosingRegimen,
  DrugRecord,
  EvidenceRecord,
  Successor,
} from '../knowledge/types.ts';
import type { EvidenceReference } from './types.ts';
import {
  assessorWords,
  biomarkerWords,
  capitalised,
  endpointWords,
  frequencyWords,
  lineWords,
  listWords,
  regimenWords,
} from './words.ts';

export function approvalReference(
  knowledge: KnowledgeIndex,
  drug: DrugRecord,
  approval: Approval,
): EvidenceReference {
  const diseases = [approval.disease, ...(approval.otherDiseases ?? [])].map((id) =>
    knowledge.nameOf({ kind: 'disease', id: id }),
  );
  const biomarkers = approval.biomarkers.map(biomarkerWords);
  const line = approval.line ? `, ${lineWords(approval.line)}` : '';
  return {
    id: `${drug.id}/${approval.id}`,
    recordKind: 'approval',
    summary: `${approval.agency} ${approval.date}: ${drug.inn} for ${listWords(diseases, 'or')}${biomarkers.length > 0 ? ` with ${listWords(biomarkers, 'or')}` : ''}${line}`,
    level: undefined,
    sources: approval.sources,
  };
}

export function evidenceReference(record: EvidenceRecord): EvidenceReference {
  return {
    id: record.id,
    recordKind: 'evidence',
    summary: record.statement,
    level: record.level,
    sources: record.sources,
  };
}

export function criterionReference(record: CriterionRecord): EvidenceReference {
  return {
    id: record.id,
    recordKind: 'criterion',
    summary: record.statement,
    level: undefined,
    sources: record.sources,
  };
}

/** What is recorded of a drug in the brain. */
export function cnsReference(drug: DrugRecord): EvidenceReference | undefined {
  return (
    drug.cns && {
      id: `${drug.id}/cns`,
      recordKind: 'drug',
      summary: drug.cns.summary,
      level: undefined,
      sources: drug.cns.sources,
    }
  );
}

export function activityReference(knowledge: KnowledgeIndex, record: ActivityRecord): EvidenceReference {
  const drug = knowledge.drug(record.drug)?.inn ?? record.drug;
  const effect = { sensitive: 'is sensitive to', resistant: 'is resistant to', reduced: 'responds less to' }[
    record.effect
  ];
  return {
    id: record.id,
    recordKind: 'activity',
    summary: `${record.gene} ${record.variants.join(' with ')} ${effect} ${drug}`,
    level: record.level,
    sources: record.sources,
  };
}

/** What a drug binds; for "not a target" the whole list speaks. */
export function targetReference(drug: DrugRecord): EvidenceReference {
  const genes = drug.targets.map(({ gene }) => gene);
  return {
    id: `${drug.id}/targets`,
    recordKind: 'target',
    summary: `${capitalised(drug.inn)} acts on ${listWords(genes)}`,
    level: undefined,
    sources: [...new Set(drug.targets.flatMap(({ sources }) => sources))],
  };
}

export function successorReference(
  knowledge: KnowledgeIndex,
  from: string,
  successor: Successor,
): EvidenceReference {
  const drug = knowledge.drug(successor.drug)?.inn ?? successor.drug;
  return {
    id: `${from}/${successor.id}`,
    recordKind: 'successor',
    summary: `${capitalised(drug)}: ${successor.rationale}`,
    level: successor.level,
    sources: successor.sources,
  };
}

export function dosingReference(drug: DrugRecord, regimen: DosingRegimen): EvidenceReference {
  const steps = regimen.steps.map((step) => regimenWords(step.dose, step.frequency));
  return {
    id: `${drug.id}/${regimen.id}`,
    recordKind: 'dosing',
    summary: `${drug.inn}, ${regimen.population.description} (${regimen.jurisdictions.join(', ')}): ${steps.join(', then ')}`,
    level: undefined,
    sources: regimen.sources,
  };
}

export function adjustmentReference(drug: DrugRecord, adjustment: DoseAdjustment): EvidenceReference {
  const dose = adjustment.dose
    ? regimenWords(adjustment.dose, adjustment.frequency)
    : frequencyWords(adjustment.frequency);
  const condition =
    adjustment.condition.definition ??
    adjustment.condition.severity ??
    adjustment.condition.with ??
    adjustment.kind;
  return {
    id: `${drug.id}/${adjustment.id}`,
    recordKind: 'adjustment',
    summary: `${drug.inn}, ${condition}: ${dose || adjustment.action}`,
    level: undefined,
    sources: adjustment.sources,
  };
}

export function figureReference(figure: TrialFigure): EvidenceReference {
  return {
    id: `${figure.trial.id}/${figure.result.id}`,
    recordKind: 'trial-result',
    summary: figureWords(figure),
    level: { scheme: 'design', level: figure.trial.design },
    sources: figure.result.sources,
  };
}

/** `PROFILE 1014, …: median progression-free survival 10.9 months (95 % CI 8.3–13.9)`. */
export function figureWords(figure: TrialFigure): string {
  const { result } = figure;
  const population = figure.population ? `, ${figure.population.description}` : '';
  const arms =
    figure.versus && figure.arm
      ? `, ${figure.arm.id} versus ${figure.versus.id}`
      : figure.arm
        ? `, ${figure.arm.id}`
        : '';
  const assessor = assessorWords(result.assessor);
  return `${figure.trial.acronym}${population}${arms}: ${measureWords(figure)}${assessor ? ` ${assessor}` : ''}`;
}

function measureWords({ result }: TrialFigure): string {
  const name = endpointWords(result.endpoint);
  const measure = {
    median: `median ${name}`,
    rate: name,
    'hazard-ratio': `hazard ratio for ${name}`,
    'rate-at': `${name} at ${result.at ?? 'a time point'}`,
  }[result.measure];
  return `${measure} ${valueWords(result)}`;
}

/** A recorded value with its unit. */
export function pointWords(result: TrialFigure['result']): string {
  const unit = { months: ' months', percent: ' %', ratio: '' }[result.unit];
  return result.value === null ? 'not reached' : `${result.value}${unit}`;
}

/** A recorded value with its unit and interval. */
export function valueWords(result: TrialFigure['result']): string {
  const bound = (each: number | null): string => (each === null ? 'not reached' : `${each}`);
  const value = pointWords(result);
  return result.ci
    ? `${value} (${result.ci.level} % CI ${bound(result.ci.low)}–${bound(result.ci.high)})`
    : value;
}
