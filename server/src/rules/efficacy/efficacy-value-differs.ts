import { ASPECTS } from '../../verify/aspects.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './efficacy-value-differs.md';

export const efficacyValueDiffers: RuleDeclaration = {
  id: 'EFF001',
  name: 'efficacy-value-differs',
  family: 'efficacy',
  severity: 'error',
  summary:
    'An efficacy figure is not what is recorded for the trial, arm, population and endpoint it is given for.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['trial-result', 'trial'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.efficacyValue], ({ values }) => ({
      what: `The ${values.endpoint} of ${values.stated} is not a recorded result for ${values.scope}.`,
      why: `${values.why!.slice(0, 1).toUpperCase()}${values.why!.slice(1)}.`,
      action: 'Correct the figure, or name the trial, population, endpoint and data cut it comes from.',
    }));
  },
};
