import type { SuppressionDirective } from '../../document/types.ts';
import { listWords } from '../../verify/words.ts';
import type { RuleContext, RuleDeclaration } from '../types.ts';
import { directivesOf, removal, ruleOf } from './directives.ts';
import documentation from './unused-suppression.md';

export const unusedSuppression: RuleDeclaration = {
  id: 'SUP001',
  name: 'unused-suppression',
  family: 'suppression',
  severity: 'info',
  summary: 'A directive suppresses nothing: its rule reports nothing there, or its day has passed.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: [],
  options: [],
  documentation,
  phase: 'last',
  check(context) {
    for (const parts of directivesOf(context)) {
      const [first] = parts;
      if (!first || first.form === 'enable' || first.malformed !== undefined) continue;
      if (first.until !== undefined && first.until < context.today) reportExpired(context, first);
      else reportUnused(context, parts);
    }
  },
};

function reportExpired(context: RuleContext, { span, until, rules }: SuppressionDirective): void {
  context.report({
    span,
    what: `This directive ended on ${until}.`,
    why: 'From the day after, what it suppressed is reported again.',
    action: 'Settle what it put off and remove it, or give it a new day and reason.',
    key: `expired ${rules.map(({ text }) => text).join(' ')}`,
    tag: 'unnecessary',
    fixes: [removal(context, span)],
  });
}

function reportUnused(context: RuleContext, parts: readonly SuppressionDirective[]): void {
  const words = parts.flatMap((part) => part.rules.map((rule) => ({ ...rule, part })));
  const unused = words.filter(({ text, part }) => {
    const rule = ruleOf(text, context);
    // Of a rule that did not run nobody knows what it would have reported.
    return rule?.ran === true && !isUsed(context, rule.id, part);
  });
  if (unused.length === 0) return;
  const { span } = parts[0]!;
  const isWhole = unused.length === words.length;
  const names = unused.map(({ text }) => text);
  context.report({
    span: isWhole ? span : unused[0]!.span,
    what: `${listWords(names)} ${names.length > 1 ? 'report' : 'reports'} nothing that this directive covers.`,
    why: 'A directive left behind hides the next fault in its place.',
    action: isWhole ? 'Remove it.' : `Take ${listWords(names)} out of it.`,
    key: `unused ${names.join(' ')}`,
    tag: 'unnecessary',
    fixes: isWhole ? [removal(context, span)] : [],
  });
}

function isUsed({ run }: RuleContext, id: string, { covers }: SuppressionDirective): boolean {
  return (run?.reports ?? []).some(
    ({ ruleId, span }) =>
      ruleId === id && covers !== undefined && span.start >= covers.start && span.start <= covers.end,
  );
}
