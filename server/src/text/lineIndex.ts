import type { Span } from './span.ts';

/** A place in a text as LSP counts it: line and character both 0-based, characters in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A range between two positions; the end is exclusive. */
export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

/**
 * Converts between offsets and positions of one text. Built once per text; each conversion is a binary search.
 * Line ends are `\n`, `\r\n` and a lone `\r`, as in the LSP specification.
 */
export class LineIndex {
  readonly #starts: Uint32Array;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    const starts: number[] = [0];
    for (let offset = 0; offset < text.length; offset++) {
      const code = text.charCodeAt(offset);
      if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) starts.push(offset + 1);
    }
    this.#starts = Uint32Array.from(starts);
  }

  /** Number of lines; an empty text has one. */
  get lineCount(): number {
    return this.#starts.length;
  }

  /** The position of an offset; offsets outside the text are clamped to it. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: clamped - this.#starts[low]! };
  }

  /** The offset of a position; a character past the end of its line is clamped to the line's end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#starts.length) return this.#text.length;
    const line = this.lineSpan(position.line);
    return Math.min(line.start + Math.max(0, position.character), line.end);
  }

  /** The span of a 0-based line without its line end. */
  lineSpan(line: number): Span {
    const start = this.#starts[line] ?? this.#text.length;
    let end = this.#starts[line + 1] ?? this.#text.length;
    while (end > start && isLineEnd(this.#text.charCodeAt(end - 1))) end--;
    return { start, end };
  }

  /** The positions of both ends of a span. */
  rangeOf(range: Span): PositionRange {
    return { start: this.positionAt(range.start), end: this.positionAt(range.end) };
  }
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
