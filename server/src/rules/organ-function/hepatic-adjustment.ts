import { ASPECTS } from '../../verify/aspects.ts';
import { fullDoseFaults } from '../../verify/safety/fullDose.ts';
import { reportFaults } from '../reportFaults.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './hepatic-adjustment.md';

export const hepaticAdjustment: RuleDeclaration = {
  id: 'ORG001',
  name: 'hepatic-adjustment',
  family: 'organ-function',
  severity: 'error',
  summary: "A dose in hepatic impairment is not the label's for that degree.",
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['adjustment', 'dosing'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.hepaticAdjustment], ({ values }) => ({
      what: `“${values.stated}” is not the label’s dose of ${values.drug} for this degree of hepatic impairment.`,
      why: `The label gives ${values.expected}${values.population ? ` for ${values.population}` : ''}.`,
      action: 'Correct the dose or the degree of impairment.',
    }));
    reportFaults(context, fullDoseFaults(context.analysis, 'hepatic'), ({ values }) => ({
      what: `“${values.stated}” leaves the dose of ${values.drug} as it is in ${values.condition}.`,
      why: `The label says ${values.expected}.`,
      action: 'Give the adjusted dose.',
    }));
  },
};
