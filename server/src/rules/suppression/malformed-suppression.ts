import { nearestName } from '../../text/nearest.ts';
import type { Fix, RuleDeclaration } from '../types.ts';
import { directivesOf, ruleOf } from './directives.ts';
import documentation from './malformed-suppression.md';

export const malformedSuppression: RuleDeclaration = {
  id: 'SUP002',
  name: 'malformed-suppression',
  family: 'suppression',
  severity: 'warning',
  summary: 'A directive is not understood, or names no rule there is, and suppresses nothing.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: [],
  options: [],
  documentation,
  phase: 'last',
  check(context) {
    for (const parts of directivesOf(context)) {
      const { span, malformed } = parts[0]!;
      if (malformed !== undefined) {
        context.report({
          span,
          what: malformed,
          why: 'A directive that is not understood suppresses nothing.',
          action: 'Write it as `theralint-disable-next-line IND001 -- reason`.',
          key: malformed,
        });
        continue;
      }
      for (const { text, span: at } of parts.flatMap(({ rules }) => rules)) {
        if (ruleOf(text, context)) continue;
        const known = (context.run?.rules ?? []).flatMap(({ id, name }) => [id, name]);
        const nearest = nearestName(text, known);
        const fixes: readonly Fix[] = nearest
          ? [
              {
                title: `Change to ${nearest}`,
                safety: 'suggestion',
                edits: [{ span: at, newText: nearest }],
                evidence: [],
              },
            ]
          : [];
        context.report({
          span: at,
          what: `There is no rule “${text}”.`,
          why: 'A directive for a rule that does not exist suppresses nothing.',
          action: nearest ? `Did you mean ${nearest}?` : '`theralint rules` lists the rules.',
          key: text.toLowerCase(),
          fixes,
        });
      }
    }
  },
};
