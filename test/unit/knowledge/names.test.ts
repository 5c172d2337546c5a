import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { normaliseName } from '../../../server/src/knowledge/names.ts';
import { soundIndex } from './fixtures.ts';

const index = soundIndex();
const named = (text: string): readonly string[] =>
  index
    .surfaces()
    .filter((each) => each.text === text)
    .map(({ entity, role, match }) =>
      [entity.kind, entity.id, entity.generation, role, match].filter((each) => each !== undefined).join(' '),
    );

describe('surfaces', () => {
  it('cover every sort of name', () => {
    assert.deepEqual(named('alphatinib'), ['drug alphatinib inn any']);
    assert.deepEqual(named('Alfara'), ['drug alphatinib brand any']);
    assert.deepEqual(named('AL-101'), ['drug alphatinib code-name any']);
    assert.deepEqual(named('MET'), ['gene MET symbol exact']);
    assert.deepEqual(named('FIRST'), ['trial first acronym exact']);
    assert.deepEqual(named('NCT00000001'), ['trial first registry-id any']);
    assert.deepEqual(named('NSCLC'), ['disease nsclc synonym any']);
    assert.deepEqual(named('liver injury'), ['term hepatotoxicity synonym any']);
    assert.deepEqual(named('ketoconazole'), ['substance ketoconazole name any']);
  });

  it('write variants in short and HGVS forms, members of groups included', () => {
    for (const text of ['G1202R', 'p.G1202R', 'p.(G1202R)', 'p.Gly1202Arg', 'p.(Gly1202Arg)', 'Gly1202Arg']) {
      assert.equal(named(text).length, 1, text);
      assert.match(named(text)[0]!, /^variant ALK\/G1202R /);
    }
    assert.match(named('p.Ile1171Thr')[0]!, /^variant ALK\/I1171T hgvs/);
    assert.match(named('I1171')[0]!, /^variant ALK\/I1171X short exact/);
  });

  it('speak of generations only where a drug states one', () => {
    assert.deepEqual(named('second-generation ALK inhibitor'), ['class alk-inhibitor 2 synonym any']);
    assert.deepEqual(named('3rd-generation ALK TKI'), ['class alk-inhibitor 3 synonym any']);
    assert.deepEqual(named('fourth-generation ALK inhibitor'), []);
    assert.deepEqual(named('first-generation tyrosine kinase inhibitor'), []);
  });

  it('are sorted and without repetitions', () => {
    const keys = index.surfaces().map(({ text, entity }) => JSON.stringify([text, entity]));
    assert.equal(new Set(keys).size, keys.length);
    const texts = index.surfaces().map(({ text }) => text);
    assert.deepEqual(texts, [...texts].sort());
  });
});

describe('names', () => {
  it('resolve whatever the case, hyphens and spaces', () => {
    assert.deepEqual(index.resolveName('ALFARA'), [{ kind: 'drug', id: 'alphatinib' }]);
    assert.deepEqual(index.resolveName('al 101'), [{ kind: 'drug', id: 'alphatinib' }]);
    assert.deepEqual(index.resolveName('es‑sclc'), [{ kind: 'disease', id: 'es-sclc' }]);
    assert.deepEqual(index.resolveName('ALK/G1202R'), [{ kind: 'variant', id: 'ALK/G1202R' }]);
    assert.deepEqual(index.resolveName('unheard of'), []);
  });

  it('are shown as the field writes them', () => {
    assert.equal(index.nameOf({ kind: 'variant', id: 'ALK/G1202R' }), 'ALK G1202R');
    assert.equal(index.nameOf({ kind: 'trial', id: 'first' }), 'FIRST');
    assert.equal(index.nameOf({ kind: 'drug', id: 'unknown' }), 'unknown');
    const second = { kind: 'class', id: 'alk-inhibitor', generation: 2 } as const;
    assert.equal(index.nameOf(second), 'second-generation ALK inhibitor');
  });

  it('are suggested for misspellings, nearest first, within the kinds asked for', () => {
    assert.equal(index.suggest('alphatnib')[0]?.entity.id, 'alphatinib');
    assert.deepEqual(index.suggest('alphatnib', { kinds: ['gene'] }), []);
    assert.deepEqual(index.suggest('zzzzzzzz'), []);
  });
});

describe('normaliseName', () => {
  it('normalised names stay as they are when normalised again', () => {
    fc.assert(fc.property(fc.string(), (text) => normaliseName(normaliseName(text)) === normaliseName(text)));
  });
});
