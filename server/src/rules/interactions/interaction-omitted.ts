import { omittedInteractions } from '../../verify/safety/interactionSections.ts';
import { reportFaults } from '../reportFaults.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './interaction-omitted.md';

export const interactionOmitted: RuleDeclaration = {
  id: 'INT003',
  name: 'interaction-omitted',
  family: 'interactions',
  severity: 'warning',
  summary: 'A section on interactions leaves out substances that the label says to avoid.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['interaction'],
  options: [],
  documentation,
  check(context) {
    reportFaults(context, omittedInteractions(context.analysis), ({ values }) => ({
      what: `The interactions of ${values.drug} leave out: ${values.substance}.`,
      why: 'The label says to avoid them.',
      action: 'Add them, or say where the interactions are listed.',
    }));
  },
};
