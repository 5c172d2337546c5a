/**
 * Where a cursor stands in YAML that is being typed. Reads tolerantly from the enclosing top-level key up to the cursor,
 * because a parse tree of an unfinished flow collection or a half-written key says little about the place.
 */
import type { Span } from '../../text/span.ts';
import { FlowReader } from './yamlFlow.ts';
import { readKey, scalarValue, startOfLine, startsFlow, stripComment } from './yamlLine.ts';

export type FieldPath = readonly (string | number)[];

/** What is read of a mapping or sequence before the cursor: scalars as written without quotes, nested containers. */
export type PartialValue = string | PartialMapping | PartialSequence;
export interface PartialMapping {
  readonly [key: string]: PartialValue | undefined;
}
export type PartialSequence = readonly PartialValue[];

export interface YamlPlace {
  /**
   * `key`: a key of the mapping at `path` is being typed; `value`: the value at `path`; `either`: the value at `path` on a
   * line of its own, which may be a scalar or the first key of a mapping; `text`: inside a block scalar or a comment.
   */
  readonly slot: 'key' | 'value' | 'either' | 'text';
  readonly path: FieldPath;
  /** What is typed of the key or value, up to the cursor, without an opening quote. */
  readonly typed: string;
  readonly span: Span;
  /** Quote the value was opened with. */
  readonly quote: string | undefined;
  /** Inside `{…}` or `[…]`. */
  readonly flow: boolean;
  /** The containers on the way to the cursor, outermost first, as far as they are written before it. */
  readonly ancestors: readonly PartialValue[];
}

interface Frame {
  readonly kind: 'mapping' | 'sequence';
  readonly indent: number;
  readonly value: Record<string, PartialValue> | PartialValue[];
  key: string | undefined;
}

/**
 * @param region the YAML: the whole file, or what stands between the fences of front matter.
 * @param offset a place inside it; offsets are those of `source`.
 */
export function yamlPlaceAt(source: string, region: Span, offset: number): YamlPlace {
  return new PlaceReader(source, topLevelStart(source, region, offset), offset).read();
}

