import { nearestName } from '../text/nearest.ts';
import type { RuleInfo } from './types.ts';

/** Finds rules by what people write: ids in any case, names, and the letters of a family. */
export interface RuleNames {
  readonly rules: readonly RuleInfo[];
  /** The rule with the id or name. */
  find(text: string): RuleInfo | undefined;
  /** The rule with the id or name, or all rules whose ids begin with the letters (`IND`). Empty if there is none. */
  findAll(text: string): readonly RuleInfo[];
  /** What to say of a text that is no rule: the nearest id or name, or where to find the list. */
  hint(text: string): string;
}

/** Letters of a family without a number: `IND`. */
const FAMILY = /^[A-Z]{2,4}$/;

export function createRuleNames(rules: readonly RuleInfo[]): RuleNames {
  const byName = new Map<string, RuleInfo>();
  for (const rule of rules) {
    byName.set(rule.id.toLowerCase(), rule);
    byName.set(rule.name, rule);
  }
  const find = (text: string) => byName.get(text.toLowerCase());
  return {
    rules,
    find,
    findAll(text) {
      const rule = find(text);
      if (rule) return [rule];
      const letters = text.toUpperCase();
      return FAMILY.test(letters) ? rules.filter(({ id }) => id.replace(/\d+$/, '') === letters) : [];
    },
    hint(text) {
      const nearest = nearestRule(text, rules);
      return nearest
        ? `Did you mean ${nearest.id} (${nearest.name})?`
        : '`theralint rules` lists the rules there are.';
    },
  };
}

/** The rule whose id or name is nearest to a misspelt one, if any is near. */
export function nearestRule(text: string, rules: readonly RuleInfo[]): RuleInfo | undefined {
  const nearest = nearestName(
    text,
    rules.flatMap(({ id, name }) => [id, name]),
  );
  return rules.find(({ id, name }) => id === nearest || name === nearest);
}
