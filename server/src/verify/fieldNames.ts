import type { EntityRef, KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';

/** Words of the longest name looked for. */
const LONGEST = 6;

/**
 * What a short field names, `QT-prolonging or bradycardic drug`: the longest names first, none inside another. A plural
 * ending is overlooked.
 */
export function namedIn(text: string, knowledge: KnowledgeIndex): readonly EntityRef[] {
  const words = text.split(/[\s,;/()]+/u).filter((each) => each !== '');
  const found: EntityRef[] = [];
  let at = 0;
  while (at < words.length) {
    let length = Math.min(LONGEST, words.length - at);
    let refs: readonly EntityRef[] = [];
    for (; length > 0; length--) {
      const name = words.slice(at, at + length).join(' ');
      refs = knowledge.resolveName(name);
      if (refs.length === 0 && name.endsWith('s')) refs = knowledge.resolveName(name.slice(0, -1));
      if (refs.length > 0) break;
    }
    found.push(...refs);
    at += Math.max(1, length);
  }
  return found;
}

/** Ids of one kind that a field names. */
export function idsIn(text: string, kind: EntityRef['kind'], knowledge: KnowledgeIndex): readonly string[] {
  return namedIn(text, knowledge).flatMap((each) => (each.kind === kind ? [each.id] : []));
}
