import { ASPECTS } from '../../verify/aspects.ts';
import { capitalised } from '../../verify/words.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './endpoint-swapped.md';

export const endpointSwapped: RuleDeclaration = {
  id: 'EFF007',
  name: 'endpoint-swapped',
  family: 'efficacy',
  severity: 'error',
  summary: 'A figure is given for one endpoint and recorded for another.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['trial-result'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.endpointSwapped], ({ values }) => ({
      what: `The ${values.endpoint} of ${values.stated} is not a recorded result for ${values.scope}.`,
      why: `${capitalised(values.why!)}.`,
      action: 'Name the endpoint the figure is of, or give the figure of this endpoint.',
    }));
  },
};
