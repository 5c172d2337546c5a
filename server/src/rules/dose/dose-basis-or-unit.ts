import { ASPECTS } from '../../verify/aspects.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './dose-basis-or-unit.md';

export const doseBasisOrUnit: RuleDeclaration = {
  id: 'DOS002',
  name: 'dose-basis-or-unit',
  family: 'dose',
  severity: 'error',
  summary: 'A dose goes by another measure than the label’s, or has its number in another unit.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['dosing'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.doseBasis], ({ values }) => ({
      what: `“${values.stated}” has not the unit in which the label doses ${values.drug}.`,
      why: `The label gives ${values.expected}${values.population ? ` for ${values.population}` : ''}.`,
      action: 'Correct the unit, or say for which population the dose is meant.',
    }));
  },
};
