import { ASPECTS } from '../../verify/aspects.ts';
import { capitalised } from '../../verify/words.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './resensitising-exception-missed.md';

export const resensitisingExceptionMissed: RuleDeclaration = {
  id: 'RES003',
  name: 'resensitising-exception-missed',
  family: 'resistance',
  severity: 'info',
  summary: 'A drug is said never to work where an exception to its resistance is recorded.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['activity'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.resensitisationMissed], ({ values }, { reason }) => ({
      what: values.prior
        ? `${capitalised(values.drug!)} is not without exception inactive after ${values.prior}.`
        : `${capitalised(values.drug!)} is not inactive against ${values.variant}.`,
      why: reason,
      action: `Leave room for ${values.variant}, or name the variants that the sentence is about.`,
    }));
  },
};
