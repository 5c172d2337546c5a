/** The setting `rules`: levels and options by rule. */

import type { RuleOption } from '../rules/types.ts';
import { nearestName } from '../text/nearest.ts';
import { type Located, type LocatedEntry, plainValue } from './located.ts';
import { type Read, type ReadContext, readWord, typeName } from './readContext.ts';
import { RULE_LEVELS } from './schema.ts';
import type { RuleInfo, RuleSetting } from './types.ts';

/** A mapping from rule id or name to a level, or to severity and options; the result is keyed by id. */
export function readRuleLevels(located: Located, where: string, context: ReadContext): Read {
  if (located.kind !== 'map') {
    const message = `${where} must be a mapping such as { IND001: warning }, but is ${typeName(located)}.`;
    return context.fault('config.wrong-type', message, located.span);
  }
  const settings: Record<string, RuleSetting> = {};
  for (const { key, keySpan, value } of located.entries) {
    const rule = context.rules.find(key);
    if (!rule) {
      const message = `${where}: there is no rule ${JSON.stringify(key)}. ${context.rules.hint(key)}`;
      context.fault('config.unknown-rule', message, keySpan);
    } else if (settings[rule.id]) {
      const message = `${where} sets ${rule.id} (${rule.name}) twice, by id and by name. Keep one.`;
      context.fault('config.repeated-rule', message, keySpan);
    } else {
      settings[rule.id] = readRuleSetting(rule, value, `${where}.${key}`, context);
    }
  }
  return { usable: true, value: settings };
}

function readRuleSetting(rule: RuleInfo, value: Located, where: string, context: ReadContext): RuleSetting {
  if (value.kind !== 'map') {
    const read = readLevel(value, where, context);
    return read ? { severity: read } : {};
  }
  let setting: RuleSetting = {};
  for (const { key, keySpan, value: part } of value.entries) {
    if (key === 'severity') {
      const severity = readLevel(part, `${where}.severity`, context);
      if (severity) setting = { ...setting, severity };
    } else if (key === 'options') {
      setting = { ...setting, options: readOptions(rule, part, `${where}.options`, context) };
    } else {
      const message = `Unknown key "${key}" in ${where}. A rule takes "severity" and "options".`;
      context.fault('config.unknown-setting', message, keySpan);
    }
  }
  return setting;
}

function readLevel(
  located: Located,
  where: string,
  context: ReadContext,
): RuleSetting['severity'] | undefined {
  // Editors and writers who know YAML 1.1 expect `off` and `false` to be one.
  if (located.kind === 'scalar' && located.value === false) return 'off';
  const read = readWord(located, RULE_LEVELS, where, context);
  return read.usable ? (read.value as NonNullable<RuleSetting['severity']>) : undefined;
}

function readOptions(
  rule: RuleInfo,
  located: Located,
  where: string,
  context: ReadContext,
): Readonly<Record<string, unknown>> {
  const options: Record<string, unknown> = {};
  if (located.kind !== 'map') {
    const message = `${where} must be a mapping, but is ${typeName(located)}.`;
    context.fault('config.wrong-type', message, located.span);
    return options;
  }
  for (const entry of located.entries) {
    const option = rule.options.find(({ name }) => name === entry.key);
    if (!option) context.fault('config.unknown-option', unknownOption(rule, entry.key), entry.keySpan);
    else if (accepts(option, entry.value)) options[option.name] = plainValue(entry.value);
    else context.fault('config.wrong-type', wrongOption(option, entry, where), entry.value.span);
  }
  return options;
}

function unknownOption(rule: RuleInfo, key: string): string {
  const names = rule.options.map(({ name }) => name);
  if (names.length === 0)
    return `${rule.id} (${rule.name}) has no options; "${key}" has no effect. Remove it.`;
  const nearest = nearestName(key, names);
  const hint = nearest ? `Did you mean "${nearest}"?` : `Its options: ${names.join(', ')}.`;
  return `${rule.id} (${rule.name}) has no option "${key}". ${hint}`;
}

function wrongOption(option: RuleOption, { key, value }: LocatedEntry, where: string): string {
  const wanted = {
    boolean: 'true or false',
    integer: 'a whole number',
    string: 'a text',
    'string[]': 'a list of texts',
  };
  return `${where}.${key} must be ${wanted[option.type]}, but is ${typeName(value)}.`;
}

function accepts({ type }: RuleOption, located: Located): boolean {
  const value = plainValue(located);
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value);
    case 'string':
      return typeof value === 'string';
    case 'string[]':
      return Array.isArray(value) && value.every((each) => typeof each === 'string');
  }
}
