import { scalarValue } from './yamlLine.ts';
import type { FieldPath, PartialValue } from './yamlPlace.ts';

interface FlowFrame {
  readonly value: Record<string, PartialValue> | PartialValue[];
  key: string | undefined;
}

/** Where in an open flow collection the text ends. */
export interface FlowPlace {
  readonly slot: 'key' | 'value';
  readonly path: FieldPath;
  readonly typed: string;
  readonly typedStart: number;
  readonly quote: string | undefined;
  readonly ancestors: readonly PartialValue[];
}

/** Reads `{…}` and `[…]` piece by piece; the collection may end nowhere. */
export class FlowReader {
  readonly #frames: FlowFrame[] = [];
  #root: PartialValue = {};
  #closed = false;
  #quote: string | undefined;
  #token = '';

  get isClosed(): boolean {
    return this.#closed;
  }

  /** The collection as far as it was read. */
  get value(): PartialValue {
    return this.#root;
  }

  /** Reads on, at most to the end of the collection; what follows on the line is not read. */
  feed(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const character = text[at]!;
      if (this.#quote) {
        this.#token += character;
        if (character === this.#quote) this.#quote = undefined;
      } else if (character === '#' && (at === 0 || /\s/.test(text[at - 1]!))) {
        return;
      } else {
        this.#read(character, text[at + 1]);
        if (this.#closed) return;
      }
    }
  }

  /** A line break inside the collection separates words. */
  endLine(): void {
    if (this.#token !== '') this.#token += ' ';
  }

  place(offset: number): FlowPlace {
    const top = this.#frames.at(-1)!;
    const isKey = !Array.isArray(top.value) && top.key === undefined;
    const quote = /^["']/.exec(this.#token)?.[0];
    const typed = (quote ? this.#token.slice(1) : this.#token).replace(/^\s+/, '');
    const path = this.#frames.flatMap(({ value, key }): FieldPath => {
      if (Array.isArray(value)) return [key === undefined ? value.length : Number(key)];
      return key === undefined ? [] : [key];
    });
    return {
      slot: isKey ? 'key' : 'value',
      path,
      typed,
      typedStart: offset - typed.length,
      quote,
      ancestors: this.#frames.map(({ value }) => value),
    };
  }

  #read(character: string, next: string | undefined): void {
    if (character === '{') this.#open({});
    else if (character === '[') this.#open([]);
    else if (character === '}' || character === ']') this.#close();
    else if (character === ',') this.#endEntry();
    else if (character === ':' && (next === undefined || /[\s,{}[\]"']/.test(next))) this.#endKey();
    else this.#append(character);
  }

  #append(character: string): void {
    if (this.#token.trim() === '') {
      this.#token = '';
      if (/\s/.test(character)) return;
      if (character === '"' || character === "'") this.#quote = character;
    }
    this.#token += character;
  }

  #open(value: FlowFrame['value']): void {
    const parent = this.#frames.at(-1);
    if (!parent) this.#root = value;
    else if (Array.isArray(parent.value)) {
      parent.key = String(parent.value.length);
      parent.value.push(value);
    } else if (parent.key !== undefined) parent.value[parent.key] = value;
    this.#frames.push({ value, key: undefined });
    this.#token = '';
  }

  #close(): void {
    this.#endEntry();
    this.#frames.pop();
    if (this.#frames.length === 0) this.#closed = true;
  }

  #endKey(): void {
    const top = this.#frames.at(-1);
    if (top && !Array.isArray(top.value) && top.key === undefined) {
      top.key = scalarValue(this.#token.trim());
      this.#token = '';
    } else this.#token += ':';
  }

  #endEntry(): void {
    const top = this.#frames.at(-1);
    const written = scalarValue(this.#token.trim());
    this.#token = '';
    if (!top) return;
    if (Array.isArray(top.value)) {
      if (written !== '') top.value.push(written);
    } else if (top.key !== undefined && top.value[top.key] === undefined && written !== '') {
      top.value[top.key] = written;
    } else if (top.key === undefined && written !== '') top.value[written] = '';
    top.key = undefined;
  }
}
