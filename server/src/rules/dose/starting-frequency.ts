import { ASPECTS } from '../../verify/aspects.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './starting-frequency.md';

export const startingFrequency: RuleDeclaration = {
  id: 'DOS003',
  name: 'starting-frequency',
  family: 'dose',
  severity: 'error',
  summary: "A starting dose has the label's amount, but is given at another frequency.",
  fix: 'none',
  since: '0.1.0',
  knowledge: ['dosing', 'adjustment'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.doseFrequency], ({ values }) => ({
      what: `“${values.stated}” has the label's starting amount of ${values.drug} at another frequency.`,
      why: `The label starts with ${values.expected}${values.population ? ` for ${values.population}` : ''}.`,
      action:
        'Correct the frequency, or name the organ impairment, interaction or reduction it is meant for.',
    }));
  },
};
