import type { RuleDeclaration } from '../types.ts';
import { reportFieldProblems } from './fieldFindings.ts';
import documentation from './unknown-field.md';

export const unknownField: RuleDeclaration = {
  id: 'DOC002',
  name: 'unknown-field',
  family: 'document',
  severity: 'warning',
  summary: 'A field is not one of the document model, so that its content is not checked.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: [],
  options: [],
  documentation,
  check(context) {
    reportFieldProblems(
      context,
      'unknown-field',
      'A field outside the document model is not read, and nothing in it is checked.',
      'Correct the name, or move the content to a known field.',
    );
  },
};
