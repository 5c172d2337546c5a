/**
 * A trie over word ids that finds, at any token, every phrase that begins there.
 *
 * Layout: node 0 is dead and node 1 the root. The root's edges are a plain array indexed by word id. All other edges
 * are in one open-addressed table of three 32-bit cells per slot (node, word, child), at most half full. A phrase is a
 * number the caller chose; the phrases that end at a node form a chain (`firstPhrase[node]`, then `nextPhrase`), the
 * greatest number first.
 * Speed therefore does not depend on how many phrases there are, memory is about 60 bytes per phrase.
 */
import { Gap, type TokenTable } from '../normalise/tokens.ts';

/** A trie as plain numbers. Nodes are counted from 2, a parent always before its children. */
export interface AutomatonImage {
  /** For each node its parent and the word that leads to it. */
  readonly nodes: Int32Array;
  /** For each phrase the node it ends at and its number, in the order of their numbers at a node. */
  readonly phrases: Int32Array;
}

/** Gaps a phrase may not run across: a paragraph's end and a spaced or long dash. */
const BREAKS = Gap.blankLine | Gap.dash;

export class Automaton {
  #rootEdges = new Int32Array(1024);
  #edges = new Int32Array(3 * 4096);
  #mask = 4095;
  #edgeCount = 0;
  #nodeCount = 2;
  #firstPhrase = new Int32Array(1024);
  #hasEdges = new Uint8Array(1024);
  readonly #phrases: number[] = [0];
  readonly #nextPhrase: number[] = [0];

  /** Phrases found by the last call of `match`, as many as it answered, with the token after each. */
  readonly found: number[] = [];
  readonly foundEnd: number[] = [];
  #foundCount = 0;

  /** Adds a phrase of one or more word ids under a number of the caller's choice (0 or more). */
  add(words: readonly number[], phrase: number): void {
    let node = 1;
    for (const word of words) node = node === 1 ? this.#rootChild(word) : this.#addChild(node, word);
    if (node !== 1) this.#end(node, phrase);
  }

