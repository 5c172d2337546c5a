import { memoise } from '../lookup/lazy.ts';
import { type JsonSchema, resolveReference, type SchemaReference } from './schemas.ts';

/** True if a value keeps to a schema; false if it does not, or if only the full validator can tell. */
type Check = (value: unknown) => boolean;

/**
 * A check that is many times faster than the validator and says nothing about what is wrong: nearly every record is sound,
 * and a pack from elsewhere has thousands. Anything but a plain yes is for the validator to explain.
 */
export const quickCheckOf = memoise((reference: SchemaReference): Check => compile({ $ref: reference }, ''));

/** Keywords that say nothing about values. */
const SILENT: ReadonlySet<string> = new Set([
  '$schema',
  '$id',
  '$defs',
  'title',
  'description',
  'properties',
]);

function compile(schema: JsonSchema, file: string): Check {
  const checks: Check[] = [];
  for (const [keyword, setting] of Object.entries(schema)) {
    if (SILENT.has(keyword)) continue;
    const make = KEYWORDS[keyword];
    // What is not known here is left to the validator.
    if (!make) return () => false;
    checks.push(make(setting, file, schema));
  }
  if (schema.properties !== undefined && schema.additionalProperties === undefined) {
    checks.push(fields(undefined, file, schema));
  }
  const [only, second] = checks;
  if (only && !second) return only;
  return (value) => checks.every((check) => check(value));
}

const compiled = memoise((key: string): Check => {
  const [file = '', reference = ''] = key.split(' ');
  const resolved = resolveReference(reference, file);
  return resolved.schema ? compile(resolved.schema, resolved.file) : () => false;
});

const KEYWORDS: Readonly<Record<string, (setting: unknown, file: string, schema: JsonSchema) => Check>> = {
  $ref: (setting, file) => {
    let check: Check | undefined;
    // Looked up when first needed: schemas may refer to themselves.
    return (value) => {
      check ??= compiled(`${file} ${String(setting)}`);
      return check(value);
    };
  },
  type: (setting) => {
    const types = [setting].flat().map(String);
    return (value) => types.some((type) => isType(value, type));
  },
  enum: (setting) => {
    const values = new Set(setting as readonly unknown[]);
    return (value) => values.has(value);
  },
  const: (setting) => (value) => value === setting,
  pattern: (setting) => {
    const pattern = new RegExp(String(setting), 'u');
    return (value) => typeof value !== 'string' || pattern.test(value);
  },
  // Length is counted in code points; a text with enough of them in UTF-16 units may still be too short.
  minLength: (setting) => (value) =>
    typeof value !== 'string' || value.length >= 2 * Number(setting) || [...value].length >= Number(setting),
  minItems: (setting) => (value) => !Array.isArray(value) || value.length >= Number(setting),
  minProperties: (setting) => (value) => !isObject(value) || Object.keys(value).length >= Number(setting),
  uniqueItems: () => (value) =>
    !Array.isArray(value) ||
    (value.every((each) => typeof each !== 'object') && new Set(value).size === value.length),
  minimum: (setting) => (value) => typeof value !== 'number' || value >= Number(setting),
  maximum: (setting) => (value) => typeof value !== 'number' || value <= Number(setting),
  exclusiveMinimum: (setting) => (value) => typeof value !== 'number' || value > Number(setting),
  exclusiveMaximum: (setting) => (value) => typeof value !== 'number' || value < Number(setting),
  required: (setting) => {
    const names = setting as readonly string[];
    return (value) => !isObject(value) || names.every((name) => Object.hasOwn(value, name));
  },
  items: (setting, file) => {
    const check = compile(setting as JsonSchema, file);
    return (value) => !Array.isArray(value) || value.every(check);
  },
  additionalProperties: fields,
  oneOf: (setting, file) => {
    const checks = (setting as readonly JsonSchema[]).map((each) => compile(each, file));
    return (value) => checks.filter((check) => check(value)).length === 1;
  },
};

/** Each field by its own schema; others by that of `additionalProperties`. */
function fields(others: unknown, file: string, { properties = {} }: JsonSchema): Check {
  const known = new Map(
    Object.entries(properties as Readonly<Record<string, JsonSchema>>).map(([name, schema]) => [
      name,
      compile(schema, file),
    ]),
  );
  const other: Check =
    others === undefined || others === true
      ? () => true
      : others === false
        ? () => false
        : compile(others as JsonSchema, file);
  return (value) =>
    !isObject(value) || Object.keys(value).every((name) => (known.get(name) ?? other)(value[name]));
}

function isType(value: unknown, type: string): boolean {
  switch (type) {
    case 'object':
      return isObject(value);
    case 'array':
      return Array.isArray(value);
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    default:
      return typeof value === type;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
