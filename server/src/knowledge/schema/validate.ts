import { type Schema, Validator } from '@cfworker/json-schema';
import { nearestName } from '../../text/nearest.ts';
import { memoise } from '../lookup/lazy.ts';
import { formatPointer, type Pointer, parseJsonPointer } from '../source/pointer.ts';
import { quickCheckOf } from './quickCheck.ts';
import { type JsonSchema, resolveReference, SCHEMAS, type SchemaReference } from './schemas.ts';

/** One way in which a value breaks its schema. */
export interface SchemaViolation {
  readonly code: string;
  readonly message: string;
  readonly pointer: Pointer;
  /** Whether the key or the value at the pointer is to be underlined. */
  readonly part: 'key' | 'value';
}

/** Keywords that only say that something inside them failed. */
const WRAPPERS: ReadonlySet<string> = new Set([
  '$ref',
  'properties',
  'items',
  'prefixItems',
  'additionalProperties',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
]);

const BASE = 'file:///schema/';

const validatorOf = memoise((reference: SchemaReference) => {
  const validator = new Validator({ $id: `${BASE}root.json`, $ref: reference } as Schema, '2020-12', false);
  // The validator marks the schemas it is given; it gets its own copies.
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    validator.addSchema(structuredCopy(schema) as Schema, `${BASE}${name}`);
  }
  return validator;
});

/**
 * Checks a value against a schema; the first violation at each place, in the order of the schema.
 * @param root what messages call the value as a whole
 */
export function validateAgainst(
  reference: SchemaReference,
  value: unknown,
  root = 'the record',
): readonly SchemaViolation[] {
  if (quickCheckOf(reference)(value)) return [];
  const { errors } = validatorOf(reference).validate(value);
  const violations = new Map<string, SchemaViolation>();
  let unknownFieldsOf = reference;
  for (const error of errors) {
    if (error.keyword === 'additionalProperties') unknownFieldsOf = error.keywordLocation;
    if (WRAPPERS.has(error.keyword)) continue;
    const pointer = toPointer(error.instanceLocation, value);
    const location = error.keyword === 'false' ? unknownFieldsOf : error.keywordLocation;
    const schema = schemaAround(location, reference);
    const violation = describe(error, pointer, valueAt(value, pointer), schema, root);
    const place =
      error.keyword === 'required'
        ? `${error.instanceLocation} ${violation.message}`
        : error.instanceLocation;
    if (!violations.has(place)) violations.set(place, violation);
  }
  return [...violations.values()];
}

function describe(
  { keyword, error: detail }: { readonly keyword: string; readonly error: string },
  pointer: Pointer,
  value: unknown,
  schema: JsonSchema,
  root: string,
): SchemaViolation {
  const where = formatPointer(pointer, root);
  const at = { pointer, part: 'value' as const };
  const expected = expectation(schema, pointer);
  switch (keyword) {
    case 'false': {
      const field = String(pointer.at(-1));
      const known = Object.keys((schema.properties ?? {}) as object);
      const nearest = nearestName(field, known);
      // In `{ a: b, c d }` the comma ends the text, and what follows it reads as a field without a value.
      const comma =
        value === null && field.includes(' ') ? ' If it is text after a comma, quote the text.' : '';
      const hint = nearest ? `Did you mean "${nearest}"?` : `Known fields: ${known.join(', ')}.${comma}`;
      const parent = formatPointer(pointer.slice(0, -1), root);
      return {
        code: 'kb.unknown-field',
        message: `Unknown field "${field}" in ${parent}. ${hint}`,
        pointer,
        part: 'key',
      };
    }
    case 'required': {
      const field = /"([^"]+)"/.exec(detail)?.[1] ?? '';
      const wanted = ((schema.properties ?? {}) as Record<string, JsonSchema>)[field]?.description;
      const message = `"${field}" is missing in ${where}. Add it${wanted ? `: ${String(wanted)}` : '.'}`;
      return { code: field === 'sources' ? 'kb.unsourced-fact' : 'kb.missing-field', message, ...at };
    }
    case 'type': {
      const types = [schema.type].flat().join(' or ');
      const quote = types === 'string' && typeof value === 'number' ? ` Quote it: '${value}'.` : '';
      const message = `${where} must be ${types}, but is ${typeName(value)}${expected}.${quote}`;
      return { code: 'kb.wrong-type', message, ...at };
    }
    case 'enum':
    case 'const': {
      const allowed = keyword === 'const' ? [schema.const] : (schema.enum as readonly unknown[]);
      const names = allowed.map((each) => String(each));
      const nearest = nearestName(String(value), names);
      const hint = nearest ? `Did you mean ${nearest}? ` : '';
      const message = `${JSON.stringify(value)} is not a value of ${where}. ${hint}Use one of: ${names.join(', ')}.`;
      return { code: 'kb.unknown-value', message, ...at };
    }
    case 'pattern': {
      const message = `${JSON.stringify(value)} in ${where} does not have the form it needs${expected}: ${String(schema.pattern)}`;
      return { code: 'kb.wrong-form', message, ...at };
    }
    case 'minItems':
    case 'minLength':
    case 'minProperties': {
      const code = pointer.at(-1) === 'sources' ? 'kb.unsourced-fact' : 'kb.empty';
      const what =
        code === 'kb.unsourced-fact' ? 'A fact without a source does not count: name one' : 'Fill it in';
      return {
        code,
        message: `${where} is empty or too short${expected}. ${what}, or remove the record.`,
        ...at,
      };
    }
    case 'uniqueItems':
      return { code: 'kb.repeated-item', message: `${where} lists the same item twice. Keep one.`, ...at };
    default: {
      const code = /minimum|maximum/i.test(keyword) ? 'kb.impossible-value' : 'kb.schema';
      return { code, message: `${where}: ${detail}${expected} Correct the value.`, ...at };
    }
  }
}

/** What the schema says of a value, in brackets; nothing where it only repeats the field's name. */
function expectation({ description }: JsonSchema, pointer: Pointer): string {
  if (typeof description !== 'string') return '';
  const words = description.replace(/\.$/, '');
  const isName =
    words.toLowerCase() === String(pointer.findLast((step) => typeof step === 'string')).toLowerCase();
  return isName ? '' : ` (${words})`;
}

/** The schema that holds the keyword at a keyword location, following the references the location passes through. */
function schemaAround(location: string, root: SchemaReference): JsonSchema {
  let current: unknown = { $ref: root };
  let file = '';
  for (const step of parseJsonPointer(location).slice(0, -1)) {
    if (step === '$ref') {
      const resolved = resolveReference((current as JsonSchema).$ref as string, file);
      current = resolved.schema;
      file = resolved.file;
    } else {
      current = (current as JsonSchema | undefined)?.[step];
    }
  }
  return (current ?? {}) as JsonSchema;
}

function toPointer(instanceLocation: string, value: unknown): Pointer {
  let current = value;
  return parseJsonPointer(instanceLocation).map((step) => {
    const position = Array.isArray(current) ? Number(step) : step;
    current = (current as Record<string | number, unknown> | null | undefined)?.[position];
    return position;
  });
}

function valueAt(value: unknown, pointer: Pointer): unknown {
  let current = value;
  for (const step of pointer)
    current = (current as Record<string | number, unknown> | null | undefined)?.[step];
  return current;
}

function typeName(value: unknown): string {
  if (value === null) return 'empty';
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}

function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, structuredCopy(each)]));
}
