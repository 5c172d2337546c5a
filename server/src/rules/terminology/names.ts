/** Names of the base by their status, for rules on which name a text uses. Built once for a base. */
import type { EntityRef, EntitySurface, KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';

export interface NameTables {
  /** Surfaces of genes and diseases that were replaced, by exact text. */
  readonly replaced: ReadonlyMap<string, EntitySurface>;
  /** Names of drugs by lower-case text. */
  readonly drugs: ReadonlyMap<string, readonly EntitySurface[]>;
}

const tables = new WeakMap<KnowledgeIndex, NameTables>();

export function nameTables(knowledge: KnowledgeIndex): NameTables {
  const known = tables.get(knowledge);
  if (known) return known;
  const replaced = new Map<string, EntitySurface>();
  const drugs = new Map<string, EntitySurface[]>();
  for (const surface of knowledge.surfaces()) {
    const { entity, status, text, match } = surface;
    if (entity.kind === 'drug') {
      const key = text.toLowerCase();
      const known = drugs.get(key);
      if (known) known.push(surface);
      else drugs.set(key, [surface]);
    } else if (
      (entity.kind === 'gene' || entity.kind === 'disease') &&
      (status === 'legacy' || status === 'obsolete') &&
      // A name that is only meant in some contexts may mean something else here.
      match !== 'context'
    )
      replaced.set(text.toLowerCase(), surface);
  }
  const built = { replaced, drugs };
  tables.set(knowledge, built);
  return built;
}

/** The name to use for a drug: its INN. */
export function innOf(knowledge: KnowledgeIndex, id: string): string {
  return knowledge.nameOf({ kind: 'drug', id } satisfies EntityRef);
}
