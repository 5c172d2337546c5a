import { ASPECTS } from '../../verify/aspects.ts';
import { fullDoseFaults } from '../../verify/safety/fullDose.ts';
import { reportFaults } from '../reportFaults.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './renal-adjustment.md';

export const renalAdjustment: RuleDeclaration = {
  id: 'ORG002',
  name: 'renal-adjustment',
  family: 'organ-function',
  severity: 'error',
  summary: "A dose in renal impairment is not the label's for that degree.",
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['adjustment', 'dosing'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.renalAdjustment], ({ values }) => ({
      what: `“${values.stated}” is not the label’s dose of ${values.drug} for this degree of renal impairment.`,
      why: `The label gives ${values.expected}${values.population ? ` for ${values.population}` : ''}.`,
      action: 'Correct the dose or the degree of impairment.',
    }));
    reportFaults(context, fullDoseFaults(context.analysis, 'renal'), ({ values }) => ({
      what: `“${values.stated}” leaves the dose of ${values.drug} as it is in ${values.condition}.`,
      why: `The label says ${values.expected}.`,
      action: 'Give the adjusted dose.',
    }));
  },
};
