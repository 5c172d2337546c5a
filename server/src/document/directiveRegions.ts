import type { SuppressionDirective } from './types.ts';

/**
 * Ends each `disable` at the `enable` that names its rule, or names none. Rules of one directive that end in different
 * places become separate directives with the same span, so that each says exactly what it covers.
 * `end` is the length of the source.
 */
export function closeRegions(
  directives: readonly SuppressionDirective[],
  end: number,
): SuppressionDirective[] {
  const closed: SuppressionDirective[] = [];
  // Read backwards, so that the next `enable` of every rule is known when its `disable` is reached.
  let nextForAll = end;
  const nextForRule = new Map<string, number>();
  for (const directive of directives.toReversed()) {
    if (directive.form === 'enable' && directive.covers) {
      const { start } = directive.span;
      if (directive.rules.length === 0) nextForAll = start;
      for (const rule of directive.rules) nextForRule.set(rule.text, start);
    }
    if (directive.form !== 'disable' || !directive.covers) {
      closed.push(directive);
      continue;
    }
    const byEnd = new Map<number, SuppressionDirective['rules'][number][]>();
    for (const rule of directive.rules) {
      const stop = Math.min(nextForAll, nextForRule.get(rule.text) ?? end);
      const rules = byEnd.get(stop);
      if (rules) rules.push(rule);
      else byEnd.set(stop, [rule]);
    }
    const { start } = directive.covers;
    for (const [stop, rules] of [...byEnd].reverse())
      closed.push({ ...directive, rules, covers: { start, end: stop } });
  }
  return closed.reverse();
}
