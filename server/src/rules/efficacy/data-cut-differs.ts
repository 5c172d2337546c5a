import { ASPECTS } from '../../verify/aspects.ts';
import { capitalised } from '../../verify/words.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './data-cut-differs.md';

export const dataCutDiffers: RuleDeclaration = {
  id: 'EFF004',
  name: 'data-cut-differs',
  family: 'efficacy',
  severity: 'warning',
  summary: 'A figure comes from a later analysis than the source it is given.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['trial-result'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.dataCutDiffers], ({ values }) => ({
      what: `${capitalised(values.stated!)} is from a later analysis than ${values.cited}.`,
      why: '',
      action: 'Cite the analysis the figure is from, or give the figure of the cited one.',
    }));
  },
};
