/** From located values to a layer of settings, by the declaration; every value that does not fit is a fault. */
import type { Severity } from '../rules/types.ts';
import { type Located, locateValue } from './located.ts';
import { type Fault, ReadContext } from './readContext.ts';
import { readFields, readValue } from './readValue.ts';
import type { RuleNames } from './ruleNames.ts';
import { SETTINGS } from './schema.ts';
import type { ConfigurationLayer, Override, RuleSetting, Settings } from './types.ts';

/** Reads a whole configuration file. An empty file is an empty layer. */
export function readLayer(
  located: Located,
  rules: RuleNames,
): { readonly layer: ConfigurationLayer; readonly faults: readonly Fault[] } {
  const context = new ReadContext(rules);
  const isEmpty = located.kind === 'scalar' && located.value === null;
  const values = isEmpty
    ? new Map<string, unknown>()
    : readFields(located, SETTINGS, 'the configuration', context);
  const layer: ConfigurationLayer = {
    settings: settingsOf(values),
    root: values.get('root') === true,
    extends: (values.get('extends') ?? []) as ConfigurationLayer['extends'],
    overrides: ((values.get('overrides') ?? []) as readonly ReadonlyMap<string, unknown>[]).map(overrideOf),
  };
  return { layer, faults: context.faults };
}

/**
 * Reads the settings an editor holds under `theralint`. Those that are the client's own business are passed over.
 * @param value the section as the client sends it; anything but an object gives no settings
 */
export function readEditorSettings(
  value: unknown,
  rules: RuleNames,
): { readonly settings: Settings; readonly faults: readonly Fault[] } {
  const context = new ReadContext(rules);
  const given = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  const values = new Map<string, unknown>();
  for (const { name, type, editor } of SETTINGS) {
    if (!editor || given[name] === undefined || given[name] === null) continue;
    const read = readValue(locateValue(given[name]), type, `theralint.${name}`, context);
    if (read.usable) values.set(name, read.value);
  }
  return { settings: settingsOf(values), faults: context.faults };
}

/**
 * Reads single settings, as flags give them.
 * @param values plain values by the setting's name
 * @param flagOf what to call a setting in messages: `--select`
 */
export function readFlags(
  values: Readonly<Record<string, unknown>>,
  flagOf: (name: string) => string,
  rules: RuleNames,
): { readonly settings: Settings; readonly faults: readonly Fault[] } {
  const context = new ReadContext(rules);
  const read = new Map<string, unknown>();
  for (const { name, type } of SETTINGS) {
    if (values[name] === undefined) continue;
    const result = readValue(locateValue(values[name]), type, flagOf(name), context);
    if (result.usable) read.set(name, result.value);
  }
  return { settings: settingsOf(read), faults: context.faults };
}

function overrideOf(values: ReadonlyMap<string, unknown>): Override {
  return { files: (values.get('files') ?? []) as readonly string[], settings: settingsOf(values) };
}

function settingsOf(values: ReadonlyMap<string, unknown>): Settings {
  const rules = values.get('rules') as Readonly<Record<string, RuleSetting>> | undefined;
  const select = values.get('select') as readonly string[] | undefined;
  const ignore = values.get('ignore') as readonly string[] | undefined;
  const jurisdictions = values.get('jurisdictions') as readonly string[] | undefined;
  const failLevel = values.get('failLevel') as Severity | undefined;
  return {
    ...(rules && { rules }),
    ...(select && { select }),
    ...(ignore && { ignore }),
    ...(jurisdictions && { jurisdictions }),
    ...(failLevel && { failLevel }),
  };
}
