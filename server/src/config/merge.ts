import type { RuleSetting, Settings } from './types.ts';

/** What holds where nobody has said anything. */
export const DEFAULTS: Required<Settings> = {
  rules: {},
  select: [],
  ignore: [],
  jurisdictions: [],
  failLevel: 'error',
};

/**
 * Merges layers, the first weakest. Rules merge one by one and their options by name; every other setting is taken whole
 * from the strongest layer that gives it.
 */
export function mergeSettings(layers: readonly Settings[]): Required<Settings> {
  let merged = DEFAULTS;
  for (const layer of layers) {
    merged = { ...merged, ...layer, rules: mergeRules(merged.rules, layer.rules ?? {}) };
  }
  return merged;
}

function mergeRules(
  weak: Readonly<Record<string, RuleSetting>>,
  strong: Readonly<Record<string, RuleSetting>>,
): Readonly<Record<string, RuleSetting>> {
  const merged: Record<string, RuleSetting> = { ...weak };
  for (const [id, setting] of Object.entries(strong)) {
    const below = merged[id];
    const options = { ...below?.options, ...setting.options };
    merged[id] = { ...below, ...setting, ...(Object.keys(options).length > 0 ? { options } : {}) };
  }
  return merged;
}
