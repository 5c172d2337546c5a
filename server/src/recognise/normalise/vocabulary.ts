/** Longest word that is told apart, in folded letters; longer runs (base64, sequences) are cut there. */
export const LONGEST_WORD = 80;

/** Ids below this are punctuation marks; 0 is a word nobody asked for. */
export const FIRST_WORD_ID = 128;

const S = 115;
const E = 101;
const I = 105;
const Y = 121;
const H = 104;
const O = 111;
const X = 120;
const Z = 122;

export const FIRST_SEED = 0x811c9dc5 | 0;
export const SECOND_SEED = 0x2f0b4c47;

/** One step of the first hash (FNV-1a). */
export function mixFirst(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, 0x01000193);
}

/** One step of the second hash, which shares no constant with the first. */
export function mixSecond(hash: number, letter: number): number {
  return Math.imul(hash + letter, 0x5bd1e995) ^ (hash >>> 15);
}

/** True if a word in `-es` after this letter may lose more than its `s`: `therapies`, `metastases`, `boxes`, `branches`. */
export function mayLoseMoreThanS(letter: number): boolean {
  return letter === I || letter === S || letter === X || letter === H || letter === Z || letter === O;
}

/**
 * The words that surfaces and grammars are made of, each with an id.
 *
 * Layout: an open-addressed table of four 32-bit cells per slot (first hash, second hash, id, unused), at most half
 * full, so one probe touches one cache line. Words are told apart by two independent 32-bit hashes and not compared
 * letter by letter: with 10^5 words, a false match is expected once in 10^14 words read.
 */
export class Vocabulary {
  /** Scratch space in which a caller spells the word it asks for, in folded code units. */
  readonly buffer = new Uint16Array(LONGEST_WORD);
  /** While true, unknown words are given ids: set while surfaces and phrases are being read, never for documents. */
  learning = false;
  #slots = new Int32Array(4 * 4096);
  #mask = 4095;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The two hashes of every word, in the order of their ids: all that a vocabulary is made of. */
  hashes(): Int32Array {
    const hashes = new Int32Array(2 * this.#size);
    for (let cell = 0; cell < this.#slots.length; cell += 4) {
      const id = this.#slots[cell + 2]!;
      if (id === 0) continue;
      const at = 2 * (id - FIRST_WORD_ID);
      hashes[at] = this.#slots[cell]!;
      hashes[at + 1] = this.#slots[cell + 1]!;
    }
    return hashes;
  }

  /** Fills an empty vocabulary with what `hashes` gave. */
  restore(hashes: Int32Array): void {
    this.#size = hashes.length / 2;
    let size = this.#mask + 1;
    while (this.#size * 2 > size - 1) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(4 * size);
    for (let word = 0; word < this.#size; word++)
      this.#put(hashes[2 * word]!, hashes[2 * word + 1]!, FIRST_WORD_ID + word);
  }

  /** Id of the word in the first `length` letters of `letters`, 0 if unknown. */
  find(letters: Uint16Array, length: number): number {
    let first = FIRST_SEED;
    let second = SECOND_SEED;
    for (let index = 0; index < length; index++) {
      first = mixFirst(first, letters[index]!);
      second = mixSecond(second, letters[index]!);
    }
    return this.lookup(first, second);
  }

  /** Id of the word with these two hashes, 0 if unknown. */
  lookup(first: number, second: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let slot = (first ^ (first >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const cell = slot << 2;
      const id = slots[cell + 2]!;
      if (id === 0) return this.learning ? this.#give(first, second) : 0;
      if (slots[cell] === first && slots[cell + 1] === second) return id;
    }
  }

  /** Id of the singular of a word that ends in `s`, 0 if unknown: `inhibitors`, `therapies`, `boxes`. */
  findSingular(letters: Uint16Array, length: number): number {
    const before = letters[length - 2]!;
    if (before === S || this.learning) return 0;
    const plain = this.find(letters, length - 1);
    if (plain !== 0 || before !== E || length < 5) return plain;
    if (letters[length - 3] === I) {
      letters[length - 3] = Y;
      const singular = this.find(letters, length - 2);
      letters[length - 3] = I;
      return singular;
    }
    const withoutEs = this.find(letters, length - 2);
    if (withoutEs !== 0 || letters[length - 3] !== S) return withoutEs;
    // `metastases`, `diagnoses`: Greek plurals.
    letters[length - 2] = I;
    const greek = this.find(letters, length);
    letters[length - 2] = E;
    return greek;
  }

  /** Gives an id to the word that was just not found. */
  #give(first: number, second: number): number {
    const id = FIRST_WORD_ID + this.#size++;
    if (this.#size * 2 > this.#mask) this.#enlarge();
    this.#put(first, second, id);
    return id;
  }

  #put(first: number, second: number, id: number): void {
    let slot = (first ^ (first >>> 15)) & this.#mask;
    while (this.#slots[(slot << 2) + 2] !== 0) slot = (slot + 1) & this.#mask;
    const cell = slot << 2;
    this.#slots[cell] = first;
    this.#slots[cell + 1] = second;
    this.#slots[cell + 2] = id;
  }

  #enlarge(): void {
    const old = this.#slots;
    this.#mask = (this.#mask + 1) * 2 - 1;
    this.#slots = new Int32Array(4 * (this.#mask + 1));
    for (let cell = 0; cell < old.length; cell += 4) {
      if (old[cell + 2] !== 0) this.#put(old[cell]!, old[cell + 1]!, old[cell + 2]!);
    }
  }
}
