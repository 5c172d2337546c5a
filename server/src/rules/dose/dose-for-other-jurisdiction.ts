import { ASPECTS } from '../../verify/aspects.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './dose-for-other-jurisdiction.md';

export const doseForOtherJurisdiction: RuleDeclaration = {
  id: 'DOS005',
  name: 'dose-for-other-jurisdiction',
  family: 'dose',
  severity: 'warning',
  summary: "A dose is the label's of another jurisdiction than the one it is given for.",
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['dosing'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.doseOtherJurisdiction], ({ values }) => ({
      what: `“${values.stated}” of ${values.drug} is the label’s dose in ${values.region}.`,
      why: values.expected
        ? `In ${values.asked} the label gives ${values.expected}.`
        : 'The jurisdictions of this text have another dose.',
      action: `Correct the dose, or say that it is for ${values.region}.`,
    }));
  },
};
