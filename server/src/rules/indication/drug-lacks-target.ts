import { ASPECTS } from '../../verify/aspects.ts';
import { capitalised } from '../../verify/words.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './drug-lacks-target.md';

export const drugLacksTarget: RuleDeclaration = {
  id: 'IND003',
  name: 'drug-lacks-target',
  family: 'indication',
  severity: 'error',
  summary: 'A drug is recommended for a biomarker that it does not act on.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['target', 'approval', 'evidence'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.targetAbsent], ({ values }) => ({
      what: `${capitalised(values.drug!)} is recommended for ${values.biomarker}, which it does not act on.`,
      why: '',
      action: values.alternatives
        ? `Check the drug or the biomarker; labelled here: ${values.alternatives}.`
        : 'Check the drug or the biomarker.',
    }));
  },
};
