import { coMedicationFaults } from '../../verify/safety/coMedication.ts';
import { reportFaults } from '../reportFaults.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './interaction-allowed.md';

export const interactionAllowed: RuleDeclaration = {
  id: 'INT001',
  name: 'interaction-allowed',
  family: 'interactions',
  severity: 'error',
  summary: 'A co-medication is allowed that the label of the drug says to avoid.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['interaction'],
  options: [],
  documentation,
  checkBlocks(context) {
    const faults = coMedicationFaults(context.analysis).filter(({ restriction }) => restriction === 'avoid');
    reportFaults(context, faults, ({ values }) => ({
      what: `“${values.stated}” allows ${values.substance} with ${values.drug}.`,
      why: 'The label says to avoid the combination.',
      action:
        'Advise against it, or name the condition and the changed dose under which the label lets both be given.',
    }));
  },
};
