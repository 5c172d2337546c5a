/** Suppression directives as the rules about them see them. */
import type { SuppressionDirective } from '../../document/types.ts';
import type { Span } from '../../text/span.ts';
import type { Fix, RuleContext, RunSoFar } from '../types.ts';

/** The directives of a document, each comment once with all of its parts: `disable` may end at several places. */
export function directivesOf({ analysis }: RuleContext): readonly (readonly SuppressionDirective[])[] {
  const byComment = new Map<number, SuppressionDirective[]>();
  for (const directive of analysis.document.directives) {
    const { start } = directive.span;
    byComment.set(start, [...(byComment.get(start) ?? []), directive]);
  }
  return [...byComment.values()];
}

export type NamedRule = RunSoFar['rules'][number];

/** The rule that a directive's word names, by id in any case or by name. */
export function ruleOf(word: string, { run }: RuleContext): NamedRule | undefined {
  return run?.rules.find(({ id, name }) => word.toUpperCase() === id || word.toLowerCase() === name);
}

/** Removes a comment, with its line where nothing else stands on it. */
export function removal({ analysis }: RuleContext, span: Span): Fix {
  const { source, lines } = analysis.document;
  const line = lines.lineSpan(lines.positionAt(span.start).line);
  const isAlone =
    source.slice(line.start, span.start).trim() === '' && source.slice(span.end, line.end).trim() === '';
  const lineBreak = /^(?:\r\n|\n|\r)/u.exec(source.slice(line.end))?.[0].length ?? 0;
  const before = /[ \t]*$/u.exec(source.slice(line.start, span.start))![0].length;
  const whole = isAlone
    ? { start: line.start, end: line.end + lineBreak }
    : { start: span.start - before, end: span.end };
  return {
    title: 'Remove the directive',
    safety: 'suggestion',
    edits: [{ span: whole, newText: '' }],
    evidence: [],
  };
}
