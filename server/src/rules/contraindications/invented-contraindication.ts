import { inventedContraindications } from '../../verify/safety/contraindications.ts';
import { reportFaults } from '../reportFaults.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './invented-contraindication.md';

export const inventedContraindication: RuleDeclaration = {
  id: 'CON001',
  name: 'invented-contraindication',
  family: 'contraindications',
  severity: 'warning',
  summary: 'A contraindication is stated that no label of the knowledge base has.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['contraindication', 'adjustment', 'interaction', 'drug'],
  options: [],
  documentation,
  checkBlocks(context) {
    reportFaults(
      context,
      inventedContraindications(context.analysis),
      ({ values }) => ({
        what: `“${values.condition}” is no contraindication of ${values.drug} in the labels of the knowledge base.`,
        why: values.known ?? '',
        action: 'Call it a precaution, or cite the label that contraindicates it.',
      }),
      'info',
    );
  },
};
