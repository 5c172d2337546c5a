import type { RuleDeclaration } from '../types.ts';
import { reportFieldProblems } from './fieldFindings.ts';
import documentation from './wrong-field-value.md';

export const wrongFieldValue: RuleDeclaration = {
  id: 'DOC003',
  name: 'wrong-field-value',
  family: 'document',
  severity: 'error',
  summary: 'The value of a field is of the wrong type, or not one of those that the field allows.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: [],
  options: [],
  documentation,
  check(context) {
    reportFieldProblems(
      context,
      'wrong-value',
      'A value that the document model does not allow is left out of every check.',
      'Correct the value.',
    );
  },
};
