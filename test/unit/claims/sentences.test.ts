import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentencesOf } from '../../../server/src/claims/sentences.ts';
import { claimsOfText } from '../../harness/labelledClauses.ts';
import { LONG_TEXTS } from '../../harness/longTexts.ts';

const split = (text: string) => sentencesOf(text).map((span) => text.slice(span.start, span.end));

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['One sentence. And another.', ['One sentence.', 'And another.']],
  [
    'The ORR was 72.5% in the cohort. PFS was 19.2 months.',
    ['The ORR was 72.5% in the cohort.', 'PFS was 19.2 months.'],
  ],
  ['Shaw et al. reported a response. It lasted.', ['Shaw et al. reported a response.', 'It lasted.']],
  ['ROS1 p.Gly2032Arg was found. Stop.', ['ROS1 p.Gly2032Arg was found.', 'Stop.']],
  [
    'in NSCLC patients (NSCLC).However, options remain poorly defined.We report one.',
    ['in NSCLC patients (NSCLC).', 'However, options remain poorly defined.', 'We report one.'],
  ],
  ['Does it work? It does!', ['Does it work?', 'It does!']],
  ['Give 250 mg b.i.d. with food.', ['Give 250 mg b.i.d. with food.']],
  ['Compare A vs. B in trial no. 5 of 7.', ['Compare A vs. B in trial no. 5 of 7.']],
  ['“All patients respond.” The advert said so.', ['“All patients respond.”', 'The advert said so.']],
  ['   ', []],
  ['', []],
];

for (const [text, expected] of CASES) {
  test(`sentences of: ${text}`, () => assert.deepEqual(split(text), expected));
}

test('the spans of sentences are ordered and cover all words', () => {
  const text = CASES.map(([each]) => each).join(' ');
  const spans = sentencesOf(text);
  let rest = text;
  for (const span of [...spans].reverse()) rest = rest.slice(0, span.start) + rest.slice(span.end);
  assert.match(rest, /^\s*$/);
  for (const [index, span] of spans.entries()) assert.ok(index === 0 || span.start >= spans[index - 1]!.end);
});

for (const { name, make } of LONG_TEXTS) {
  test(`${name} without end is read in stretches: no sentence is long, none is lost`, () => {
    const text = make(20_000);
    const spans = sentencesOf(text);
    assert.ok(spans.every(({ start, end }) => end - start <= 1500));
    assert.equal(
      spans
        .map(({ start, end }) => text.slice(start, end))
        .join('')
        .replace(/\s/g, ''),
      text.replace(/\s/g, ''),
    );
    assert.ok(claimsOfText(text).length > 0);
  });
}
