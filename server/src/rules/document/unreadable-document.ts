import type { RuleDeclaration } from '../types.ts';
import documentation from './unreadable-document.md';

export const unreadableDocument: RuleDeclaration = {
  id: 'DOC001',
  name: 'unreadable-document',
  family: 'document',
  severity: 'error',
  summary: 'A part of the document could not be read, so that it was not checked.',
  fix: 'none',
  since: '0.1.0',
  knowledge: [],
  options: [],
  documentation,
  check({ analysis, report }) {
    for (const problem of analysis.document.problems) {
      if (problem.kind !== 'unreadable') continue;
      report({
        span: problem.span,
        what: sentence(problem.message),
        why: 'What cannot be read cannot be checked.',
        action: 'Correct the form of the document here.',
        related: problem.related,
        key: problem.code,
      });
    }
  },
};

/** The message as a full sentence on one line. */
function sentence(message: string): string {
  const text = message.replace(/\s+/gu, ' ').trim();
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}
