import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileKnowledge, verifyArtefact } from '../../../server/src/knowledge/index.ts';
import { soundFiles } from './fixtures.ts';

describe('verify', () => {
  it('finds nothing in sound sources', () => assert.deepEqual(compileKnowledge(soundFiles()).problems, []));

  it('records past their review date are warned of, against a given day', () => {
    const due = (today: string, reviewMonths = 18): number =>
      compileKnowledge(soundFiles(), { today, reviewMonths }).problems.filter(
        ({ code, severity }) => code === 'kb.review-due' && severity === 'warning',
      ).length;
    assert.equal(due('2027-07-01'), 0);
    assert.ok(due('2027-07-02') > 10);
    assert.equal(due('2027-07-02', 24), 0);
  });

  it('a compiled artefact can be verified without its files', () => {
    const { artefact } = compileKnowledge(soundFiles());
    assert.deepEqual(verifyArtefact(artefact!), []);
    const broken = { ...artefact!, records: { ...artefact!.records, terms: [] } };
    const problems = verifyArtefact(broken);
    assert.ok(
      problems.some(
        ({ code, recordId }) => code === 'kb.dangling-reference' && recordId === 'drug/alphatinib',
      ),
    );
    assert.ok(problems.every(({ path }) => path === ''));
  });
});
