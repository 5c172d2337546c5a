import { ASPECTS } from '../../verify/aspects.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './efficacy-population-swapped.md';

export const efficacyPopulationSwapped: RuleDeclaration = {
  id: 'EFF002',
  name: 'efficacy-population-swapped',
  family: 'efficacy',
  severity: 'error',
  summary: 'An efficacy figure is given for one population and recorded for another.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['trial-result', 'trial'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.efficacyPopulation], ({ values }) => ({
      what: `The ${values.endpoint} of ${values.stated} is recorded for another population than ${values.scope}.`,
      why: '',
      action: 'Name the population the figure was seen in, or give the figure of this one.',
    }));
  },
};
