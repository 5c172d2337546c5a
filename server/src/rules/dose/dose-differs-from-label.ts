import { ASPECTS } from '../../verify/aspects.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './dose-differs-from-label.md';

export const doseDiffersFromLabel: RuleDeclaration = {
  id: 'DOS001',
  name: 'dose-differs-from-label',
  family: 'dose',
  severity: 'error',
  summary: 'A dose is neither a starting dose nor a reduction or adjustment that the label gives.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['dosing', 'adjustment'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.doseDiffers, ASPECTS.interactionDose], ({ values }) => ({
      what: values.product
        ? `“${values.stated}” is not the daily total of the dose of ${values.drug} beside it, which comes to ${values.product}.`
        : `“${values.stated}” is not a dose of ${values.drug} that the label gives.`,
      why: `The label gives ${values.expected}${values.population ? ` for ${values.population}` : ''}.`,
      action: 'Correct the dose, or say for which population, adjustment or trial it is meant.',
    }));
  },
};
