import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';

/** Answers kept per question; a document asks few different ones, and every keystroke asks them again. */
const LIMIT = 4096;

/**
 * Remembers what a knowledge base answers. Indexes are immutable, so answers stay true; they go with their index, and all of
 * them are dropped when there are too many.
 */
export class KnowledgeMemo<T> {
  readonly #answers = new WeakMap<KnowledgeIndex, Map<string, T>>();

  /** The answer under the key, made at the first time it is asked for. */
  get(knowledge: KnowledgeIndex, key: string, make: () => T): T {
    let answers = this.#answers.get(knowledge);
    if (!answers || answers.size >= LIMIT) {
      answers = new Map();
      this.#answers.set(knowledge, answers);
    }
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = make();
    answers.set(key, answer);
    return answer;
  }
}
