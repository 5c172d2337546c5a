import type { SuppressionDirective } from '../document/types.ts';
import { namesRule } from './settings.ts';
import type { Finding } from './types.ts';

/**
 * The directive that suppresses a finding of the rule at an offset, or undefined. Malformed directives and those whose
 * `until` has passed suppress nothing.
 * @param today `YYYY-MM-DD`
 */
export function suppressionOf(
  rule: { readonly id: string; readonly name: string },
  offset: number,
  directives: readonly SuppressionDirective[],
  today: string,
): Finding['suppressed'] {
  const directive = directives.find(
    ({ form, malformed, until, covers, rules }) =>
      form !== 'enable' &&
      malformed === undefined &&
      (until === undefined || until >= today) &&
      covers !== undefined &&
      offset >= covers.start &&
      offset <= covers.end &&
      rules.some(({ text }) => namesRule(text, rule)),
  );
  return directive && { reason: directive.reason, span: directive.span };
}
