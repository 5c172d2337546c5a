import type { RuleDeclaration } from '../types.ts';
import { directivesOf } from './directives.ts';
import documentation from './suppression-without-reason.md';

/** What the quick fix writes for the reason, and other words that are none. */
const NO_REASON = /^\W*(?:todo(?: say why)?|tbd|fixme|xxx+|reason|why|n\/?a|none)?\W*$/i;

export const suppressionWithoutReason: RuleDeclaration = {
  id: 'SUP003',
  name: 'suppression-without-reason',
  family: 'suppression',
  severity: 'warning',
  summary: 'A directive does not say why it suppresses what it suppresses.',
  fix: 'none',
  since: '0.1.0',
  knowledge: [],
  options: [],
  documentation,
  phase: 'last',
  check(context) {
    for (const [directive] of directivesOf(context)) {
      if (!directive || directive.malformed !== undefined || directive.form === 'enable') continue;
      if (!NO_REASON.test(directive.reason ?? '')) continue;
      context.report({
        span: directive.span,
        what: 'This directive gives no reason.',
        why: 'Whoever reviews the protocol must be able to see why a finding does not count.',
        action: 'Write the reason after `--`, as in `-- reviewed by the safety lead`.',
        key: directive.rules.map(({ text }) => text).join(' '),
      });
    }
  },
};
