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
  return directives.flatMap((directive, index) => {
    if (directive.form !== 'disable' || !directive.covers) return [directive];
    const later = directives.slice(index + 1).filter((each) => each.form === 'enable' && each.covers);
    const byEnd = new Map<number, SuppressionDirective['rules'][number][]>();
    for (const rule of directive.rules) {
      const enable = later.find(
        (each) => each.rules.length === 0 || each.rules.some((named) => named.text === rule.text),
      );
      const stop = enable?.span.start ?? end;
      byEnd.set(stop, [...(byEnd.get(stop) ?? []), rule]);
    }
    const start = directive.covers.start;
    return [...byEnd].map(([stop, rules]) => ({ ...directive, rules, covers: { start, end: stop } }));
  });
}
