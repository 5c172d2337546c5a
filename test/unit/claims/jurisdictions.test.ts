import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputOf, service } from '../../harness/service.ts';

const CLAIM = 'Taletrectinib is indicated for ROS1-positive NSCLC.';

function judged(jurisdictions: string) {
  const text = `---\nkind: pathway\nmetadata: { jurisdictions: ${jurisdictions} }\n---\n\n${CLAIM}\n`;
  const [judgement] = service().analyse(inputOf(text)).judgements;
  assert.ok(judgement);
  const names = judgement.claim.jurisdictions.map(({ value, span }) => {
    assert.equal(text.slice(span.start, span.end), value);
    return value;
  });
  return { names, verdict: judgement.verdict };
}

test('a protocol for several jurisdictions is for each of them, in whatever order they are named', () => {
  for (const list of ['[US, EU]', '[EU, US]']) {
    const { names, verdict } = judged(list);
    assert.deepEqual([...names].sort(), ['EU', 'US'], list);
    assert.equal(verdict, 'supported', list);
  }
  assert.deepEqual(judged('[EU]').names, ['EU']);
  assert.notEqual(judged('[EU]').verdict, 'supported');
});
