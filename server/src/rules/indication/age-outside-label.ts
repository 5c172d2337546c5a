import { ASPECTS } from '../../verify/aspects.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './age-outside-label.md';

export const ageOutsideLabel: RuleDeclaration = {
  id: 'IND006',
  name: 'age-outside-label',
  family: 'indication',
  severity: 'warning',
  summary: 'A drug is said to be for patients of an age that none of its labels for the disease covers.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['approval'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.ageOutsideLabel], ({ values }) => ({
      what: `No label of ${values.drug} for ${values.disease} covers patients ${values.age}.`,
      why: values.reason!,
      action: `Limit the statement to patients ${values.allowed}, or call the use off-label.`,
    }));
  },
};
