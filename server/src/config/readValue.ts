/** Reads one value by the type its setting declares. */
import { nearestName } from '../text/nearest.ts';
import type { Span } from '../text/span.ts';
import type { Located } from './located.ts';
import { type Read, type ReadContext, readWord, typeName } from './readContext.ts';
import { readRuleLevels } from './readRuleLevels.ts';
import { SETTINGS, type SettingType } from './schema.ts';

interface Field {
  readonly name: string;
  readonly type: SettingType;
}

/** `files` and whatever may differ between documents. */
export const OVERRIDE_FIELDS: readonly Field[] = [
  { name: 'files', type: { kind: 'list', items: { kind: 'glob' }, orOne: true } },
  ...SETTINGS.filter(({ overridable }) => overridable),
];

/** Reads a mapping with known fields; values that are no use are left out. */
export function readFields(
  located: Located,
  fields: readonly Field[],
  where: string,
  context: ReadContext,
): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  const names = fields.map(({ name }) => name);
  if (located.kind !== 'map') {
    context.fault(
      'config.wrong-type',
      `${where} must be a mapping of settings (${names.join(', ')}), but is ${typeName(located)}.`,
      located.span,
    );
    return values;
  }
  for (const { key, keySpan, value } of located.entries) {
    const field = fields.find(({ name }) => name === key);
    if (!field) {
      context.fault('config.unknown-setting', unknownField(key, where, names), keySpan);
      continue;
    }
    const read = readValue(value, field.type, key, context);
    if (read.usable) values.set(key, read.value);
  }
  return values;
}

function unknownField(key: string, where: string, names: readonly string[]): string {
  const nearest = nearestName(key, names);
  const hint = nearest ? `Did you mean "${nearest}"?` : `Settings there: ${names.join(', ')}.`;
  return `Unknown setting "${key}" in ${where}. ${hint}`;
}

/** Reads a value of a type; `where` names the setting in messages. */
export function readValue(located: Located, type: SettingType, where: string, context: ReadContext): Read {
  switch (type.kind) {
    case 'boolean':
      return readBoolean(located, where, context);
    case 'word':
      return readWord(located, type.values, where, context);
    case 'glob':
    case 'path':
      return readText(located, type.kind, where, context);
    case 'rule':
      return readRule(located, where, context);
    case 'rule-levels':
      return readRuleLevels(located, where, context);
    case 'list':
      return readList(located, type, where, context);
    case 'overrides':
      return readOverrides(located, where, context);
  }
}

function readBoolean(located: Located, where: string, context: ReadContext): Read {
  if (located.kind === 'scalar' && typeof located.value === 'boolean') {
    return { usable: true, value: located.value };
  }
  const message = `${where} must be true or false, but is ${typeName(located)}.`;
  return context.fault('config.wrong-type', message, located.span);
}

function readText(located: Located, kind: 'glob' | 'path', where: string, context: ReadContext): Read {
  const text = located.kind === 'scalar' && typeof located.value === 'string' ? located.value.trim() : '';
  const wanted = kind === 'glob' ? 'a glob such as "drafts/**"' : 'a relative path such as "./base.yaml"';
  if (text === '') {
    const message = `${where} must be ${wanted}, but is ${typeName(located)}.`;
    return context.fault('config.wrong-type', message, located.span);
  }
  if (kind === 'glob') return { usable: true, value: text };
  if (/^[a-z][a-z0-9+.-]*:|^[/\\~]/i.test(text)) {
    const message = `${where} takes ${wanted}; ${JSON.stringify(text)} is not relative to this file.`;
    return context.fault('config.path-not-relative', message, located.span);
  }
  return { usable: true, value: { path: text.replaceAll('\\', '/'), span: located.span } };
}

/** One entry may stand for several rules, so a list of rules becomes longer. */
function readRule(located: Located, where: string, context: ReadContext): Read {
  const text = located.kind === 'scalar' && typeof located.value === 'string' ? located.value : undefined;
  const found = text === undefined ? [] : context.rules.findAll(text);
  if (found.length > 0) return { usable: true, value: found.map(({ id }) => id) };
  const message =
    text === undefined
      ? `${where} takes rule ids or names, but has ${typeName(located)}.`
      : `${where}: there is no rule ${JSON.stringify(text)}. ${context.rules.hint(text)}`;
  return context.fault('config.unknown-rule', message, located.span);
}

function readList(
  located: Located,
  type: Extract<SettingType, { kind: 'list' }>,
  where: string,
  context: ReadContext,
): Read {
  const single = located.kind === 'scalar' && located.value !== null && type.orOne === true;
  if (located.kind !== 'list' && !single) {
    const message = `${where} must be a list, but is ${typeName(located)}. Write it as [${example(located)}].`;
    return context.fault('config.wrong-type', message, located.span);
  }
  const items = located.kind === 'list' ? located.items : [located];
  const values = items.flatMap((item): readonly unknown[] => {
    const read = readValue(item, type.items, where, context);
    if (!read.usable) return [];
    return type.items.kind === 'rule' ? (read.value as readonly string[]) : [read.value];
  });
  return { usable: true, value: type.items.kind === 'path' ? values : [...new Set(values)] };
}

function example(located: Located): string {
  return located.kind === 'scalar' && located.value !== null ? String(located.value) : '…';
}

function readOverrides(located: Located, where: string, context: ReadContext): Read {
  if (located.kind !== 'list') {
    const message = `${where} must be a list of mappings with "files" and settings, but is ${typeName(located)}.`;
    return context.fault('config.wrong-type', message, located.span);
  }
  const values = located.items.map((item, index) => {
    const values = readFields(item, OVERRIDE_FIELDS, `${where}[${index}]`, context);
    if (item.kind === 'map' && !item.entries.some(({ key }) => key === 'files')) {
      const message = `${where}[${index}] does not say which documents it is for. Add "files" with globs.`;
      context.fault('config.missing-files', message, firstKeyOf(item));
    }
    return values;
  });
  return { usable: true, value: values };
}

function firstKeyOf(located: Extract<Located, { kind: 'map' }>): Span {
  return located.entries[0]?.keySpan ?? located.span;
}
