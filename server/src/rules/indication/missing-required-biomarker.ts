import { ASPECTS } from '../../verify/aspects.ts';
import { capitalised } from '../../verify/words.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './missing-required-biomarker.md';

export const missingRequiredBiomarker: RuleDeclaration = {
  id: 'IND002',
  name: 'missing-required-biomarker',
  family: 'indication',
  severity: 'error',
  summary: 'A drug that is given for a biomarker is recommended for a disease without naming one.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['approval'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.biomarkerMissing], ({ values }) => ({
      what: `${capitalised(values.drug!)} is recommended for ${values.disease} without the biomarker that its label asks for.`,
      action: `Name who is treated: ${values.required}.`,
    }));
  },
};
