import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { EntitySurface } from '../../../server/src/knowledge/knowledgeIndex.ts';
import { compileLexicon, phrasesFrom } from '../../../server/src/recognise/compiledLexicon.ts';
import { createRecogniser } from '../../../server/src/recognise/index.ts';
import { knowledge, ROOT } from '../../harness/engine.ts';

const base = knowledge();
const all = base.surfaces();
const EXAMPLES = join(ROOT, 'examples');
const TEXTS = [
  ...readdirSync(EXAMPLES)
    .filter((file) => /\.(md|yaml)$/.test(file))
    .map((file) => readFileSync(join(EXAMPLES, file), 'utf8')),
  // Every name in a sentence, so that none can be missing.
  all.map(({ text }) => `Patients had ${text}.`).join('\n\n'),
];

function assertReadsAlike(surfaces: readonly EntitySurface[], compiled: string): void {
  assert.ok(phrasesFrom(compiled, surfaces), 'the lexicon is used');
  const spelt = createRecogniser(surfaces, base.relations());
  const restored = createRecogniser(surfaces, base.relations(), compiled);
  for (const text of TEXTS) assert.deepEqual(restored.recognise(text), spelt.recognise(text));
}

describe('a compiled lexicon', () => {
  it('is what the base was built with', () => {
    assert.equal(base.lexicon, compileLexicon(all));
  });

  it('reads texts as the names do that it was made of', () => {
    assertReadsAlike(all, compileLexicon(all));
  });

  it('takes names in that are new, wherever they stand among the others', () => {
    assertReadsAlike(all, compileLexicon(all.filter((_, index) => index % 3 !== 0)));
    assertReadsAlike(all, compileLexicon(all.slice(2000, -2000)));
  });

  it('is not used for a base that lacks one of its names', () => {
    const lexicon = compileLexicon(all);
    assert.equal(
      phrasesFrom(
        lexicon,
        all.filter((_, index) => index !== 7),
      ),
      undefined,
    );
    const [first, ...rest] = all;
    assert.equal(phrasesFrom(lexicon, [{ ...first!, text: `${first!.text}x` }, ...rest]), undefined);
  });

  it('is not used where it is damaged', () => {
    const lexicon = compileLexicon(all.slice(0, 50));
    const surfaces = all.slice(0, 50);
    assert.ok(phrasesFrom(lexicon, surfaces));
    const middle = lexicon.length / 2;
    const other = lexicon[middle] === 'B' ? 'C' : 'B';
    for (const damaged of [
      '',
      'AAAA',
      'no lexicon at all',
      lexicon.slice(0, -16),
      lexicon.slice(16),
      `${lexicon.slice(0, middle)}${other}${lexicon.slice(middle + 1)}`,
      `${lexicon.slice(0, middle)}%${lexicon.slice(middle + 1)}`,
    ])
      assert.equal(phrasesFrom(damaged, surfaces), undefined);
  });
});
