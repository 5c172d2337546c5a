import { unmonitoredHarms } from '../../verify/safety/harms.ts';
import { reportFaults } from '../reportFaults.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './harm-unmonitored.md';

export const harmUnmonitored: RuleDeclaration = {
  id: 'MON002',
  name: 'harm-unmonitored',
  family: 'monitoring',
  severity: 'warning',
  summary: 'A harm is listed, and no test that the label asks for to watch for it is scheduled.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['monitoring'],
  options: [],
  documentation,
  check(context) {
    reportFaults(context, unmonitoredHarms(context.analysis), ({ values }) => ({
      what: `No test watches for ${values.harm}, which is listed here for ${values.drug}.`,
      why: 'The label asks for monitoring.',
      action: `Add ${values.expected} to the tests, with a schedule.`,
    }));
  },
};
