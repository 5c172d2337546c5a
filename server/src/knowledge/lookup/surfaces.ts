import type { EntityRef, EntitySurface, SurfaceRole } from '../knowledgeIndex.ts';
import type { DrugClassRecord, KnowledgeRecords, NameRecord, Surface } from '../types.ts';
import { generationNames } from './generations.ts';
import { variantSurfaces } from './variantSurfaces.ts';

/** Worked out once for records: those with overlays are verified by one index and used by another. */
const known = new WeakMap<KnowledgeRecords, readonly EntitySurface[]>();

/** Every name of every entity, without repetitions, sorted by text and then by entity. */
export function surfacesOf(records: KnowledgeRecords): readonly EntitySurface[] {
  let surfaces = known.get(records);
  if (!surfaces) {
    surfaces = collectSurfaces(records);
    known.set(records, surfaces);
  }
  return surfaces;
}

function collectSurfaces(records: KnowledgeRecords): readonly EntitySurface[] {
  const all = [
    ...drugSurfaces(records),
    ...classSurfaces(records),
    ...records.genes.flatMap((gene) => [
      // Symbols are words too (MET, ALK, ROS): only their own letter case names the gene.
      name(gene.symbol, { kind: 'gene', id: gene.id }, 'symbol', 'exact'),
      name(gene.name, { kind: 'gene', id: gene.id }, 'name'),
      ...synonyms(gene.synonyms, { kind: 'gene', id: gene.id }),
      ...variantSurfaces(gene),
    ]),
    ...named(records.diseases, 'disease'),
    ...named(records.substances, 'substance'),
    ...named(records.terms, 'term'),
    ...trialSurfaces(records),
    ...records.names.flatMap(nameSurfaces),
  ];
  return sortedWithoutRepetitions(all);
}

function drugSurfaces(records: KnowledgeRecords): readonly EntitySurface[] {
  return records.drugs.flatMap((drug) => {
    const entity: EntityRef = { kind: 'drug', id: drug.id };
    return [
      name(drug.inn, entity, 'inn'),
      ...drug.brands.map((brand) => name(brand.name, entity, 'brand')),
      ...(drug.codeNames ?? []).map((each) => name(each, entity, 'code-name')),
      ...synonyms(drug.synonyms ?? [], entity),
    ];
  });
}

function classSurfaces(records: KnowledgeRecords): readonly EntitySurface[] {
  return records.classes.flatMap((each) => {
    const own = [
      name(each.name, { kind: 'class', id: each.id }, 'name'),
      ...synonyms(each.synonyms, { kind: 'class', id: each.id }),
    ];
    const generations = generationsIn(each, records);
    return [...own, ...own.flatMap((surface) => generations.flatMap((n) => ofGeneration(surface, n)))];
  });
}

/** Generations that any drug states for its membership of the class itself. */
function generationsIn(drugClass: DrugClassRecord, records: KnowledgeRecords): readonly number[] {
  const generations = records.drugs.flatMap((drug) =>
    drug.classes.flatMap((each) => (each.class === drugClass.id ? (each.generation ?? []) : [])),
  );
  return [...new Set(generations)].sort();
}

/** "second-generation ALK inhibitor"; so long a name is unmistakable in any letter case. */
function ofGeneration(surface: EntitySurface, generation: number): readonly EntitySurface[] {
  if (surface.status === 'misspelling') return [];
  return generationNames(surface.text, generation).map((text) => ({
    ...surface,
    text,
    match: 'any',
    entity: { ...surface.entity, generation },
    role: 'synonym',
  }));
}

function trialSurfaces(records: KnowledgeRecords): readonly EntitySurface[] {
  return records.trials.flatMap((trial) => {
    const entity: EntityRef = { kind: 'trial', id: trial.id };
    const ids = trial.nct === undefined ? [] : [trial.nct];
    return [
      // An acronym without a digit is an English word (CROWN, ALEX, ALTA): its letter case tells it apart.
      name(trial.acronym, entity, 'acronym', /\d/.test(trial.acronym) ? 'any' : 'exact'),
      ...synonyms(trial.synonyms, entity),
      ...[...ids, ...(trial.otherIds ?? [])].map((id) => name(id, entity, 'registry-id')),
    ];
  });
}

/** Names of a drug, class, gene or disease of which nothing else is recorded, in the roles its record would give them. */
function nameSurfaces(record: NameRecord): readonly EntitySurface[] {
  const entity: EntityRef = { kind: record.kind, id: record.id };
  const role = record.kind === 'drug' ? 'inn' : record.kind === 'gene' ? 'symbol' : 'name';
  return [
    name(record.name, entity, role, record.kind === 'gene' ? 'exact' : 'any'),
    ...(record.brands ?? []).map((each) => name(each, entity, 'brand')),
    ...(record.codeNames ?? []).map((each) => name(each, entity, 'code-name')),
    ...synonyms(record.synonyms ?? [], entity),
  ];
}

function named(
  records: readonly { readonly id: string; readonly name: string; readonly synonyms: readonly Surface[] }[],
  kind: EntityRef['kind'],
): readonly EntitySurface[] {
  return records.flatMap((record) => {
    const entity: EntityRef = { kind, id: record.id };
    return [name(record.name, entity, 'name'), ...synonyms(record.synonyms, entity)];
  });
}

function name(
  text: string,
  entity: EntityRef,
  role: SurfaceRole,
  match: EntitySurface['match'] = 'any',
): EntitySurface {
  return { text, match, status: 'preferred', entity, role };
}

function synonyms(surfaces: readonly Surface[], entity: EntityRef): readonly EntitySurface[] {
  return surfaces.map((surface) => ({
    text: surface.text,
    match: surface.match ?? 'any',
    status: surface.status ?? 'accepted',
    ...(surface.language === undefined ? {} : { language: surface.language }),
    entity,
    role: 'synonym',
  }));
}

/** From the freest to the most careful way of matching. */
const MATCHES: readonly EntitySurface['match'][] = ['any', 'exact', 'context'];

/**
 * Sorted by text and entity, one surface for each: the first, which carries the most telling role, with the most careful
 * match. The texts are sorted by themselves: without a function to compare them that takes a fraction of the time.
 */
function sortedWithoutRepetitions(surfaces: readonly EntitySurface[]): readonly EntitySurface[] {
  const byText = new Map<string, EntitySurface[]>();
  for (const surface of surfaces) {
    const known = byText.get(surface.text);
    if (known) known.push(surface);
    else byText.set(surface.text, [surface]);
  }
  const sorted: EntitySurface[] = [];
  for (const text of [...byText.keys()].sort()) {
    const own = byText.get(text)!;
    if (own.length === 1) sorted.push(own[0]!);
    else sorted.push(...withoutRepetitions(own.sort(compareEntities)));
  }
  return sorted;
}

/** @param surfaces of one text, sorted by entity */
function withoutRepetitions(surfaces: readonly EntitySurface[]): readonly EntitySurface[] {
  const unique: EntitySurface[] = [];
  for (const surface of surfaces) {
    const first = unique.at(-1);
    if (!first || compareEntities(first, surface) !== 0) unique.push(surface);
    else if (MATCHES.indexOf(surface.match) > MATCHES.indexOf(first.match))
      unique[unique.length - 1] = { ...first, match: surface.match };
  }
  return unique;
}

function compareEntities({ entity: a }: EntitySurface, { entity: b }: EntitySurface): number {
  return (
    compareTexts(a.kind, b.kind) || compareTexts(a.id, b.id) || (a.generation ?? 0) - (b.generation ?? 0)
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
