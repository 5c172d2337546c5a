import { checkFields, type FieldProblem } from '../../document/fields/checkFields.ts';
import type { Fix, RuleContext } from '../types.ts';

/** Reports the problems of one kind that the document model finds in the fields. */
export function reportFieldProblems(
  context: RuleContext,
  kind: FieldProblem['kind'],
  why: string,
  action: string,
  safety: Fix['safety'] = 'suggestion',
): void {
  for (const problem of checkFields(context.analysis.document)) {
    if (problem.kind !== kind) continue;
    const { suggestion } = problem;
    const fixes: readonly Fix[] = suggestion
      ? [{ title: suggestion.title, safety, edits: suggestion.edits, evidence: [] }]
      : [];
    const message = problem.message.trim();
    const what = /[.!?]$/u.test(message) ? message : `${message}.`;
    context.report({
      span: problem.span,
      what,
      why,
      action,
      related: problem.related,
      fixes,
      key: problem.path.filter((each) => typeof each === 'string').join('.'),
    });
  }
}
