import type { Mention } from '../recognise/types.ts';
import type { Span } from '../text/span.ts';
import { refersBack, tellsOfOnePatient } from './anaphora.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { type CueMatch, matchCues } from './cueMatcher.ts';
import { sentencesOf } from './sentences.ts';
import { type Word, wordsIn, wordsOf } from './words.ts';

/** A clause with its words, cues and mentions. All spans are in the coordinates of the text that was read. */
export interface ClauseReading {
  readonly span: Span;
  readonly sentenceSpan: Span;
  readonly sentence: number;
  readonly words: readonly Word[];
  readonly cues: readonly CueMatch[];
  readonly mentions: readonly Mention[];
  /** The sentence ends with a question mark. */
  readonly asked: boolean;
  /** The clause refers back to what was spoken of: "it", "the patient", "this drug". */
  readonly refersBack: boolean;
  /** The sentence speaks of a single patient. */
  readonly onePatient: boolean;
}

/**
 * Reads a text into clauses. Depends on nothing but its arguments, so the result can be kept for as long as the text is the same.
 * Words and cues are looked for when first asked for: many sentences name nothing and are never asked.
 * @param mentions what recognition found in the same text, ordered by start.
 */
export function readClauses(text: string, mentions: readonly Mention[]): readonly ClauseReading[] {
  const readings: ClauseReading[] = [];
  const lower = lowerCase(text);
  let cursor = 0;
  sentencesOf(text).forEach((span, number) => {
    while (cursor < mentions.length && mentions[cursor]!.span.start < span.start) cursor++;
    const from = cursor;
    while (cursor < mentions.length && mentions[cursor]!.span.start < span.end) cursor++;
    const sentence = new Sentence(text, lower, span, mentions.slice(from, cursor));
    const clauses = sentence.clauses(number);
    for (const clause of clauses)
      readings.push(new LazyReading(sentence, clause.span, number, clauses.length === 1));
  });
  return readings;
}

/** A sentence whose words and cues are found when first asked for. */
class Sentence {
  readonly text: string;
  readonly span: Span;
  readonly mentions: readonly Mention[];
  readonly #lower: string;
  #words: readonly Word[] | undefined;
  #cues: readonly CueMatch[] | undefined;
  #onePatient: boolean | undefined;

  constructor(text: string, lower: string, span: Span, mentions: readonly Mention[]) {
    this.text = text;
    this.#lower = lower;
    this.span = span;
    this.mentions = mentions;
  }

  /** A sentence that names nothing is parted only where it holds a word or sign of contrast: its halves may differ. */
  clauses(number: number): readonly Clause[] {
    if (this.mentions.length === 0 && !this.#contrasts()) return [{ span: this.span, sentence: number }];
    return clausesOf(this.text, this.span, number, this.words, () => this.cues, this.mentions);
  }

  #contrasts(): boolean {
    return CONTRAST.test(this.#lower.slice(this.span.start, this.span.end));
  }

  get words(): readonly Word[] {
    this.#words ??= wordsOf(this.#lower, this.span);
    return this.#words;
  }

  get cues(): readonly CueMatch[] {
    this.#cues ??= matchCues(this.words);
    return this.#cues;
  }

  get onePatient(): boolean {
    this.#onePatient ??= tellsOfOnePatient(this.text.slice(this.span.start, this.span.end));
    return this.#onePatient;
  }
}

class LazyReading implements ClauseReading {
  readonly span: Span;
  readonly sentence: number;
  readonly mentions: readonly Mention[];
  readonly #of: Sentence;
  readonly #whole: boolean;
  #words: readonly Word[] | undefined;
  #cues: readonly CueMatch[] | undefined;
  #refersBack: boolean | undefined;

  constructor(of: Sentence, span: Span, sentence: number, whole: boolean) {
    this.#of = of;
    this.span = span;
    this.sentence = sentence;
    this.#whole = whole;
    this.mentions = whole
      ? of.mentions
      : of.mentions.filter((mention) => mention.span.start >= span.start && mention.span.start < span.end);
  }

  get sentenceSpan(): Span {
    return this.#of.span;
  }

  get asked(): boolean {
    return this.#of.text.charCodeAt(this.#of.span.end - 1) === QUESTION_MARK;
  }

  get onePatient(): boolean {
    return this.#of.onePatient;
  }

  get words(): readonly Word[] {
    this.#words ??= this.#whole ? this.#of.words : wordsIn(this.#of.words, this.span);
    return this.#words;
  }

  get cues(): readonly CueMatch[] {
    this.#cues ??= this.#whole ? this.#of.cues : cuesOfClause(this.#of.cues, this.span, this.words);
    return this.#cues;
  }

  get refersBack(): boolean {
    this.#refersBack ??= refersBack(this.#of.text.slice(this.span.start, this.span.end));
    return this.#refersBack;
  }
}

const QUESTION_MARK = 0x3f;
const CONTRAST = /;|\b(?:but|however|whereas|although|though|while|yet)\b/u;

/** The text in lower case, at the same length: where a letter would grow, the text stays as it is. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The sentence's cues inside a clause; matched anew where one of them reaches over the clause's edge. */
function cuesOfClause(cues: readonly CueMatch[], clause: Span, words: readonly Word[]): readonly CueMatch[] {
  const inside: CueMatch[] = [];
  for (const match of cues) {
    if (match.span.end <= clause.start || match.span.start >= clause.end) continue;
    if (match.span.start < clause.start || match.span.end > clause.end) return matchCues(words);
    inside.push(match);
  }
  return inside;
}

/** Number of the reading's words that lie between two offsets. */
export function wordsBetween({ words }: ClauseReading, from: number, to: number): number {
  let count = 0;
  for (let index = firstWordFrom(words, from); index < words.length && words[index]!.span.end <= to; index++)
    count++;
  return count;
}

/** Index of the first word that starts at an offset or after it; the number of words where none does. */
export function firstWordFrom(words: readonly Word[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.span.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
