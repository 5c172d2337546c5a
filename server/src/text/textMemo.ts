/** Answers kept before all of them are let go: more than the headings and items of a long document. */
const CAPACITY = 10_000;

/** Remembers what a function makes of short texts, which come again with every version of a document. */
export class TextMemo<T> {
  readonly #make: (text: string) => T;
  readonly #known = new Map<string, T>();

  /** @param make its answer must follow from the text alone */
  constructor(make: (text: string) => T) {
    this.#make = make;
  }

  get(text: string): T {
    const known = this.#known.get(text);
    if (known !== undefined || this.#known.has(text)) return known as T;
    if (this.#known.size >= CAPACITY) this.#known.clear();
    const made = this.#make(text);
    this.#known.set(text, made);
    return made;
  }
}
