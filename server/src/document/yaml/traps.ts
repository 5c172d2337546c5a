/** YAML that parses, but almost certainly not to what was meant. */
import type { DocumentNode, DocumentProblem, MappingNode, PairNode } from '../types.ts';

/** Adds a problem of kind `trap` for every duplicate key and every map that was meant as a list, under `roots`. */
export function findTraps(roots: readonly DocumentNode[], problems: DocumentProblem[]): void {
  const stack: DocumentNode[] = [...roots];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.kind === 'mapping') {
      duplicateKeys(node as MappingNode, problems);
      mapOfNulls(node as MappingNode, problems);
    }
    for (const child of node.children) stack.push(child);
  }
}

function duplicateKeys(node: MappingNode, problems: DocumentProblem[]): void {
  const first = new Map<string, PairNode>();
  for (const pair of node.pairs) {
    const name = pair.key.text.text;
    const earlier = first.get(name);
    if (!earlier) first.set(name, pair);
    else
      problems.push({
        kind: 'trap',
        code: 'yaml.duplicate-key',
        message: `\`${name}\` stands here a second time: only one of the two values counts. Join them or remove one.`,
        span: pair.key.span,
        related: [{ message: `The first \`${name}\`.`, span: earlier.key.span }],
      });
  }
}

/** `{ALT, AST}` and `{test: ALT, AST}`: in a flow map a word without a colon is a key without a value. */
function mapOfNulls(node: MappingNode, problems: DocumentProblem[]): void {
  if (!node.flow) return;
  const bare = node.pairs.filter((pair) => pair.children.length === 1);
  if (bare.length === 0) return;
  const names = bare.map((pair) => `\`${pair.key.text.text}\``).join(', ');
  problems.push({
    kind: 'trap',
    code: 'yaml.flow-map-without-values',
    message: `In braces ${names} ${bare.length === 1 ? 'is a field' : 'are fields'} without a value: write a list in square brackets.`,
    span: bare.length === node.pairs.length ? node.span : bare[0]!.span,
    related: [],
  });
}
