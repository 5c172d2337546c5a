import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type JsonSchema, resolveReference, SCHEMAS } from '../../../server/src/knowledge/schema/schemas.ts';
import { RECORD_KINDS } from '../../../server/src/knowledge/source/recordKinds.ts';

const RECORDS = 'server/src/knowledge/records';
const TYPES = readdirSync(RECORDS)
  .map((name) => readFileSync(`${RECORDS}/${name}`, 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, ''))
  .join('\n');

interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly type: string;
}

/** The fields between a pair of braces, at their own depth; nested mappings keep their text as their type. */
function fieldsOf(body: string): readonly Field[] {
  const fields: Field[] = [];
  const start = /readonly (\w+)(\??):\s*/y;
  for (let at = 0; at < body.length; ) {
    start.lastIndex = at;
    const match = start.exec(body);
    if (!match) {
      at++;
      continue;
    }
    let depth = 0;
    let end = start.lastIndex;
    while (end < body.length && !(depth === 0 && (body[end] === ';' || body[end] === '}'))) {
      if (body[end] === '{') depth++;
      if (body[end] === '}') depth--;
      end++;
    }
    const type = body.slice(start.lastIndex, end).trim();
    fields.push({ name: match[1]!, optional: match[2] === '?', type });
    at = end + 1;
  }
  return fields;
}

function interfaceNamed(name: string): readonly Field[] {
  const match = new RegExp(`export interface ${name} (?:extends (\\w+) )?\\{\\n([\\s\\S]*?)\\n\\}`).exec(
    TYPES,
  );
  assert.ok(match, `${RECORDS} has no interface ${name}`);
  return [...(match[1] ? interfaceNamed(match[1]) : []), ...fieldsOf(match[2]!)];
}

function literalsOf(type: string): readonly string[] | undefined {
  const alias = /^\w+$/.test(type) ? new RegExp(`export type ${type} =([^;]*);`).exec(TYPES)?.[1] : undefined;
  const union = (alias ?? type).replace(/^\s*\|/, '').trim();
  return /^'[^']*'(\s*\|\s*'[^']*')*$/.test(union)
    ? [...union.matchAll(/'([^']*)'/g)].map((each) => each[1]!)
    : undefined;
}

interface Located {
  readonly file: string;
  readonly schema: JsonSchema;
}

function follow({ file, schema }: Located): Located {
  if (typeof schema.$ref !== 'string') return { file, schema };
  const resolved = resolveReference(schema.$ref, file);
  assert.ok(resolved.schema, `${file}: ${schema.$ref} leads nowhere`);
  return follow({ file: resolved.file, schema: resolved.schema });
}

/** Compares fields, which may be left out, literal unions, and mappings inside, all the way down. */
function compare(fields: readonly Field[], located: Located, where: string): void {
  const { file, schema } = follow(located);
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
  assert.deepEqual(
    Object.keys(properties).sort(),
    fields.map(({ name }) => name).sort(),
    `fields of ${where}`,
  );
  const required = fields.filter(({ optional }) => !optional).map(({ name }) => name);
  assert.deepEqual(
    [...((schema.required ?? []) as string[])].sort(),
    required.sort(),
    `required fields of ${where}`,
  );
  assert.equal(schema.additionalProperties, false, `${where} must refuse unknown fields`);
  for (const field of fields) {
    compareType(field.type, { file, schema: properties[field.name]! }, `${where}.${field.name}`);
  }
}

function compareType(type: string, located: Located, where: string): void {
  const { file, schema } = follow(located);
  assert.ok(schema.description ?? located.schema.description, `${where} has no description`);
  const list = /^readonly ([\s\S]*)\[\]$/.exec(type)?.[1];
  if (list !== undefined || type === 'SourceIds') {
    assert.equal(schema.type, 'array', where);
    const item = follow({ file, schema: schema.items as JsonSchema });
    const itemType = list ?? 'string';
    if (literalsOf(itemType) || /^[A-Z{]/.test(itemType)) compareType(itemType, item, `${where}[]`);
    return;
  }
  const literals = literalsOf(type);
  if (literals)
    assert.deepEqual([...(schema.enum as string[])].sort(), [...literals].sort(), `values of ${where}`);
  else if (type.startsWith('{')) compare(fieldsOf(type.slice(1, -1)), { file, schema }, where);
  else if (/^[A-Z]\w+$/.test(type) && TYPES.includes(`export interface ${type} `))
    compare(interfaceNamed(type), { file, schema }, where);
  else if (type === 'boolean') assert.equal(schema.type, 'boolean', where);
  else if (type === 'number') assert.match(String(schema.type), /^(number|integer)$/, where);
  else if (type === 'number | null') assert.deepEqual(schema.type, ['number', 'null'], where);
  else if (/^(string|PartialDate|Duration)$/.test(type)) assert.equal(schema.type, 'string', where);
  else if (/^\d( \| \d)*$/.test(type)) assert.deepEqual(schema.enum, type.split(' | ').map(Number), where);
  else assert.fail(`${where}: this test does not know the type ${type}`);
}

const RECORD_TYPES = {
  source: 'SourceRecord',
  drug: 'DrugRecord',
  class: 'DrugClassRecord',
  gene: 'GeneRecord',
  disease: 'DiseaseRecord',
  substance: 'SubstanceRecord',
  term: 'ClinicalTermRecord',
  trial: 'TrialRecord',
  evidence: 'EvidenceRecord',
  activity: 'ActivityRecord',
  criterion: 'CriterionRecord',
  name: 'NameRecord',
} as const;

describe('the JSON schemas say what the types of records say', () => {
  for (const { kind } of RECORD_KINDS) {
    it(kind, () => {
      const file = `${kind}.schema.json`;
      compare(interfaceNamed(RECORD_TYPES[kind]), { file, schema: { $ref: '#/$defs/record' } }, kind);
    });
  }

  it('collision', () => {
    compare(
      interfaceNamed('CollisionPolicy'),
      { file: 'collisions.schema.json', schema: { $ref: '#/$defs/record' } },
      'collision',
    );
  });

  it('kb.yaml holds the identity without its hash and without overlays, and what the base says of itself', () => {
    const fields = interfaceNamed('KnowledgeBaseIdentity').filter(
      ({ name }) => name !== 'sha256' && name !== 'overlays',
    );
    fields.push(...interfaceNamed('KnowledgeRecords').filter(({ name }) => name === 'completeApprovals'));
    compare(fields, { file: 'kb.schema.json', schema: SCHEMAS['kb.schema.json']! }, 'kb');
  });

  it('every record kind may be written as one record or as a list', () => {
    for (const { kind } of RECORD_KINDS) {
      const { oneOf } = SCHEMAS[`${kind}.schema.json`]!;
      assert.deepEqual(oneOf, [
        { $ref: '#/$defs/record' },
        { type: 'array', items: { $ref: '#/$defs/record' } },
      ]);
    }
  });

  it('every reference leads somewhere', () => {
    const visit = (value: unknown, file: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('$ref' in value)
        assert.ok(resolveReference(String(value.$ref), file).schema, `${file}: ${value.$ref}`);
      for (const each of Object.values(value)) visit(each, file);
    };
    for (const [file, schema] of Object.entries(SCHEMAS)) visit(schema, file);
  });
});
