import { ASPECTS } from '../../verify/aspects.ts';
import { capitalised } from '../../verify/words.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './successor-wrong-for-biomarker.md';

export const successorWrongForBiomarker: RuleDeclaration = {
  id: 'SEQ001',
  name: 'successor-wrong-for-biomarker',
  family: 'sequence',
  severity: 'error',
  summary: 'The drug named as the next step does not act on the biomarker of the tumour.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['target', 'successor', 'approval'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.successorTargetAbsent], ({ values }) => ({
      what: `${capitalised(values.drug!)} is named as the next step for ${values.biomarker}, which it does not act on.`,
      why: '',
      action: values.alternatives
        ? `Name a recorded successor for ${values.gene}: ${values.alternatives}.`
        : `Name a drug that acts on ${values.gene}.`,
    }));
  },
};
