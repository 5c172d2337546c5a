import type { Span } from './span.ts';

/** One run of a mapped text: `length` code units of the read text come from `sourceLength` code units of the source. */
export interface Segment {
  readonly start: number;
  readonly length: number;
  readonly sourceStart: number;
  readonly sourceLength: number;
  /** Stands for its source as a whole, even where both are equally long; otherwise code unit by code unit. */
  readonly replaced?: true;
}

/**
 * Text as a person reads it (markup, escapes and folds removed) together with where each code unit stands in the source.
 * Runs copied unchanged map code unit by code unit; a replaced run (an escape, an entity, a folded line break) maps as a whole.
 */
export class MappedText {
  readonly text: string;
  readonly segments: readonly Segment[];

  private constructor(text: string, segments: readonly Segment[]) {
    this.text = text;
    this.segments = segments;
  }

  /** A text that is read exactly as it stands at `sourceStart`. */
  static verbatim(text: string, sourceStart: number): MappedText {
    return new MappedText(text, [{ start: 0, length: text.length, sourceStart, sourceLength: text.length }]);
  }

  /** The smallest source span that produced `range` of the read text. An empty range maps to an empty span. */
  toSource(range: Span): Span {
    if (range.end <= range.start) {
      const at = this.#sourceStartOf(range.start);
      return { start: at, end: at };
    }
    return { start: this.#sourceStartOf(range.start), end: this.#sourceEndOf(range.end) };
  }

  /**
   * The offset in the read text for a source offset, or `undefined` where the source offset is markup outside every run.
   * Offsets inside a replaced run map to its start.
   */
  fromSource(offset: number): number | undefined {
    let low = 0;
    let high = this.segments.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const segment = this.segments[middle]!;
      if (offset < segment.sourceStart) high = middle - 1;
      else if (offset > segment.sourceStart + segment.sourceLength) low = middle + 1;
      else {
        if (!segment.replaced) return segment.start + (offset - segment.sourceStart);
        return offset === segment.sourceStart + segment.sourceLength
          ? segment.start + segment.length
          : segment.start;
      }
    }
    return undefined;
  }

  /**
   * This text with its places taken one step further back: `outer` is the text that this one was read from, and the result
   * maps to the source of `outer`. Used for Markdown inside a YAML scalar, where both have markup of their own.
   */
  through(outer: MappedText): MappedText {
    const only = outer.segments.length === 1 ? outer.segments[0] : undefined;
    if (only && !only.replaced) {
      const shift = only.sourceStart - only.start;
      if (shift === 0) return this;
      return new MappedText(
        this.text,
        this.segments.map((each) => ({ ...each, sourceStart: each.sourceStart + shift })),
      );
    }
    const builder = MappedText.builder();
    for (const each of this.segments) {
      const text = this.text.slice(each.start, each.start + each.length);
      if (!each.replaced) outer.#copyInto(builder, text, each.sourceStart);
      else
        builder.replace(
          text,
          outer.toSource({ start: each.sourceStart, end: each.sourceStart + each.sourceLength }),
        );
    }
    const at = this.segments[0]?.sourceStart ?? 0;
    return builder.build(outer.toSource({ start: at, end: at }).start);
  }

  /** True if this is another text that stands a number of code units further on in the source. */
  isMoved(other: MappedText, by: number): boolean {
    return (
      this.text === other.text &&
      this.segments.length === other.segments.length &&
      this.segments.every((each, index) => {
        const { start, sourceStart, sourceLength, replaced } = other.segments[index]!;
        return (
          each.start === start &&
          each.sourceStart === sourceStart + by &&
          each.sourceLength === sourceLength &&
          each.replaced === replaced
        );
      })
    );
  }

  /** The part of this text in `range`, mapped to the same source. A replaced run that is cut still maps as a whole. */
  slice(range: Span): MappedText {
    const builder = MappedText.builder();
    this.#copyInto(builder, this.text.slice(range.start, range.end), range.start);
    return builder.build(this.toSource({ start: range.start, end: range.start }).start);
  }

  /** Appends `text`, which stands unchanged at `start` of this text, run by run with this text's own places. */
  #copyInto(builder: MappedTextBuilder, text: string, start: number): void {
    const end = start + text.length;
    for (let index = this.#indexAt(start), at = start; at < end; index++) {
      const segment = this.segments[index];
      if (!segment) return;
      const stop = Math.min(end, segment.start + segment.length);
      if (stop <= at) continue;
      const run = text.slice(at - start, stop - start);
      if (!segment.replaced) builder.copy(run, segment.sourceStart + (at - segment.start));
      else
        builder.replace(run, {
          start: segment.sourceStart,
          end: segment.sourceStart + segment.sourceLength,
        });
      at = stop;
    }
  }

  #indexAt(offset: number): number {
    let low = 0;
    let high = this.segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.segments[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #sourceStartOf(offset: number): number {
    const segment = this.segments[this.#indexAt(offset)];
    if (!segment) return 0;
    const inside = offset - segment.start;
    if (inside >= segment.length) return segment.sourceStart + segment.sourceLength;
    return segment.replaced ? segment.sourceStart : segment.sourceStart + inside;
  }

  #sourceEndOf(offset: number): number {
    const segment = this.segments[this.#indexAt(offset - 1)];
    if (!segment) return 0;
    const inside = offset - segment.start;
    return segment.sourceStart + (segment.replaced ? segment.sourceLength : inside);
  }

  /** Starts an empty mapped text to which runs are appended in source order. */
  static builder(): MappedTextBuilder {
    return new MappedTextBuilder((text, segments) => new MappedText(text, segments));
  }
}

/** Collects runs in source order; adjacent verbatim runs are joined. */
export class MappedTextBuilder {
  #text = '';
  readonly #segments: Segment[] = [];
  readonly #finish: (text: string, segments: readonly Segment[]) => MappedText;

  constructor(finish: (text: string, segments: readonly Segment[]) => MappedText) {
    this.#finish = finish;
  }

  /** Length of the text read so far, in UTF-16 code units. */
  get length(): number {
    return this.#text.length;
  }

  /** Appends source text unchanged. */
  copy(text: string, sourceStart: number): this {
    if (text.length === 0) return this;
    const last = this.#segments.at(-1);
    if (
      last &&
      !last.replaced &&
      last.sourceStart + last.sourceLength === sourceStart &&
      last.start + last.length === this.#text.length
    ) {
      const length = last.length + text.length;
      this.#segments[this.#segments.length - 1] = { ...last, length, sourceLength: length };
    } else {
      this.#segments.push({
        start: this.#text.length,
        length: text.length,
        sourceStart,
        sourceLength: text.length,
      });
    }
    this.#text += text;
    return this;
  }

  /** Appends text that stands for other source text: an escape, an entity, a folded line break. */
  replace(text: string, source: Span): this {
    if (text.length === 0) return this;
    const sourceLength = source.end - source.start;
    const segment = {
      start: this.#text.length,
      length: text.length,
      sourceStart: source.start,
      sourceLength,
    };
    // One code unit for one (a space for a line end) is mapped alike either way.
    this.#segments.push(text.length === 1 && sourceLength === 1 ? segment : { ...segment, replaced: true });
    this.#text += text;
    return this;
  }

  /** The text collected so far. `emptyAt` is the source offset at which an empty text stands. */
  build(emptyAt = 0): MappedText {
    if (this.#segments.length === 0)
      return this.#finish('', [{ start: 0, length: 0, sourceStart: emptyAt, sourceLength: 0 }]);
    return this.#finish(this.#text, this.#segments);
  }
}
