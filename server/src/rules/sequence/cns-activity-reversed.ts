import { ASPECTS } from '../../verify/aspects.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './cns-activity-reversed.md';

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
        : `The activity of ${values.drug} in the brain is not what is recorded.`,
      action: 'Reverse the statement, or give the figure and the study it comes from.',
    }));
  },
};
