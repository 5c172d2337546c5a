import { ASPECTS } from '../../verify/aspects.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './study-line-misreported.md';

export const studyLineMisreported: RuleDeclaration = {
  id: 'LOT003',
  name: 'study-line-misreported',
  family: 'line',
  severity: 'error',
  summary: 'A study or a reported patient is said to have been treated in another line than recorded.',
  fix: 'none',
  since: '0.2.0',
  knowledge: ['trial', 'evidence'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.studyLineDiffers], ({ values }) => ({
      what: `The treatment in ${values.study} was ${values.recorded}, not ${values.stated}.`,
      why: '',
      action: `Write ${values.recorded}, or name the study that treated patients ${values.stated}.`,
    }));
  },
};
