import { ASPECTS } from '../../verify/aspects.ts';
import { cnsTableFaults } from '../../verify/checks/cnsActivity.ts';
import { reportFaults } from '../reportFaults.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './cns-activity-reversed.md';

const ACTION = 'Reverse the statement, or give the figure and the study it comes from.';

function notRecorded(drug: string): string {
  return `The activity of ${drug} in the brain is not what is recorded.`;
}

export const cnsActivityReversed: RuleDeclaration = {
  id: 'CNS001',
  name: 'cns-activity-reversed',
  family: 'sequence',
  severity: 'error',
  summary: 'Activity in the brain is said to be the reverse of what is recorded.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['drug'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.cnsActivityReversed], ({ values }) => ({
      what: values.other
        ? `The comparison of ${values.drug} with ${values.other} in the brain is reversed.`
        : notRecorded(values.drug!),
      action: ACTION,
    }));
    reportFaults(context, cnsTableFaults(context.analysis), ({ values }) => ({
      what: notRecorded(values.drug!),
      why: values.reason!,
      action: ACTION,
    }));
  },
};
