import type { RuleDeclaration } from '../../rules/types.ts';
import type { CompletionProposal } from '../../service.ts';
import { encodeData } from './data.ts';

/**
 * Proposals for naming a rule: by id, which sorts the families together, or by name once a small letter is typed. Either
 * is found by the letters of both.
 * @param typed what stands before the offset already
 */
export function ruleProposals(
  rules: readonly RuleDeclaration[],
  typed: string,
  offset: number,
): readonly CompletionProposal[] {
  const isByName = /^[a-z]/.test(typed);
  return rules.map((rule) => {
    const [label, other] = isByName ? [rule.name, rule.id] : [rule.id, rule.name];
    return {
      label,
      kind: 'value',
      detail: `${other} (${rule.severity})`,
      span: { start: offset - typed.length, end: offset },
      newText: label,
      isSnippet: false,
      sortText: label,
      filterText: `${label} ${other}`,
      preselect: false,
      data: encodeData({ type: 'field', path: [], value: rule.id }),
    };
  });
}
