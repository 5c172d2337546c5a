import { sparseMonitoring } from '../../verify/safety/monitoring.ts';
import { reportFaults } from '../reportFaults.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './monitoring-too-sparse.md';

export const monitoringTooSparse: RuleDeclaration = {
  id: 'MON001',
  name: 'monitoring-too-sparse',
  family: 'monitoring',
  severity: 'error',
  summary: 'A test is scheduled more rarely than the label asks for in the jurisdiction.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['monitoring'],
  options: [],
  documentation,
  check(context) {
    reportFaults(context, sparseMonitoring(context.analysis), ({ values }) => ({
      what: `“${values.stated}” asks for less than the label of ${values.drug} does (${values.region}).`,
      why: `The label asks for ${values.test} ${values.expected}.`,
      action: 'Test at least as often, or name the jurisdiction whose label asks for less.',
    }));
  },
};
