import type { EntitySurface } from '../knowledge/knowledgeIndex.ts';
import type { Span } from '../text/span.ts';
import type { Cue, CueKind, CueOf } from './cues.ts';
import { Gap, Shape, type TokenTable } from './normalise/tokens.ts';
import type { Mention } from './types.ts';

/** A cue found in the text: tokens `first` to `end`, half-open. */
export interface CueHit {
  readonly first: number;
  readonly end: number;
  readonly cue: Cue;
}

/** An entity's name found in the text: tokens `first` to `end`, half-open. */
export interface EntityHit {
  readonly first: number;
  readonly end: number;
  readonly surface: EntitySurface;
  /** True once a larger mention contains it, or it proved not to be meant. */
  absorbed: boolean;
}

/** What covers each token; kept by the lexicon and cleared for every stretch, like the tokens themselves. */
export class TokenMarks {
  /** Index + 1 of the cue or entity that covers a token. */
  cueOver = new Int32Array(1024);
  entityOver = new Int32Array(1024);
  /** 1 for tokens that already belong to a mention of a number. */
  taken = new Uint8Array(1024);

  /** Forgets everything about `count` tokens and the end behind them. */
  clear(count: number): void {
    if (count >= this.taken.length) {
      const size = 2 * (count + 1);
      this.cueOver = new Int32Array(size);
      this.entityOver = new Int32Array(size);
      this.taken = new Uint8Array(size);
      return;
    }
    this.cueOver.fill(0, 0, count + 1);
    this.entityOver.fill(0, 0, count + 1);
    this.taken.fill(0, 0, count + 1);
  }
}

/**
 * One stretch of text as the grammars read it: its tokens, the names and cues found, and the mentions made so far.
 * Token indices run from 0; out-of-range indices answer as the end of the text.
 */
export class Reading {
  readonly mentions: Mention[] = [];
  readonly cues: CueHit[] = [];
  readonly entities: EntityHit[] = [];
  /** Tokens that are numbers. */
  readonly numbers: number[] = [];
  /** Tokens of a capital followed by letters and digits: `G1202R`, `METex14`, `NCT01828112`. */
  readonly codes: number[] = [];
  readonly #marks: TokenMarks;

  constructor(
    readonly text: string,
    readonly tokens: TokenTable,
    marks: TokenMarks = new TokenMarks(),
  ) {
    this.#marks = marks;
    marks.clear(tokens.count);
  }

  get count(): number {
    return this.tokens.count;
  }

  addCue(first: number, end: number, cue: Cue): void {
    this.cues.push({ first, end, cue });
    for (let at = first; at < end; at++) this.#marks.cueOver[at] = this.cues.length;
  }

  addEntity(first: number, end: number, surface: EntitySurface): void {
    this.entities.push({ first, end, surface, absorbed: false });
    for (let at = first; at < end; at++) this.#marks.entityOver[at] = this.entities.length;
  }

  /** The cue that begins at a token. */
  cueFrom(at: number): CueHit | undefined {
    const number = at < this.count ? this.#marks.cueOver[at] : 0;
    if (!number) return undefined;
    const hit = this.cues[number - 1]!;
    return hit.first === at ? hit : undefined;
  }

  /** The cue that ends just before a token. */
  cueBefore(at: number): CueHit | undefined {
    const number = at > 0 && at <= this.count ? this.#marks.cueOver[at - 1] : 0;
    if (!number) return undefined;
    const hit = this.cues[number - 1]!;
    return hit.end === at ? hit : undefined;
  }

  /** The cue of one kind that begins at a token. */
  cueOf<K extends CueKind>(
    at: number,
    kind: K,
  ): { readonly end: number; readonly cue: CueOf<K> } | undefined {
    const hit = this.cueFrom(at);
    return hit?.cue.kind === kind ? (hit as CueHit & { cue: CueOf<K> }) : undefined;
  }

  cueOfBefore<K extends CueKind>(
    at: number,
    kind: K,
  ): { readonly first: number; readonly cue: CueOf<K> } | undefined {
    const hit = this.cueBefore(at);
    return hit?.cue.kind === kind ? (hit as CueHit & { cue: CueOf<K> }) : undefined;
  }

  /** The entity that covers a token and is not part of a larger mention yet. */
  entityOver(at: number): EntityHit | undefined {
    const number = at < this.count ? this.#marks.entityOver[at] : 0;
    if (!number) return undefined;
    const hit = this.entities[number - 1]!;
    return hit.absorbed ? undefined : hit;
  }

  /** True if a name that no larger mention contains covers the token. */
  isNamed(at: number): boolean {
    return this.entityOver(at) !== undefined;
  }

  entityFrom(at: number): EntityHit | undefined {
    const hit = this.entityOver(at);
    return hit?.first === at ? hit : undefined;
  }

  entityBefore(at: number): EntityHit | undefined {
    const hit = at > 0 ? this.entityOver(at - 1) : undefined;
    return hit?.end === at ? hit : undefined;
  }

  isTaken(at: number): boolean {
    return this.#marks.taken[at] === 1;
  }

  take(first: number, end: number): void {
    for (let at = first; at < end; at++) this.#marks.taken[at] = 1;
  }

  #remembered: unknown;
  #rememberedAt = -1;
  #rememberedBy: unknown;

  /** What a pure function of a token answers, kept until another token is asked about: grammars ask in turn. */
  remember<T>(at: number, compute: (reading: Reading, at: number) => T): T {
    if (this.#rememberedAt !== at || this.#rememberedBy !== compute) {
      this.#remembered = compute(this, at);
      this.#rememberedAt = at;
      this.#rememberedBy = compute;
    }
    return this.#remembered as T;
  }

  /** Folded code of a punctuation mark, 0 for words, numbers and the end. */
  mark(at: number): number {
    return at >= 0 && at < this.count && (this.tokens.shape[at]! & Shape.punctuation) !== 0
      ? this.tokens.word[at]!
      : 0;
  }

  isMark(at: number, mark: string): boolean {
    return this.mark(at) === mark.charCodeAt(0);
  }

  isNumber(at: number): boolean {
    return at >= 0 && at < this.count && (this.tokens.shape[at]! & Shape.number) !== 0;
  }

  /** Bits of `Gap` before a token. */
  gap(at: number): number {
    return at < this.count ? this.tokens.gap[at]! : Gap.blankLine;
  }

  /** True if nothing but a space, a line break or one hyphen stands before the token. */
  joins(at: number): boolean {
    return at < this.count && (this.tokens.gap[at]! & (Gap.blankLine | Gap.dash)) === 0;
  }

  sameSentence(a: number, b: number): boolean {
    if (a >= this.count || b >= this.count) return false;
    return this.tokens.sentence[a] === this.tokens.sentence[b];
  }

  /** Text of one token as written. */
  textOf(at: number): string {
    return at >= 0 && at < this.count ? this.text.slice(this.tokens.start[at]!, this.tokens.end[at]!) : '';
  }

  /** Text of one token in lower case. */
  wordOf(at: number): string {
    return this.textOf(at).toLowerCase();
  }

  span(first: number, end: number): Span {
    return { start: this.tokens.start[first]!, end: this.tokens.end[end - 1]! };
  }

  slice(first: number, end: number): string {
    return this.text.slice(this.tokens.start[first]!, this.tokens.end[end - 1]!);
  }

  /** Span and surface of a mention that covers tokens `first` to `end`. */
  at(first: number, end: number): { readonly span: Span; readonly surface: string } {
    return { span: this.span(first, end), surface: this.slice(first, end) };
  }
}
