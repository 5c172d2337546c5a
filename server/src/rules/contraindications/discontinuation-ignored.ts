import { ignoredDiscontinuations } from '../../verify/safety/discontinuation.ts';
import { reportFaults } from '../reportFaults.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './discontinuation-ignored.md';

export const discontinuationIgnored: RuleDeclaration = {
  id: 'CON002',
  name: 'discontinuation-ignored',
  family: 'contraindications',
  severity: 'error',
  summary: 'Treatment goes on after a harm for which the label stops it for good.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['warning'],
  options: [],
  documentation,
  checkBlocks(context) {
    reportFaults(context, ignoredDiscontinuations(context.analysis), ({ values }) => ({
      what: `“${values.stated}” lets ${values.drug} go on after ${values.harm}.`,
      why: `The label stops it for good with ${values.condition}.`,
      action: 'Say that treatment is discontinued permanently, or that the event was not related to it.',
    }));
  },
};