  /** All of the trie, so that it need not be built again. */
  image(): AutomatonImage {
    const nodes = new Int32Array(2 * (this.#nodeCount - 2));
    this.#rootEdges.forEach((child, word) => {
      if (child !== 0) nodes.set([1, word], 2 * (child - 2));
    });
    for (let cell = 0; cell < this.#edges.length; cell += 3) {
      const [parent, word, child] = this.#edges.subarray(cell, cell + 3);
      if (parent !== 0) nodes.set([parent!, word!], 2 * (child! - 2));
    }
    const phrases: number[] = [];
    for (let node = 2; node < this.#nodeCount; node++) {
      const own: number[] = [];
      for (let link = this.#firstPhrase[node]!; link !== 0; link = this.#nextPhrase[link]!)
        own.unshift(this.#phrases[link]!);
      for (const phrase of own) phrases.push(node, phrase);
    }
    return { nodes, phrases: Int32Array.from(phrases) };
  }

  /**
   * Fills an empty automaton with what `image` gave.
   * @param renumber the number a phrase has here; its order must be that of the numbers given
   */
  restore({ nodes, phrases }: AutomatonImage, renumber: (phrase: number) => number): void {
    this.#reserve(nodes.length / 2);
    for (let at = 0; at < nodes.length; at += 2) {
      const parent = nodes[at]!;
      if (parent === 1) this.#rootChild(nodes[at + 1]!);
      else this.#newChild(parent, nodes[at + 1]!);
    }
    for (let at = 0; at < phrases.length; at += 2) this.#end(phrases[at]!, renumber(phrases[at + 1]!));
  }

  /** Lets a phrase end at a node. */
  #end(node: number, phrase: number): void {
    let before = 0;
    let next = this.#firstPhrase[node]!;
    while (next !== 0 && this.#phrases[next]! > phrase) {
      before = next;
      next = this.#nextPhrase[next]!;
    }
    const link = this.#phrases.push(phrase) - 1;
    this.#nextPhrase.push(next);
    if (before === 0) this.#firstPhrase[node] = link;
    else this.#nextPhrase[before] = link;
  }

  /**
   * Finds the phrases that begin at a token; the result stands in `found` and `foundEnd` until the next call.
   * Plural words also match their singular.
   */
  match(tokens: TokenTable, at: number): number {
    const word = tokens.word[at]!;
    const stem = tokens.stem[at]!;
    const edges = this.#rootEdges;
    const node = word < edges.length ? edges[word]! : 0;
    const stemNode = stem !== 0 && stem < edges.length ? edges[stem]! : 0;
    if (node === 0 && stemNode === 0) return 0;
    this.#foundCount = 0;
    if (node !== 0) this.#walk(tokens, node, at + 1);
    if (stemNode !== 0) this.#walk(tokens, stemNode, at + 1);
    return this.#foundCount;
  }

  #walk(tokens: TokenTable, from: number, next: number): void {
    let node = from;
    for (;;) {
      for (let link = this.#firstPhrase[node]!; link !== 0; link = this.#nextPhrase[link]!) {
        this.found[this.#foundCount] = this.#phrases[link]!;
        this.foundEnd[this.#foundCount++] = next;
      }
      if (this.#hasEdges[node] === 0 || next >= tokens.count || (tokens.gap[next]! & BREAKS) !== 0) return;
      const word = tokens.word[next]!;
      const stem = tokens.stem[next]!;
      const child = word === 0 ? 0 : this.#child(node, word);
      const stemChild = stem === 0 ? 0 : this.#child(node, stem);
      next++;
      if (child !== 0 && stemChild !== 0) this.#walk(tokens, stemChild, next);
      node = child !== 0 ? child : stemChild;
      if (node === 0) return;
    }
  }

  #rootChild(word: number): number {
    if (word >= this.#rootEdges.length) {
      const edges = new Int32Array(Math.max(word + 1, this.#rootEdges.length * 2));
      edges.set(this.#rootEdges);
      this.#rootEdges = edges;
    }
    if (this.#rootEdges[word] === 0) this.#rootEdges[word] = this.#newNode();
    return this.#rootEdges[word]!;
  }

  #addChild(node: number, word: number): number {
    const known = this.#child(node, word);
    if (known !== 0) return known;
    return this.#newChild(node, word);
  }

  #newChild(node: number, word: number): number {
    if ((this.#edgeCount + 1) * 2 > this.#mask) this.#enlarge();
    const child = this.#newNode();
    this.#put(node, word, child);
    this.#edgeCount++;
    this.#hasEdges[node] = 1;
    return child;
  }

  /** Makes room in an empty automaton, so that the tables need not grow step by step. */
  #reserve(nodes: number): void {
    let size = this.#mask + 1;
    while (nodes * 2 > size - 1) size *= 2;
    this.#mask = size - 1;
    this.#edges = new Int32Array(3 * size);
    this.#firstPhrase = new Int32Array(nodes + 1024);
    this.#hasEdges = new Uint8Array(nodes + 1024);
  }

  #newNode(): number {
    if (this.#nodeCount === this.#firstPhrase.length) {
      const phrases = new Int32Array(this.#nodeCount * 2);
      phrases.set(this.#firstPhrase);
      this.#firstPhrase = phrases;
      const hasEdges = new Uint8Array(this.#nodeCount * 2);
      hasEdges.set(this.#hasEdges);
      this.#hasEdges = hasEdges;
    }
    return this.#nodeCount++;
  }

  #slot(node: number, word: number): number {
    const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & this.#mask;
  }

  #child(node: number, word: number): number {
    const edges = this.#edges;
    for (let slot = this.#slot(node, word); ; slot = (slot + 1) & this.#mask) {
      const cell = slot * 3;
      const owner = edges[cell]!;
      if (owner === 0) return 0;
      if (owner === node && edges[cell + 1] === word) return edges[cell + 2]!;
    }
  }

  #put(node: number, word: number, child: number): void {
    let slot = this.#slot(node, word);
    while (this.#edges[slot * 3] !== 0) slot = (slot + 1) & this.#mask;
    this.#edges[slot * 3] = node;
    this.#edges[slot * 3 + 1] = word;
    this.#edges[slot * 3 + 2] = child;
  }

  #enlarge(): void {
    const old = this.#edges;
    this.#mask = (this.#mask + 1) * 2 - 1;
    this.#edges = new Int32Array(3 * (this.#mask + 1));
    for (let cell = 0; cell < old.length; cell += 3) {
      if (old[cell] !== 0) this.#put(old[cell]!, old[cell + 1]!, old[cell + 2]!);
    }
  }
}
