import type { RuleOption } from '../rules/types.ts';
import { RULE_LEVELS, SETTINGS, type SettingDeclaration, type SettingType } from './schema.ts';
import type { RuleInfo } from './types.ts';

type Schema = Readonly<Record<string, unknown>>;

/** JSON Schema (draft 7, which editors read) of configuration files, generated from the declaration and the rules. */
export function configurationJsonSchema(rules: readonly RuleInfo[]): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'TheraLint configuration',
    description: 'Settings of TheraLint for the folder this file lies in and the folders below it.',
    type: 'object',
    additionalProperties: false,
    properties: propertiesOf(SETTINGS, rules),
    definitions: { ruleLevels: ruleLevels(rules), rule: ruleName(rules) },
  };
}

function propertiesOf(settings: readonly SettingDeclaration[], rules: readonly RuleInfo[]): Schema {
  return Object.fromEntries(
    settings.map(({ name, type, description, default: value }) => [
      name,
      {
        description: plain(description),
        markdownDescription: description,
        ...schemaOf(type, rules),
        default: value,
      },
    ]),
  );
}

function schemaOf(type: SettingType, rules: readonly RuleInfo[]): Schema {
  switch (type.kind) {
    case 'boolean':
      return { type: 'boolean' };
    case 'word':
      return { enum: type.values };
    case 'glob':
    case 'path':
      return { type: 'string', minLength: 1 };
    case 'rule':
      return { $ref: '#/definitions/rule' };
    case 'rule-levels':
      return { $ref: '#/definitions/ruleLevels' };
    case 'list': {
      const list = { type: 'array', items: schemaOf(type.items, rules), uniqueItems: true };
      return type.orOne ? { anyOf: [schemaOf(type.items, rules), list] } : list;
    }
    case 'overrides':
      return {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files'],
          properties: {
            files: {
              description:
                'Globs relative to this file; one without a slash matches the file name at any depth.',
              ...schemaOf({ kind: 'list', items: { kind: 'glob' }, orOne: true }, rules),
            },
            ...propertiesOf(
              SETTINGS.filter(({ overridable }) => overridable),
              rules,
            ),
          },
        },
      };
  }
}

function ruleName(rules: readonly RuleInfo[]): Schema {
  const families = [...new Set(rules.map(({ id }) => id.replace(/\d+$/, '')))];
  return { enum: [...rules.flatMap(({ id, name }) => [id, name]), ...families] };
}

function ruleLevels(rules: readonly RuleInfo[]): Schema {
  const properties = rules.flatMap((rule) => {
    const schema = ruleLevel(rule);
    return [
      [rule.id, schema],
      [rule.name, schema],
    ];
  });
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(properties) };
}

function ruleLevel({ summary, severity, options }: RuleInfo): Schema {
  const level = { enum: RULE_LEVELS };
  const optionSchema = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(options.map((option) => [option.name, optionOf(option)])),
  };
  return {
    description: `${summary} Default: ${severity}.`,
    anyOf: [
      level,
      { type: 'object', additionalProperties: false, properties: { severity: level, options: optionSchema } },
    ],
  };
}

function optionOf({ type, description, default: value }: RuleOption): Schema {
  const types: Readonly<Record<RuleOption['type'], Schema>> = {
    boolean: { type: 'boolean' },
    integer: { type: 'integer' },
    string: { type: 'string' },
    'string[]': { type: 'array', items: { type: 'string' } },
  };
  return { description, ...types[type], default: value };
}

/** Markdown of one line as plain text. */
function plain(markdown: string): string {
  return markdown.replace(/[`*]/g, '');
}