/** Start of the last line before the offset that begins a top-level key, so that only one section is read. */
function topLevelStart(source: string, region: Span, offset: number): number {
  let start = startOfLine(source, offset);
  while (start > region.start) {
    if (/^[^\s#\-}\]]/.test(source.slice(start, start + 1))) return start;
    start = startOfLine(source, start - 1);
  }
  return region.start;
}

class PlaceReader {
  readonly #source: string;
  readonly #start: number;
  readonly #offset: number;
  readonly #frames: Frame[] = [];
  /** Indent a block scalar or a plain scalar's continuation must exceed; undefined outside one. */
  #scalarIndent: { readonly indent: number; readonly isBlock: boolean } | undefined;
  #flow: FlowReader | undefined;

  constructor(source: string, start: number, offset: number) {
    this.#source = source;
    this.#start = start;
    this.#offset = offset;
  }

  read(): YamlPlace {
    let start = this.#start;
    while (true) {
      const lineEnd = this.#source.indexOf('\n', start);
      const isLast = lineEnd < 0 || lineEnd >= this.#offset;
      const line = this.#source.slice(start, isLast ? this.#offset : lineEnd).replace(/\r$/, '');
      const place = this.#line(line, start, isLast);
      if (place) return place;
      if (isLast) return this.#lastLine(line);
      start = lineEnd + 1;
    }
  }

  #line(line: string, lineStart: number, isLast: boolean): YamlPlace | undefined {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    const rest = line.slice(indent);
    if (this.#flow) {
      const isAbandoned = indent <= this.#indent && (readKey(rest) !== undefined || rest.startsWith('- '));
      if (!isAbandoned) return this.#readFlow(line, isLast);
      this.#flow = undefined;
    }
    if (this.#scalarIndent) {
      const { indent: parent, isBlock } = this.#scalarIndent;
      if (rest === '' ? isBlock && !isLast : indent > parent) {
        return isLast ? this.#place('text', rest, lineStart + indent) : undefined;
      }
      this.#scalarIndent = undefined;
    }
    if (rest.startsWith('#')) return isLast ? this.#place('text', '', this.#offset) : undefined;
    if (rest === '' && !isLast) return undefined;
    return this.#content(rest, lineStart, indent, isLast);
  }

  /** One line of block style from its first character on: dashes, then a key, then a value. */
  #content(rest: string, lineStart: number, indent: number, isLast: boolean): YamlPlace | undefined {
    let text = rest;
    let column = indent;
    for (let dash = /^-(?:\s+|$)/.exec(text); dash; dash = /^-(?:\s+|$)/.exec(text)) {
      this.#openItem(column);
      column += dash[0].length;
      text = text.slice(dash[0].length);
    }
    const key = readKey(text);
    if (key) {
      this.#openKey(column, key.name);
      column += key.length;
      text = text.slice(key.length);
      const blank = /^\s*/.exec(text)?.[0].length ?? 0;
      // Directly behind the colon nothing can be typed yet: a value needs a space first.
      if (text === '' && isLast) return this.#place('text', '', this.#offset);
      return this.#value(text.slice(blank), lineStart, column + blank, isLast);
    }
    if (isLast && !startsFlow(text)) return this.#typedAlone(text, lineStart, column);
    return this.#value(text, lineStart, column, isLast);
  }

  #value(text: string, lineStart: number, column: number, isLast: boolean): YamlPlace | undefined {
    if (startsFlow(text)) {
      this.#flow = new FlowReader();
      return this.#readFlow(text, isLast);
    }
    const uncommented = stripComment(text);
    if (isLast) {
      if (uncommented !== text) return this.#place('text', '', this.#offset);
      if (/^[|>]/.test(text)) return this.#place('text', '', this.#offset);
      return this.#place('value', text, lineStart + column);
    }
    const written = uncommented.trim();
    if (/^[|>]/.test(written)) this.#scalarIndent = { indent: this.#indent, isBlock: true };
    else if (written !== '') {
      this.#store(scalarValue(written));
      this.#scalarIndent = { indent: this.#indent, isBlock: false };
    }
    return undefined;
  }

  /** Words alone on the cursor's line: a key, an item, or the value of the key above. */
  #typedAlone(text: string, lineStart: number, column: number): YamlPlace {
    const top = this.#frames.at(-1);
    const opensItem = top?.kind === 'sequence' && column > top.indent && this.#pendingItem;
    if (opensItem) return this.#place('either', text, lineStart + column);
    this.#closeDeeperThan(column);
    const frame = this.#frames.at(-1);
    if (
      frame?.kind === 'mapping' &&
      frame.indent < column &&
      frame.key !== undefined &&
      this.#isOpen(frame)
    ) {
      return this.#place('either', text, lineStart + column);
    }
    if (frame?.kind === 'mapping') frame.key = undefined;
    else if (frame?.kind === 'sequence' && frame.indent === column) {
      this.#frames.pop();
      const parent = this.#frames.at(-1);
      if (parent) parent.key = undefined;
    }
    return this.#place('key', text, lineStart + column);
  }

  #readFlow(text: string, isLast: boolean): YamlPlace | undefined {
    const flow = this.#flow!;
    flow.feed(text);
    if (flow.isClosed) {
      this.#store(flow.value);
      this.#flow = undefined;
      return isLast ? this.#place('text', '', this.#offset) : undefined;
    }
    if (!isLast) {
      flow.endLine();
      return undefined;
    }
    const { slot, path, typed, typedStart, quote, ancestors } = flow.place(this.#offset);
    return {
      slot,
      path: [...this.#path(), ...path],
      typed,
      span: { start: typedStart, end: this.#offset },
      quote,
      flow: true,
      ancestors: [...this.#ancestors(), ...ancestors],
    };
  }

  #lastLine(line: string): YamlPlace {
    return this.#place('text', line.trim(), this.#offset);
  }

  #place(slot: YamlPlace['slot'], text: string, start: number): YamlPlace {
    const quote = /^["']/.exec(text)?.[0];
    const typed = quote ? text.slice(1) : text;
    return {
      slot,
      path: this.#path(),
      typed,
      span: { start: start + (quote ? 1 : 0), end: this.#offset },
      quote,
      flow: false,
      ancestors: this.#ancestors(),
    };
  }

  get #indent(): number {
    return this.#frames.at(-1)?.indent ?? -1;
  }

  #pendingItem = false;

  #openItem(column: number): void {
    while (this.#frames.length > 0) {
      const top = this.#frames.at(-1)!;
      if (top.indent < column || (top.indent === column && top.kind === 'sequence')) break;
      if (top.indent === column && top.kind === 'mapping' && this.#isOpen(top)) break;
      this.#frames.pop();
    }
    const top = this.#frames.at(-1);
    if (!(top?.kind === 'sequence' && top.indent === column)) {
      const items: PartialValue[] = [];
      this.#store(items);
      this.#frames.push({ kind: 'sequence', indent: column, value: items, key: undefined });
    }
    this.#pendingItem = true;
  }

  #openKey(column: number, name: string): void {
    this.#closeDeeperThan(column);
    let top = this.#frames.at(-1);
    // `key:` at the indent of a dash ends the sequence that stands at its parent key's own indent.
    if (top?.kind === 'sequence' && top.indent === column && !this.#pendingItem) {
      this.#frames.pop();
      top = this.#frames.at(-1);
    }
    if (!(top?.kind === 'mapping' && top.indent === column)) {
      const mapping: Record<string, PartialValue> = {};
      this.#store(mapping);
      this.#frames.push({ kind: 'mapping', indent: column, value: mapping, key: undefined });
    }
    this.#frames.at(-1)!.key = name;
    this.#pendingItem = false;
  }

  #closeDeeperThan(column: number): void {
    while ((this.#frames.at(-1)?.indent ?? -1) > column) this.#frames.pop();
  }

  /** True while the mapping's current key has no value yet. */
  #isOpen(frame: Frame): boolean {
    return frame.key !== undefined && !Array.isArray(frame.value) && frame.value[frame.key] === undefined;
  }

  #store(value: PartialValue): void {
    const top = this.#frames.at(-1);
    if (!top) return;
    if (Array.isArray(top.value)) {
      if (this.#pendingItem) top.value.push(value);
      this.#pendingItem = false;
    } else if (top.key !== undefined) {
      top.value[top.key] = value;
    }
  }

  #path(): FieldPath {
    const path: (string | number)[] = [];
    for (const frame of this.#frames) {
      if (Array.isArray(frame.value)) {
        const isPending = this.#pendingItem && frame === this.#frames.at(-1);
        path.push(isPending ? frame.value.length : Math.max(0, frame.value.length - 1));
      } else if (frame.key !== undefined) path.push(frame.key);
    }
    return path;
  }

  #ancestors(): readonly PartialValue[] {
    return this.#frames.map((frame) => frame.value);
  }
}
