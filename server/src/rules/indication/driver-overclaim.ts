import { ASPECTS } from '../../verify/aspects.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './driver-overclaim.md';

export const driverOverclaim: RuleDeclaration = {
  id: 'IND004',
  name: 'driver-overclaim',
  family: 'indication',
  severity: 'warning',
  summary: 'A gene is called a driver of a disease in which the recorded evidence speaks against it.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['evidence'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.driverOverclaimed], ({ values }) => ({
      what: `${values.gene} is called a driver in ${values.disease}, which the recorded evidence does not bear out.`,
      action: 'Say what is known and how it is known, or mark the statement as a hypothesis.',
    }));
  },
};
