import { ASPECTS } from '../../verify/aspects.ts';
import { capitalised } from '../../verify/words.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './inactive-against-variant.md';

export const inactiveAgainstVariant: RuleDeclaration = {
  id: 'RES001',
  name: 'inactive-against-variant',
  family: 'resistance',
  severity: 'error',
  summary: 'A drug is recommended against a resistance variant that it is recorded as inactive against.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['activity', 'successor'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.variantInactive], ({ values }) => ({
      what: `${capitalised(values.drug!)} is recommended for a tumour with ${values.variant}.`,
      why: '',
      action: values.alternatives
        ? `Choose a drug active against the variant: ${values.alternatives}.`
        : 'Choose a drug active against the variant.',
    }));
  },
};
