import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diffKnowledge } from '../../../server/src/knowledge/diff/diffKnowledge.ts';
import { diffValues, shortValue } from '../../../server/src/knowledge/diff/diffValues.ts';
import { compareWithLock, compileKnowledge, lockText } from '../../../server/src/knowledge/index.ts';
import { soundFiles } from './fixtures.ts';

const base = compileKnowledge(soundFiles()).artefact!;

describe('diffValues', () => {
  const cases: readonly (readonly [
    string,
    unknown,
    unknown,
    readonly (readonly [string, unknown, unknown])[],
  ])[] = [
    ['nothing', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
    ['a value', { a: 1 }, { a: 2 }, [['a', 1, 2]]],
    ['a field more', {}, { a: 1 }, [['a', undefined, 1]]],
    ['a field less', { a: 1 }, {}, [['a', 1, undefined]]],
    [
      'inside an item that has an id',
      {
        a: [
          { id: 'x', v: 1 },
          { id: 'y', v: 2 },
        ],
      },
      {
        a: [
          { id: 'y', v: 3 },
          { id: 'x', v: 1 },
        ],
      },
      [['a[y].v', 2, 3]],
    ],
    [
      'an item more',
      { a: [{ id: 'x' }] },
      { a: [{ id: 'x' }, { id: 'y' }] },
      [['a[y]', undefined, { id: 'y' }]],
    ],
    ['a list of plain values as a whole', { a: [1, 2] }, { a: [1, 3] }, [['a', [1, 2], [1, 3]]]],
    [
      'items that cannot be told apart as a whole',
      { a: [{ id: 'x' }, { id: 'x' }] },
      { a: [{ id: 'x' }] },
      [['a', [{ id: 'x' }, { id: 'x' }], [{ id: 'x' }]]],
    ],
    ['another type', { a: [1] }, { a: { b: 1 } }, [['a', [1], { b: 1 }]]],
  ];
  for (const [what, before, after, expected] of cases) {
    it(`finds ${what}`, () => {
      assert.deepEqual(
        diffValues(before, after).map((each) => [each.path, each.before, each.after]),
        expected,
      );
    });
  }

  it('shortens values for messages', () => {
    assert.equal(shortValue('x'.repeat(100), 10), `"${'x'.repeat(8)}…`);
    assert.equal(shortValue(undefined), 'nothing');
    assert.equal(shortValue({ b: 1, a: 2 }), '{"a":2,"b":1}');
  });
});

describe('diffKnowledge', () => {
  it('finds nothing between a base and a copy of it', () => {
    assert.deepEqual(diffKnowledge(base, JSON.parse(JSON.stringify(base))), []);
  });

  it('names what was added, removed and changed, house rules included', () => {
    const [first, ...others] = base.records.drugs;
    const renamed = { ...first!, company: 'Another' };
    const rule = { id: 'r', treatments: [first!.id], stance: 'avoid', message: 'm' } as const;
    const changed = {
      records: { ...base.records, drugs: [renamed, ...others], diseases: base.records.diseases.slice(1) },
      houseRules: [rule],
    };
    const changes = diffKnowledge(base, changed);
    assert.deepEqual(
      changes.map(({ kind, id, change }) => [kind, id, change]),
      [
        ['drug', first!.id, 'changed'],
        ['disease', base.records.diseases[0]!.id, 'removed'],
        ['house-rule', 'r', 'added'],
      ],
    );
    assert.deepEqual(
      changes[0]?.fields.map(({ path, after }) => [path, after]),
      [['company', 'Another']],
    );
    const back = diffKnowledge(changed, base);
    assert.deepEqual(
      back.map(({ change }) => change),
      ['changed', 'added', 'removed'],
    );
  });
});

describe('the lock', () => {
  const identity = {
    ...base.identity,
    overlays: [
      { file: 'a.yaml', sha256: 'a1' },
      { file: 'b.yaml', sha256: 'b1' },
    ],
  };

  it('holds for what it was written for', () => {
    assert.deepEqual(compareWithLock(lockText(identity), identity), []);
  });

  it('names each thing that is not as pinned, at its place', () => {
    const text = lockText(identity);
    const loaded = {
      ...identity,
      version: '0.0.1',
      overlays: [
        { file: 'a.yaml', sha256: 'a2' },
        { file: 'c.yaml', sha256: 'c1' },
      ],
    };
    const found = compareWithLock(text, loaded);
    assert.deepEqual(
      found.map(({ code, span }) => [code, text.slice(span.start, span.end)]),
      [
        ['lock.base', base.identity.sha256],
        ['lock.overlay', 'a.yaml'],
        ['lock.overlay', 'b.yaml'],
        ['lock.overlay', ''],
      ],
    );
    assert.match(found[3]!.message, /c\.yaml is loaded, but the lock does not pin it/);
  });

  for (const text of [
    '',
    '[]',
    '{}',
    '{"lockVersion":2}',
    '{"lockVersion":1,"kb":{}}',
    lockText(identity).replace('"overlays": [', '"overlays": [1,'),
  ]) {
    it(`says so when it cannot be read: ${text.slice(0, 30)}`, () => {
      assert.deepEqual(
        compareWithLock(text, identity).map(({ code }) => code),
        ['lock.unreadable'],
      );
    });
  }
});
