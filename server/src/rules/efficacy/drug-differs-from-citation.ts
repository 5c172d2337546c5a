import { ASPECTS } from '../../verify/aspects.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './drug-differs-from-citation.md';

export const drugDiffersFromCitation: RuleDeclaration = {
  id: 'EFF003',
  name: 'drug-differs-from-citation',
  family: 'efficacy',
  severity: 'error',
  summary: 'A figure is given for a drug that the named or cited study did not test.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['trial'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.drugNotInStudy], ({ values }) => ({
      what: `The figure is given for ${values.drug}, which ${values.study} did not test.`,
      why: `It tested ${values.tested}.`,
      action: `Name ${values.tested}, or cite a study of ${values.drug}.`,
    }));
  },
};
