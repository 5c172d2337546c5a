import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Schema, Validator } from '@cfworker/json-schema';
import fc from 'fast-check';
import { quickCheckOf } from '../../../server/src/knowledge/schema/quickCheck.ts';
import { SCHEMAS } from '../../../server/src/knowledge/schema/schemas.ts';
import { RECORD_KINDS } from '../../../server/src/knowledge/source/recordKinds.ts';
import { records } from './bundledBase.ts';

/** The validator alone, so that it is not asked by way of the quick check. */
function isValid(kind: string, value: unknown): boolean {
  const reference = `${kind}.schema.json#/$defs/record`;
  const validator = new Validator(
    { $id: 'file:///schema/root.json', $ref: reference } as Schema,
    '2020-12',
    false,
  );
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    validator.addSchema(structuredClone(schema) as Schema, `file:///schema/${name}`);
  }
  return validator.validate(value).valid;
}

describe('the quick check of a record', () => {
  it('says yes to every record of the bundled base, so that the validator is hardly ever needed', () => {
    for (const { kind, collection } of RECORD_KINDS) {
      const check = quickCheckOf(`${kind}.schema.json#/$defs/record`);
      for (const record of records[collection]) assert.ok(check(record), `${kind}/${record.id}`);
    }
  });

  it('says yes to nothing that the validator refuses', () => {
    const places = RECORD_KINDS.flatMap(({ kind, collection }) =>
      records[collection].slice(0, 3).map((record) => ({ kind, record })),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.nat(),
        fc.oneof(
          fc.constant(undefined),
          fc.constantFrom(null, true, '', 'x', '𝒳', -1, 1.5, [], {}, ['a', 'a'], [{}, {}]),
          fc.jsonValue(),
        ),
        ({ kind, record }, seed, value) => {
          const changed = structuredClone(record) as unknown;
          damage(changed, seed, value);
          if (quickCheckOf(`${kind}.schema.json#/$defs/record`)(changed)) assert.ok(isValid(kind, changed));
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Puts a value somewhere into a tree, or takes out what stands there, or adds a field. */
function damage(tree: unknown, seed: number, value: unknown): void {
  let node = tree;
  for (let rest = seed; typeof node === 'object' && node !== null; rest = Math.floor(rest / 7)) {
    const object = node as Record<string, unknown>;
    const keys = [...Object.keys(object), 'unknownField'];
    const key = keys[rest % keys.length]!;
    const inner = object[key];
    if (typeof inner === 'object' && inner !== null && rest % 3 > 0) {
      node = inner;
      continue;
    }
    if (value === undefined && Array.isArray(object)) object.splice(Number(key) || 0, 1);
    else if (value === undefined) delete object[key];
    else object[key] = value;
    return;
  }
}
