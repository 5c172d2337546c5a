/**
 * The phrases of a knowledge base as one text, made when the base is compiled, so that a start need not spell its names
 * word by word. It is a shortcut, never a source: what does not fit the names and cues at hand is not used.
 */
import type { EntitySurface } from '../knowledge/knowledgeIndex.ts';
import { base64FromWords, wordsFromBase64 } from '../text/base64.ts';
import { Automaton } from './automaton/automaton.ts';
import type { CueTable } from './cues.ts';
import { CUE_TABLES } from './cueTables.ts';
import { mixFirst, Vocabulary } from './normalise/vocabulary.ts';
import { cuePhrases, PhraseBit, PhraseSpeller, type Phrases, spellPhrases } from './phrases.ts';

/** Changes with what words, phrases and this layout are, so that what an older program wrote is not used. */
const VERSION = 1;

/** Numbers before the parts: the version, the check sum of all that follows, the cues, and the length of each part. */
const HEAD = 7;

/** @param surfaces all names of a base, in the order of `KnowledgeIndex.surfaces()` */
export function compileLexicon(surfaces: readonly EntitySurface[]): string {
  const { vocabulary, automaton } = spellPhrases(surfaces, CUE_TABLES);
  const { nodes, phrases } = automaton.image();
  const names = Int32Array.from(surfaces, hashOfName);
  const parts = [names, vocabulary.hashes(), nodes, phrases];
  const lengths = parts.map((part) => part.length);
  const words = new Int32Array(HEAD + lengths.reduce((sum, length) => sum + length, 0));
  words.set([VERSION, 0, hashOfCues(CUE_TABLES), ...lengths]);
  let at = HEAD;
  for (const part of parts) {
    words.set(part, at);
    at += part.length;
  }
  words[1] = checkSum(words);
  return base64FromWords(words);
}

/**
 * The phrases of some names out of a compiled lexicon; names that it does not have are added.
 * @param surfaces in the order of `KnowledgeIndex.surfaces()`
 * @returns undefined if it was made for other cues, by another program, or has a name that is none of these
 */
export function phrasesFrom(compiled: string, surfaces: readonly EntitySurface[]): Phrases | undefined {
  const words = wordsFromBase64(compiled);
  if (!words || words.length < HEAD || words[0] !== VERSION || words[2] !== hashOfCues(CUE_TABLES))
    return undefined;
  let end = HEAD;
  const [names, hashes, nodes, phrases] = [3, 4, 5, 6].map((part) => {
    const start = end;
    end += words[part]!;
    return words.subarray(start, end);
  }) as [Int32Array, Int32Array, Int32Array, Int32Array];
  if (words[1] !== checkSum(words.subarray(0, end))) return undefined;
  const places = placesAmong(surfaces, names);
  if (!places) return undefined;
  const vocabulary = new Vocabulary();
  const automaton = new Automaton();
  vocabulary.restore(hashes);
  automaton.restore({ nodes, phrases }, (phrase) =>
    phrase & PhraseBit.cue ? phrase : (places.known[phrase >> 2]! << 2) | (phrase & 3),
  );
  const speller = new PhraseSpeller({ vocabulary, automaton });
  for (const index of places.added) speller.addSurface(surfaces[index]!, index);
  return { vocabulary, automaton, cues: cuePhrases(CUE_TABLES) };
}

/** Where each compiled name stands among the surfaces, which are in the same order, and which surfaces are new. */
function placesAmong(
  surfaces: readonly EntitySurface[],
  names: Int32Array,
): { readonly known: Int32Array; readonly added: readonly number[] } | undefined {
  const known = new Int32Array(names.length);
  const added: number[] = [];
  let found = 0;
  for (let index = 0; index < surfaces.length; index++) {
    if (found < names.length && hashOfName(surfaces[index]!) === names[found]) known[found++] = index;
    else added.push(index);
  }
  return found === names.length ? { known, added } : undefined;
}

/** Equal for names that are spelt alike and are names of the same thing. */
function hashOfName({ text, entity }: EntitySurface): number {
  const hash = hashOf(entity.id, hashOf(entity.kind, hashOf(text, VERSION)));
  return mixFirst(hash, entity.generation ?? 0);
}

function hashOfCues(tables: readonly CueTable[]): number {
  let hash = VERSION;
  for (const table of tables)
    for (const { phrases, tight } of table)
      for (const phrase of phrases) hash = mixFirst(hashOf(phrase, hash), tight ? 1 : 0);
  return hash;
}

function hashOf(text: string, seed: number): number {
  let hash = mixFirst(seed, text.length);
  for (let at = 0; at < text.length; at++) hash = mixFirst(hash, text.charCodeAt(at));
  return hash;
}

/** Of all numbers behind its own place. */
function checkSum(words: Int32Array): number {
  let sum = VERSION;
  for (let at = 2; at < words.length; at++) sum = mixFirst(sum, words[at]!);
  return sum;
}
