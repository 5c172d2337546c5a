/** References to the safety records of a drug: what a finding cites, with a line of our own words. */
import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import type {
  Contraindication,
  DrugRecord,
  Interaction,
  MonitoringRequirement,
  Warning,
} from '../knowledge/types.ts';
import { durationWords } from './schedules.ts';
import type { EvidenceReference } from './types.ts';
import { capitalised, listWords } from './words.ts';

const ACTIONS: Readonly<Record<Interaction['action'], string>> = {
  contraindicated: 'is contraindicated',
  avoid: 'is to be avoided',
  adjust: 'needs a changed dose',
  caution: 'needs caution',
  none: 'needs nothing',
};

export function interactionReference(
  drug: DrugRecord,
  interaction: Interaction,
  knowledge: KnowledgeIndex,
): EvidenceReference {
  const name = substanceName(interaction.with, knowledge);
  return {
    id: `${drug.id}/${interaction.id}`,
    recordKind: 'interaction',
    summary: `${drug.inn} with a ${name} ${ACTIONS[interaction.action]} (${interaction.jurisdictions.join(', ')}): ${interaction.effect}`,
    level: undefined,
    sources: interaction.sources,
  };
}

export function contraindicationReference(
  drug: DrugRecord,
  contraindication: Contraindication,
): EvidenceReference {
  return {
    id: `${drug.id}/${contraindication.id}`,
    recordKind: 'contraindication',
    summary: `${drug.inn} is contraindicated with ${contraindication.description} (${contraindication.jurisdictions.join(', ')})`,
    level: undefined,
    sources: contraindication.sources,
  };
}

export function warningReference(drug: DrugRecord, warning: Warning): EvidenceReference {
  const actions = (warning.actions ?? []).map(({ when, action, detail }) =>
    [`${action === 'discontinue' ? 'stop for good' : action} with ${when}`, detail]
      .filter((each) => each !== undefined)
      .join(' '),
  );
  return {
    id: `${drug.id}/${warning.harm}`,
    recordKind: 'warning',
    summary: `${drug.inn} (${warning.jurisdictions.join(', ')}): ${[warning.summary.replace(/\.$/u, ''), ...actions].join('; ')}`,
    level: undefined,
    sources: warning.sources,
  };
}

export function monitoringReference(
  drug: DrugRecord,
  requirement: MonitoringRequirement,
  knowledge: KnowledgeIndex,
): EvidenceReference {
  const tests = listWords(requirement.tests.map((each) => knowledge.term(each)?.name ?? each));
  const schedule = scheduleWords(requirement.schedule);
  return {
    id: `${drug.id}/${requirement.id}`,
    recordKind: 'monitoring',
    summary: `${drug.inn} (${requirement.jurisdictions.join(', ')}): ${tests}${schedule ? ` ${schedule}` : ''}`,
    level: undefined,
    sources: requirement.sources,
  };
}

/** `every 14 days for 2 months, then every month`; empty for no schedule. */
export function scheduleWords(schedule: MonitoringRequirement['schedule']): string {
  return schedule
    .map(
      (phase) =>
        `every ${durationWords(phase.every)}${phase.for === undefined ? '' : ` for ${durationWords(phase.for, true)}`}`,
    )
    .join(', then ');
}

/** The name of a substance or class. */
export function substanceName(id: string, knowledge: KnowledgeIndex): string {
  return knowledge.substance(id)?.name ?? id;
}

/** The INN at the start of a sentence. */
export function nameOf(drug: DrugRecord): string {
  return capitalised(drug.inn);
}
