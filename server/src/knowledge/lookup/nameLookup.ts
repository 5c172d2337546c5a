import { editDistance, toleratedEdits } from '../../text/nearest.ts';
import type { EntityKind, EntityRef, EntitySurface, Suggestion } from '../knowledgeIndex.ts';
import { normaliseName } from '../names.ts';
import type { KnowledgeRecords } from '../types.ts';
import { generationName } from './generations.ts';
import { lazy } from './lazy.ts';

/** Finding entities by name, and names for entities. */
export interface NameLookup {
  resolve(text: string): readonly EntityRef[];
  suggest(
    text: string,
    options: { readonly kinds?: readonly EntityKind[]; readonly limit?: number },
  ): readonly Suggestion[];
  nameOf(entity: EntityRef): string;
}

export function createNameLookup(
  records: KnowledgeRecords,
  surfaces: () => readonly EntitySurface[],
): NameLookup {
  const byName = lazy(() => {
    const names = new Map<string, EntityRef[]>();
    const add = (text: string, entity: EntityRef): void => {
      const key = normaliseName(text);
      const entities = names.get(key);
      if (!entities) names.set(key, [entity]);
      else if (!entities.some((each) => isSame(each, entity))) entities.push(entity);
    };
    for (const entity of entitiesOf(records)) add(entity.id, entity);
    for (const surface of surfaces()) add(surface.text, surface.entity);
    return names;
  });
  const displayNames = lazy(() => new Map(displayNamesOf(records)));
  return {
    resolve: (text) => [...(byName().get(normaliseName(text)) ?? [])],
    nameOf: (entity) => {
      const name = displayNames().get(keyOf({ kind: entity.kind, id: entity.id }));
      const shown = name ?? (entity.kind === 'variant' ? entity.id.replace('/', ' ') : entity.id);
      return entity.generation === undefined ? shown : generationName(shown, entity.generation);
    },
    suggest: (text, { kinds, limit = 3 }) => {
      const asked = normaliseName(text);
      const tolerated = toleratedEdits(asked.length);
      const nearest = new Map<string, Suggestion>();
      for (const { text: candidate, entity } of surfaces()) {
        if (kinds && !kinds.includes(entity.kind)) continue;
        const distance = editDistance(asked, normaliseName(candidate), tolerated);
        const known = nearest.get(keyOf(entity));
        if (distance > tolerated || (known && known.distance <= distance)) continue;
        nearest.set(keyOf(entity), { entity, text: candidate, distance });
      }
      return [...nearest.values()]
        .sort((a, b) => a.distance - b.distance || (a.text < b.text ? -1 : 1))
        .slice(0, limit);
    },
  };
}

function isSame(a: EntityRef, b: EntityRef): boolean {
  return a.id === b.id && a.kind === b.kind && a.generation === b.generation;
}

function keyOf(entity: EntityRef): string {
  return `${entity.kind} ${entity.id} ${entity.generation ?? ''}`;
}

function entitiesOf(records: KnowledgeRecords): readonly EntityRef[] {
  const refs = (kind: EntityKind, list: readonly { readonly id: string }[]): readonly EntityRef[] =>
    list.map(({ id }) => ({ kind, id }));
  return [
    ...refs('drug', records.drugs),
    ...refs('class', records.classes),
    ...refs('gene', records.genes),
    ...records.genes.flatMap((gene) =>
      gene.variants.map((each): EntityRef => ({ kind: 'variant', id: `${gene.id}/${each.short}` })),
    ),
    ...refs('disease', records.diseases),
    ...refs('substance', records.substances),
    ...refs('term', records.terms),
    ...refs('trial', records.trials),
    ...records.names.map(({ kind, id }): EntityRef => ({ kind, id })),
  ];
}

function* displayNamesOf(records: KnowledgeRecords): Iterable<readonly [string, string]> {
  // Names come first, so that the full record of the same entity has the last word.
  for (const { kind, id, name } of records.names) yield [keyOf({ kind, id }), name];
  for (const each of records.drugs) yield [keyOf({ kind: 'drug', id: each.id }), each.inn];
  for (const each of records.classes) yield [keyOf({ kind: 'class', id: each.id }), each.name];
  for (const each of records.genes) yield [keyOf({ kind: 'gene', id: each.id }), each.symbol];
  for (const each of records.diseases) yield [keyOf({ kind: 'disease', id: each.id }), each.name];
  for (const each of records.substances) yield [keyOf({ kind: 'substance', id: each.id }), each.name];
  for (const each of records.terms) yield [keyOf({ kind: 'term', id: each.id }), each.name];
  for (const each of records.trials) yield [keyOf({ kind: 'trial', id: each.id }), each.acronym];
}
