import type { RuleDeclaration } from '../../rules/types.ts';
import type { Span } from '../../text/span.ts';
import type { FeatureEnvironment } from '../environment.ts';

const RULE_WORD = /[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]/g;

/** The rule whose id stands at an offset anywhere, or whose name stands there inside a suppression directive. */
export function ruleAt(
  environment: FeatureEnvironment,
  offset: number,
): { readonly rule: RuleDeclaration; readonly span: Span } | undefined {
  const { document } = environment.analysis;
  const line = document.lines.lineSpan(document.lines.positionAt(offset).line);
  for (const match of document.source.slice(line.start, line.end).matchAll(RULE_WORD)) {
    const start = line.start + match.index;
    const span = { start, end: start + match[0].length };
    if (offset < span.start || offset > span.end) continue;
    const isDirective = document.directives.some(({ rules }) =>
      rules.some((rule) => rule.span.start === start),
    );
    const rule = environment.rules.find(
      ({ id, name }) => id === match[0] || (isDirective && name === match[0]),
    );
    if (rule) return { rule, span };
  }
  return undefined;
}
