import { ASPECTS } from '../../verify/aspects.ts';
import { capitalised } from '../../verify/words.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './dose-differs-from-label.md';

export const doseDiffersFromLabel: RuleDeclaration = {
  id: 'DOS001',
  name: 'dose-differs-from-label',
  family: 'dose',
  severity: 'error',
  summary:
    'A dose is neither a starting dose nor a reduction or adjustment that the label gives, or is taken with or without food against it.',
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
    reportAspects(context, [ASPECTS.foodDiffers], ({ values }) => ({
      what: `${capitalised(values.drug!)} is to be taken ${values.expected} by its label, not ${values.stated}.`,
      why: '',
      action: 'Correct the advice on food; it changes how much of the drug is absorbed.',
    }));
  },
};
