/** Where the rule pages lie in the package; they are generated from the rules' own documentation. */
const RULE_PAGES = 'docs/rules';

/**
 * The page of a rule, relative to the package, so that it can be read offline; `theralint explain` prints the same text.
 * Findings about the check itself have no page of their own; the index names them.
 */
export function docsUrlOf({ id, name }: { readonly id: string; readonly name: string }): string {
  return id.startsWith('SYS') ? `${RULE_PAGES}/README.md` : `${RULE_PAGES}/${name}.md`;
}
