import { coMedicationFaults } from '../../verify/safety/coMedication.ts';
import { reportFaults } from '../reportFaults.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './contraindicated-combination.md';

export const contraindicatedCombination: RuleDeclaration = {
  id: 'INT002',
  name: 'contraindicated-combination',
  family: 'interactions',
  severity: 'error',
  summary: 'A combination is allowed, or only advised against, that the label contraindicates.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['interaction', 'contraindication'],
  options: [],
  documentation,
  checkBlocks(context) {
    const faults = coMedicationFaults(context.analysis).filter(
      ({ restriction }) => restriction === 'contraindicated',
    );
    reportFaults(
      context,
      faults,
      ({ values, isMinor }) => ({
        what: isMinor
          ? `“${values.stated}” only advises against ${values.substance} with ${values.drug}.`
          : `“${values.stated}” lets ${values.substance} be given with ${values.drug}.`,
        why: 'The label contraindicates the combination.',
        action: 'Say that the combination is contraindicated.',
      }),
      'warning',
    );
  },
};
