import type { RuleDeclaration } from '../types.ts';
import { reportFieldProblems } from './fieldFindings.ts';
import documentation from './silent-yaml-trap.md';

const WHY = 'YAML reads it without complaint, and what it reads is not what stands there for a person.';

export const silentYamlTrap: RuleDeclaration = {
  id: 'DOC004',
  name: 'silent-yaml-trap',
  family: 'document',
  severity: 'warning',
  summary: 'YAML that parses, but to something else than what was meant.',
  fix: 'safe',
  since: '0.1.0',
  knowledge: [],
  options: [],
  documentation,
  check(context) {
    for (const problem of context.analysis.document.problems) {
      if (problem.kind !== 'trap') continue;
      context.report({
        span: problem.span,
        what: problem.message.replace(/\s+/gu, ' ').trim(),
        why: WHY,
        action: 'Write it so that it can only be read as meant.',
        related: problem.related,
        key: problem.code,
      });
    }
    reportFieldProblems(context, 'trap', WHY, 'Quote the word.', 'safe');
  },
};
