/**
 * Keeps what the last two versions of a document asked for. After each version `sweep` lets go of what only older ones
 * needed, so memory follows the size of the document and an undone edit is still found.
 */
export class GenerationCache<V> {
  #current = new Map<string, V>();
  #previous = new Map<string, V>();

  /** The value for a key, made if neither generation has it. */
  get(key: string, make: () => V): V {
    const fresh = this.#current.get(key);
    if (fresh !== undefined) return fresh;
    const value = this.#previous.get(key) ?? make();
    this.#current.set(key, value);
    return value;
  }

  /** Ends a generation. */
  sweep(): void {
    this.#previous = this.#current;
    this.#current = new Map();
  }
}
