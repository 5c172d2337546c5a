import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Cue } from '../../../server/src/recognise/cues.ts';
import { CUE_TABLES } from '../../../server/src/recognise/cueTables.ts';
import { Lexicon } from '../../../server/src/recognise/lexicon.ts';
import { spellPhrases } from '../../../server/src/recognise/phrases.ts';

const lexicon = new Lexicon(spellPhrases([], CUE_TABLES), []);

/** Cues that cover exactly the phrase where it stands alone between words no table knows. */
function cuesOf(phrase: string): readonly Cue[] {
  const text = `zzzz ${phrase} zzzz`;
  const reading = lexicon.read(text, 0, text.length);
  return reading.cues.flatMap((hit) => (reading.slice(hit.first, hit.end) === phrase ? [hit.cue] : []));
}

function swapCase(phrase: string): string {
  return phrase === phrase.toUpperCase() ? phrase.toLowerCase() : phrase.toUpperCase();
}

/** A phrase spelt so that it is a different word: its first word runs on. */
function runOn(phrase: string): string {
  return phrase.replace(/[A-Za-z]+/, '$&qqq');
}

/** Phrases for which the letter case decides between cues, or makes no difference: `HR` and `hr`, `WT` and `wt`. */
const elsewhere = new Set(CUE_TABLES.flat().flatMap((entry) => (entry.exact ? entry.phrases : [])));

describe('cue tables', () => {
  for (const table of CUE_TABLES) {
    for (const entry of table) {
      it(`${entry.cue.kind}: ${entry.phrases.slice(0, 3).join(', ')}`, () => {
        for (const phrase of entry.phrases) {
          assert.deepEqual(cuesOf(phrase), [entry.cue], phrase);
          if (elsewhere.has(swapCase(phrase))) continue;
          if (!entry.exact) assert.deepEqual(cuesOf(swapCase(phrase)), [entry.cue], swapCase(phrase));
          else if (swapCase(phrase) !== phrase) {
            assert.equal(cuesOf(swapCase(phrase)).includes(entry.cue), false, swapCase(phrase));
          }
          if (/[A-Za-z]/.test(phrase))
            assert.equal(cuesOf(runOn(phrase)).includes(entry.cue), false, runOn(phrase));
        }
      });
    }
  }
});
