import { formatPointer } from '../source/pointer.ts';
import type { TrialResult } from '../types.ts';
import type { KnowledgeCheck } from './context.ts';

const UNIT_OF: Readonly<Record<TrialResult['measure'], TrialResult['unit']>> = {
  median: 'months',
  rate: 'percent',
  'rate-at': 'percent',
  'hazard-ratio': 'ratio',
};

/** Figures of trials, and percentages elsewhere, are possible in themselves and agree with their own parts. */
export const figures: KnowledgeCheck = ({ judged, report }) => {
  for (const trial of judged.trials) {
    for (const [i, result] of trial.results.entries()) {
      const pointer = ['results', i];
      for (const message of faultsOf(result)) {
        const text = `${formatPointer(pointer)} (${result.id}) ${message}`;
        report('error', 'kb.impossible-value', text, { kind: 'trial', id: trial.id, pointer });
      }
    }
  }
  for (const evidence of judged.evidence) {
    for (const [i, { value, unit }] of (evidence.observations ?? []).entries()) {
      if ((unit !== 'percent' && unit !== '%') || (value >= 0 && value <= 100)) continue;
      const pointer = ['observations', i, 'value'];
      const message = `${formatPointer(pointer)} is ${value} %, outside 0 to 100. Correct it.`;
      report('error', 'kb.impossible-value', message, { kind: 'evidence', id: evidence.id, pointer });
    }
  }
};

function* faultsOf(result: TrialResult): Iterable<string> {
  const { measure, unit, value, ci, events, n, at, versus } = result;
  if (unit !== UNIT_OF[measure]) yield `is a ${measure} in ${unit}; a ${measure} is in ${UNIT_OF[measure]}.`;
  if (measure === 'hazard-ratio' && versus === undefined)
    yield 'is a ratio; versus must name the comparator arm.';
  if (measure === 'rate-at' && at === undefined) yield 'is a rate at a time; at must say when.';
  if (versus !== undefined && versus === result.arm)
    yield `compares arm ${versus} with itself. Correct versus.`;
  for (const [name, number] of [
    ['value', value],
    ['ci.low', ci?.low],
    ['ci.high', ci?.high],
  ] as const) {
    if (typeof number !== 'number') continue;
    if (number < 0 || (unit === 'ratio' && number === 0))
      yield `has ${name} ${number}, which no ${measure} can be.`;
    if (unit === 'percent' && number > 100) yield `has ${name} ${number} %, above 100.`;
  }
  if (typeof value === 'number' && ci) {
    const below = typeof ci.low === 'number' && value < ci.low;
    const above = typeof ci.high === 'number' && value > ci.high;
    if (below || above)
      yield `is ${value}, outside its interval ${ci.low ?? '?'} to ${ci.high ?? 'not reached'}.`;
  }
  if (events === undefined || n === undefined) return;
  if (events > n) yield `counts ${events} events in ${n} patients.`;
  // Only a plain proportion can be recomputed; a rate at a time point is estimated with censoring.
  else if (measure === 'rate' && typeof value === 'number' && !roundsTo((100 * events) / n, value)) {
    yield `is ${value} %, but ${events} of ${n} is ${((100 * events) / n).toFixed(1)} %. Correct one of them.`;
  }
}

/** True if the exact figure rounds to the reported one at the decimals reported; a tie may go either way. */
function roundsTo(exact: number, reported: number): boolean {
  const decimals = String(reported).split('.')[1]?.length ?? 0;
  return Math.abs(exact - reported) <= 0.5 * 10 ** -decimals + 1e-9;
}
