/** Names and cues spelt as sequences of words, in one automaton. */
import type { EntitySurface } from '../knowledge/knowledgeIndex.ts';
import { Automaton } from './automaton/automaton.ts';
import type { Cue, CueTable } from './cues.ts';
import { TokenTable, tokenise } from './normalise/tokens.ts';
import { Vocabulary } from './normalise/vocabulary.ts';

/** Bits of a phrase number below the index of its name or cue. */
export enum PhraseBit {
  cue = 1,
  /** Of a cue: nothing may stand between its words. Of a name: hyphens must. */
  tight = 2,
}

/** A phrase of a cue, with its spelling where letter case counts. */
export interface CuePhrase {
  readonly cue: Cue;
  readonly exact: string | undefined;
}

export interface Phrases {
  readonly vocabulary: Vocabulary;
  readonly automaton: Automaton;
  /** By the index in the number of a phrase. */
  readonly cues: readonly CuePhrase[];
}

/** The phrases of all names, numbered by their place among the surfaces, and of all cues. */
export function spellPhrases(surfaces: readonly EntitySurface[], cues: readonly CueTable[]): Phrases {
  const phrases = { vocabulary: new Vocabulary(), automaton: new Automaton(), cues: cuePhrases(cues) };
  const speller = new PhraseSpeller(phrases);
  speller.addCues(cues);
  for (let index = 0; index < surfaces.length; index++) speller.addSurface(surfaces[index]!, index);
  return phrases;
}

/** Every phrase of every cue, in the order in which they are numbered. */
export function cuePhrases(tables: readonly CueTable[]): readonly CuePhrase[] {
  return tables.flatMap((table) =>
    table.flatMap(({ cue, phrases, exact }) =>
      phrases.map((phrase) => ({ cue, exact: exact ? phrase : undefined })),
    ),
  );
}

/** Adds phrases to an automaton, learning their words. */
export class PhraseSpeller {
  readonly #vocabulary: Vocabulary;
  readonly #automaton: Automaton;
  readonly #tokens = new TokenTable();

  constructor({ vocabulary, automaton }: Pick<Phrases, 'vocabulary' | 'automaton'>) {
    this.#vocabulary = vocabulary;
    this.#automaton = automaton;
  }

  addCues(tables: readonly CueTable[]): void {
    let index = 0;
    for (const table of tables)
      for (const { phrases, tight } of table)
        for (const phrase of phrases)
          this.#add(phrase, (index++ << 2) | PhraseBit.cue | (tight ? PhraseBit.tight : 0));
  }

  /** @param index of the surface among all names */
  addSurface(surface: EntitySurface, index: number): void {
    const { text, entity } = surface;
    if (!isSpelt(surface)) return;
    this.#add(text, index << 2);
    if (text.includes('-')) this.#add(text.replaceAll('-', ''), index << 2);
    // `ROS-1` and `HER-2` for symbols written without the hyphen.
    const parts = entity.kind === 'gene' ? SYMBOL.exec(text) : null;
    if (parts !== null) this.#add(`${parts[1]}-${parts[2]}`, (index << 2) | PhraseBit.tight);
  }

  #add(text: string, phrase: number): void {
    const tokens = this.#tokens;
    this.#vocabulary.learning = true;
    tokenise(text, 0, text.length, this.#vocabulary, tokens);
    this.#vocabulary.learning = false;
    this.#automaton.add(Array.from(tokens.word.subarray(0, tokens.count)), phrase);
  }
}

const SYMBOL = /^([A-Z]{2,})(\d{1,2})$/;

/** False for names that are not looked for by their words. */
function isSpelt({ text, entity }: EntitySurface): boolean {
  // Protein changes are read by shape, which keeps group members and the written gene apart.
  if (entity.kind === 'variant' && PROTEIN_CHANGE.test(text)) return false;
  // Some code names in registers are bare numbers; in a text every number would be one.
  return /\p{L}/u.test(text);
}

const PROTEIN_CHANGE = /^(p\.)?\(?[A-Z][a-z]{0,2}\d+([A-Z*](\/[A-Z*])*|[A-Z][a-z]{2}|del|dup|fs|ins)?\)?$/;
