import type { RuleDeclaration, RuleOption, Severity } from '../rules/types.ts';
import type { CheckSettings } from './types.ts';

/** What the user's settings make of one rule. */
export interface RuleSettings {
  readonly enabled: boolean;
  /** Set where the user chose one; then it also replaces severities a rule grades by itself. */
  readonly severity: Severity | undefined;
  readonly options: Readonly<Record<string, boolean | number | string | readonly string[]>>;
}

/** True if the text names the rule by its id, in any case, or by its name. */
export function namesRule(text: string, rule: { readonly id: string; readonly name: string }): boolean {
  return text.toUpperCase() === rule.id || text.toLowerCase() === rule.name;
}

/** Settings of one rule. A setting by id counts before one by name; options of the wrong type keep their default. */
export function settingsOf(rule: RuleDeclaration, settings: CheckSettings): RuleSettings {
  const listed = (list: readonly string[]): boolean => list.some((each) => namesRule(each, rule));
  const entries = Object.entries(settings.rules);
  const entry = (entries.find(([key]) => key.toUpperCase() === rule.id) ??
    entries.find(([key]) => namesRule(key, rule)))?.[1];
  const severity = typeof entry === 'string' ? entry : entry?.severity;
  const selected = settings.select.length === 0 || listed(settings.select);
  return {
    enabled: selected && !listed(settings.ignore) && severity !== 'off',
    severity: severity === 'off' ? undefined : severity,
    options: optionsOf(rule, typeof entry === 'string' ? {} : (entry?.options ?? {})),
  };
}

function optionsOf(rule: RuleDeclaration, given: Readonly<Record<string, unknown>>): RuleSettings['options'] {
  return Object.fromEntries(
    rule.options.map((option) => [option.name, accepted(option, given[option.name]) ?? option.default]),
  );
}

function accepted(
  { type }: RuleOption,
  value: unknown,
): boolean | number | string | readonly string[] | undefined {
  if (type === 'boolean' && typeof value === 'boolean') return value;
  if (type === 'string' && typeof value === 'string') return value;
  if (type === 'integer' && typeof value === 'number' && Number.isInteger(value)) return value;
  if (type === 'string[]' && Array.isArray(value) && value.every((each) => typeof each === 'string'))
    return value;
  return undefined;
}
