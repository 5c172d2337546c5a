import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchCues } from '../../../server/src/claims/cueMatcher.ts';
import { CUES } from '../../../server/src/claims/cues/index.ts';
import { wordsOf } from '../../../server/src/claims/words.ts';

for (const cue of CUES) {
  test(`cue ${cue.category}/${cue.id} matches in its example`, () => {
    const matched = matchCues(wordsOf(cue.example.toLowerCase())).map(
      (match) => `${match.cue.category}/${match.cue.id}`,
    );
    assert.ok(
      matched.includes(`${cue.category}/${cue.id}`),
      `${cue.example} matched only ${matched.join(', ')}`,
    );
  });
}

test('ids are unique inside a category, and a phrase stands in one cue of a category only', () => {
  const ids = new Set<string>();
  const phrases = new Map<string, string>();
  for (const cue of CUES) {
    assert.ok(!ids.has(`${cue.category}/${cue.id}`), cue.id);
    ids.add(`${cue.category}/${cue.id}`);
    for (const phrase of cue.phrases) {
      const key = `${cue.category}: ${phrase}`;
      assert.equal(phrases.get(key), undefined, `“${phrase}” stands in ${phrases.get(key)} and ${cue.id}`);
      phrases.set(key, cue.id);
      assert.equal(phrase, phrase.toLowerCase().trim());
    }
  }
});

test('matches of one category do not overlap, and the longest wins', () => {
  const words = wordsOf('the drug is not only approved but also did not fail to improve survival.');
  const matches = matchCues(words);
  for (const category of new Set(matches.map((match) => match.cue.category))) {
    const used = new Set<number>();
    for (const match of matches.filter((each) => each.cue.category === category)) {
      for (let index = match.first; index <= match.last; index++) {
        assert.ok(!used.has(index), `${category} twice on ${words[index]!.text}`);
        used.add(index);
      }
    }
  }
  assert.ok(matches.some((match) => match.cue.id === 'not-only'));
});
