/** The bundled base, compiled from `data/`, with short ways to its records; each way fails the test where a record is missing. */
import assert from 'node:assert/strict';
import { compileKnowledgeFolder } from '../../../server/src/hosts/build/compileKnowledgeFolder.ts';
import type {
  ActivityRecord,
  Approval,
  DoseAdjustment,
  DosingRegimen,
  DrugRecord,
  TrialResult,
} from '../../../server/src/knowledge/types.ts';

const { artefact } = compileKnowledgeFolder('data');
assert.ok(artefact, 'the knowledge base does not compile');
export const { records } = artefact;

function found<T>(value: T | undefined, what: string): T {
  assert.ok(value !== undefined, `${what} is missing`);
  return value;
}

export const drug = (id: string): DrugRecord =>
  found(
    records.drugs.find((record) => record.id === id),
    id,
  );
export const approval = (id: string, approvalId: string): Approval =>
  found(
    drug(id).approvals.find((entry) => entry.id === approvalId),
    `${id}/${approvalId}`,
  );
export const regimen = (id: string, regimenId: string): DosingRegimen =>
  found(
    drug(id).dosing.find((entry) => entry.id === regimenId),
    `${id}/${regimenId}`,
  );
export const adjustment = (id: string, adjustmentId: string): DoseAdjustment =>
  found(
    drug(id).adjustments.find((entry) => entry.id === adjustmentId),
    `${id}/${adjustmentId}`,
  );
export const trial = (id: string) =>
  found(
    records.trials.find((record) => record.id === id),
    id,
  );
export const result = (id: string, resultId: string): TrialResult =>
  found(
    trial(id).results.find((entry) => entry.id === resultId),
    `${id}/${resultId}`,
  );
export const activity = (id: string): ActivityRecord =>
  found(
    records.activities.find((record) => record.id === id),
    id,
  );

/** `250 mg x2` for each step, with its length where the step has one. */
export const steps = ({ steps: list }: DosingRegimen): string[] =>
  list.map(({ dose, frequency, duration }) => {
    const often = frequency.timesPerDay ? `x${frequency.timesPerDay}` : frequency.every;
    return `${dose.value} ${dose.unit} ${often}${duration ? ` for ${duration}` : ''}`;
  });
export const ladder = ({ ladder: list }: DosingRegimen): string[] =>
  list.map(
    ({ dose, frequency, action }) => action ?? `${dose?.value} ${dose?.unit} x${frequency?.timesPerDay}`,
  );
export const dose = ({ dose: value, frequency }: DoseAdjustment): string =>
  `${value?.value} ${value?.unit} x${frequency?.timesPerDay}`;
export const interval = ({ ci }: TrialResult): [number | null, number | null] | undefined =>
  ci && [ci.low, ci.high];
export const values = (id: string, ...resultIds: string[]): (number | null)[] =>
  resultIds.map((resultId) => result(id, resultId).value);
export const genes = (entry: Approval): string[] =>
  entry.biomarkers.map(({ gene, alteration }) => `${gene} ${alteration}`);
export const agencies = (id: string): string[] => [
  ...new Set(drug(id).approvals.map(({ jurisdiction }) => jurisdiction)),
];
