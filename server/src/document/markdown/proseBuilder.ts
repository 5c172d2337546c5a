import { MappedText, type MappedTextBuilder } from '../../text/mappedText.ts';

/**
 * Builds the text of one block from its pieces: blanks at its ends go, and every line break, with the blanks and quote
 * marks around it, reads as one space.
 */
export class ProseBuilder {
  readonly #source: string;
  readonly #builder: MappedTextBuilder = MappedText.builder();
  /** Where an unwritten line break begins. */
  #breakAt: number | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  /** Length of the text read so far; a break still to be written is not counted. */
  get length(): number {
    return this.#builder.length;
  }

  /** Where the next piece of text will begin: after the break that will then be written. */
  get nextStart(): number {
    return this.#builder.length + (this.#breakAt !== undefined && this.#builder.length > 0 ? 1 : 0);
  }

  /** Reads `source[from, to)` as it stands, except for line breaks. */
  copy(from: number, to: number): void {
    const text = this.#source;
    let at = from;
    while (at < to) {
      if (this.#breakAt !== undefined || this.#builder.length === 0) {
        while (at < to && isBlank(text.charCodeAt(at))) at++;
        if (at >= to) return;
      }
      const feed = text.indexOf('\n', at);
      const stop = feed < 0 || feed >= to ? to : feed;
      let end = stop;
      // Blanks before a line break belong to it; at the end of a piece that is not known yet.
      if (stop < to) while (end > at && isBlank(text.charCodeAt(end - 1))) end--;
      if (end > at) {
        this.#flush(at);
        this.#builder.copy(text.slice(at, end), at);
      }
      if (stop >= to) return;
      this.break(end);
      at = stop + 1;
    }
  }

  /** Reads `text` for `source[from, to)`. */
  replace(text: string, from: number, to: number): void {
    this.#flush(from);
    this.#builder.replace(text, { start: from, end: to });
  }

  /** A line break at a source offset. */
  break(at: number): void {
    this.#breakAt ??= at;
  }

  /** The text read, with trailing blanks removed. `emptyAt` is where an empty text stands. */
  build(emptyAt: number): MappedText {
    const built = this.#builder.build(emptyAt);
    const length = built.text.trimEnd().length;
    return length === built.text.length ? built : built.slice({ start: 0, end: length });
  }

  #flush(at: number): void {
    if (this.#breakAt === undefined) return;
    if (this.#builder.length > 0)
      this.#builder.replace(' ', { start: this.#breakAt, end: Math.max(at, this.#breakAt) });
    this.#breakAt = undefined;
  }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
