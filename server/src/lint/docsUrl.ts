/** Where the rule pages live; `docs/rules/` is generated from the rules' own documentation. */
const RULE_PAGES = 'https://github.com/theralint/theralint/blob/main/docs/rules';

/** The page of a rule, by its name. */
export function docsUrlOf(rule: { readonly name: string }): string {
  return `${RULE_PAGES}/${rule.name}.md`;
}
