import type { EntityRef, EntitySurface } from '../knowledgeIndex.ts';
import { groupBy } from '../lookup/lazy.ts';
import { normaliseName } from '../names.ts';
import type { Pointer } from '../source/pointer.ts';
import { collectionOf, type RecordKind } from '../source/recordKinds.ts';
import type { CollisionPolicy, KnowledgeRecords } from '../types.ts';
import type { KnowledgeCheck, RecordPlace } from './context.ts';

/** One name stands for one entity, unless `collisions.yaml` says why it stands for several and what then holds. */
export const collisions: KnowledgeCheck = ({ index, report }) => {
  const policies = new Map(
    (index.records.collisions ?? []).map((each) => [normaliseName(each.surface), each]),
  );
  const used = new Set<CollisionPolicy>();
  const byName = groupBy(index.surfaces(), (surface) => [normaliseName(surface.text)]);
  for (const [name, surfaces] of byName) {
    const colliding = collidingSurfaces(surfaces);
    if (colliding.length === 0) continue;
    const entities = [...new Set(colliding.map(({ entity }) => idOf(entity)))];
    const policy = policies.get(name);
    if (policy) used.add(policy);
    const missing = entities.filter((each) => !policy?.entities.includes(each));
    if (missing.length === 0) continue;
    const [first, ...others] = colliding;
    const names = entities.join(' and ');
    const message = policy
      ? `"${first!.text}" also names ${missing.join(', ')}, which its policy in collisions.yaml leaves out. Add it there, or remove the name.`
      : `"${first!.text}" names both ${names}. Remove it from all but one, or add a policy with a reason to collisions.yaml.`;
    const last = others.at(-1)!;
    report('error', 'kb.synonym-collision', message, placeOf(last, index.records), [
      { ...placeOf(first!, index.records), message: `${idOf(first!.entity)} has the name here` },
    ]);
  }
  for (const policy of policies.values()) {
    if (used.has(policy)) continue;
    const message = `"${policy.surface}" no longer names more than one entity. Remove its policy.`;
    report('warning', 'kb.stale-collision-policy', message, {
      kind: 'collision',
      id: policy.surface,
      pointer: [],
    });
  }
};

/** Surfaces of different entities that one text can match; of each entity the first. */
function collidingSurfaces(surfaces: readonly EntitySurface[]): readonly EntitySurface[] {
  const colliding = surfaces.filter((a) => surfaces.some((b) => collide(a, b)));
  return [...new Map(colliding.toReversed().map((each) => [idOf(each.entity), each])).values()].reverse();
}

function collide(a: EntitySurface, b: EntitySurface): boolean {
  if (idOf(a.entity) === idOf(b.entity)) return false;
  // The same residue change occurs in many genes; the gene beside it in the text tells them apart.
  if (a.entity.kind === 'variant' && b.entity.kind === 'variant' && geneOf(a.entity) !== geneOf(b.entity))
    return false;
  return a.match === 'any' || b.match === 'any' || a.text === b.text;
}

function idOf({ kind, id }: EntityRef): string {
  return `${kind}/${id}`;
}

function geneOf({ id }: EntityRef): string {
  return id.slice(0, id.indexOf('/'));
}

function placeOf(surface: EntitySurface, records: KnowledgeRecords): RecordPlace {
  const { kind, id } = surface.entity;
  const recordKind: RecordKind = kind === 'variant' ? 'gene' : kind;
  const recordId = kind === 'variant' ? geneOf(surface.entity) : id;
  const record = records[collectionOf(recordKind)].find((each) => each.id === recordId);
  if (!record) {
    const name = records.names.find((each) => each.id === recordId);
    return { kind: 'name', id: recordId, pointer: find(name, surface.text, []) ?? [] };
  }
  return { kind: recordKind, id: recordId, pointer: find(record, surface.text, []) ?? [] };
}

/** Where in a record a text stands as a whole value; names made by rule (HGVS forms) stand nowhere. */
function find(value: unknown, text: string, pointer: Pointer): Pointer | undefined {
  if (value === text) return pointer;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, each] of Object.entries(value)) {
    const found =
      key === 'id' ? undefined : find(each, text, [...pointer, Array.isArray(value) ? Number(key) : key]);
    if (found) return found;
  }
  return undefined;
}
