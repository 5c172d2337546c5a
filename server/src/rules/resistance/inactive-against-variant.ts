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
  summary:
    'A drug is recommended for a resistance variant, or called active against it, that it is recorded as inactive against; or the reverse.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['activity', 'successor'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.variantInactive], ({ values }) => ({
      what: values.effect
        ? `${capitalised(values.drug!)} is called active against ${values.variant}.`
        : `${capitalised(values.drug!)} is recommended for a tumour with ${values.variant}.`,
      why: '',
      action: values.alternatives
        ? `Choose a drug active against the variant: ${values.alternatives}.`
        : 'Choose a drug active against the variant.',
    }));
    reportAspects(context, [ASPECTS.variantActive], ({ values }) => ({
      what: `${capitalised(values.drug!)} is called inactive against ${values.variant}.`,
      why: '',
      action: 'Say in which patients or after which treatment it failed, or cite the study.',
    }));
  },
};
