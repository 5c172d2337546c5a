import type { RuleDeclaration } from '../types.ts';
import { compareCourse } from './compareCourse.ts';
import { compareDoses } from './compareDoses.ts';
import { compareLedger } from './compareLedger.ts';
import { compareMonitoring } from './compareMonitoring.ts';
import { compareTitle } from './compareTitle.ts';
import documentation from './prose-contradicts-data.md';

export const proseContradictsData: RuleDeclaration = {
  id: 'XCK001',
  name: 'prose-contradicts-data',
  family: 'consistency',
  severity: 'error',
  summary: 'The text says something else than the fields of the same document.',
  fix: 'none',
  since: '0.1.0',
  knowledge: [],
  options: [],
  documentation,
  check(context) {
    if (!context.analysis.fields) return;
    compareTitle(context);
    compareDoses(context);
    compareCourse(context);
    compareMonitoring(context);
    compareLedger(context);
  },
};
