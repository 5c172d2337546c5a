import { ASPECTS } from '../../verify/aspects.ts';
import { capitalised } from '../../verify/words.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './outdated-line-preference.md';

export const outdatedLinePreference: RuleDeclaration = {
  id: 'LOT001',
  name: 'outdated-line-preference',
  family: 'line',
  severity: 'warning',
  summary: 'A drug is called preferred in a line in which trials and approvals have ended that preference.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['criterion'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.linePreferenceOutdated], ({ values }) => ({
      what: `${capitalised(values.drug!)} is called preferred in ${values.line}, where others have been preferred since ${values.since}.`,
      why: '',
      action: `Name ${values.preferred}, or tell the preference as history.`,
    }));
  },
};
