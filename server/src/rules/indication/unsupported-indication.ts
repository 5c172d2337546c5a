import { ASPECTS } from '../../verify/aspects.ts';
import { capitalised } from '../../verify/words.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './unsupported-indication.md';

export const unsupportedIndication: RuleDeclaration = {
  id: 'IND001',
  name: 'unsupported-indication',
  family: 'indication',
  severity: 'error',
  summary: 'A drug is said to be for a disease in which neither a label nor recorded evidence supports it.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['approval', 'evidence', 'disease', 'trial-result'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.indicationUnsupported], ({ values }) => ({
      what:
        values.wording === 'regulatory'
          ? `${capitalised(values.drug!)} is not labelled for ${values.population}.`
          : `${capitalised(values.drug!)} is not supported for ${values.population}.`,
      ...(values.reason === undefined ? {} : { why: values.reason }),
      action:
        'Remove the recommendation, name a supported treatment, or mark the statement as a hypothesis or a quotation.',
    }));
  },
};
