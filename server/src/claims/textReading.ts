import type { Mention, Recogniser } from '../recognise/types.ts';
import { type ClauseReading, readClauses } from './clauseReading.ts';
import { PatternMemo } from './patternMemo.ts';

/**
 * What a text says by itself, wherever it stands: what it names, its clauses, and which patterns it holds. Each part is
 * worked out when first asked for. All spans are in the coordinates of the text.
 */
export class TextReading {
  readonly text: string;
  readonly #recogniser: Recogniser;
  readonly #patterns = new PatternMemo();
  #derived: Map<(text: string) => unknown, unknown> | undefined;
  #mentions: readonly Mention[] | undefined;
  #clauses: readonly ClauseReading[] | undefined;

  constructor(text: string, recogniser: Recogniser) {
    this.text = text;
    this.#recogniser = recogniser;
  }

  get mentions(): readonly Mention[] {
    this.#mentions ??= this.#recogniser.recognise(this.text);
    return this.#mentions;
  }

  get clauses(): readonly ClauseReading[] {
    this.#clauses ??= readClauses(this.text, this.mentions);
    return this.#clauses;
  }

  /**
   * True if the pattern matches somewhere in the text. The answer is remembered, so the pattern must be a constant of the
   * program, without the flags `g` and `y`.
   */
  holds(pattern: RegExp): boolean {
    return this.#patterns.holds(pattern, this.text);
  }

  /** What a function makes of the text, made once: its answer must follow from the text alone. */
  derive<T>(make: (text: string) => T): T {
    this.#derived ??= new Map();
    const known = this.#derived.get(make);
    if (known !== undefined || this.#derived.has(make)) return known as T;
    const made = make(this.text);
    this.#derived.set(make, made);
    return made;
  }
}

/** Most code units of text whose readings are kept, twice over: far above what a large document holds. */
const CAPACITY = 2_000_000;

/**
 * One reading for equal texts, of all versions of all documents: an edit leaves most texts as they are, and protocols share
 * much of their wording. What was not asked for while `CAPACITY` went by is let go.
 */
export class TextReadings {
  readonly #recogniser: Recogniser;
  readonly #capacity: number;
  #recent = new Map<string, TextReading>();
  #older = new Map<string, TextReading>();
  #size = 0;

  constructor(recogniser: Recogniser, capacity = CAPACITY) {
    this.#recogniser = recogniser;
    this.#capacity = capacity;
  }

  of(text: string): TextReading {
    const known = this.#recent.get(text);
    if (known) return known;
    const reading = this.#older.get(text) ?? new TextReading(text, this.#recogniser);
    if (this.#size + text.length > this.#capacity) {
      this.#older = this.#recent;
      this.#recent = new Map();
      this.#size = 0;
    }
    this.#recent.set(text, reading);
    this.#size += text.length;
    return reading;
  }
}
