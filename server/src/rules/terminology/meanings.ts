/** What abbreviations stand for: genes, diseases and terms of the base, and endpoints. */
import type { EntityRef, EntitySurface, KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import { endpointNames } from '../../recognise/index.ts';
import { KnowledgeMemo } from '../../verify/memo.ts';

export interface Meaning {
  readonly name: string;
  readonly isDisease: boolean;
  readonly words: readonly string[];
  /** Long forms without blanks and hyphens. */
  readonly letters: ReadonlySet<string>;
  /** Every name it has, the abbreviation itself excepted. */
  readonly names: readonly string[];
}

const meanings = new WeakMap<KnowledgeIndex, Map<string, EntitySurface[]>>();

const answers = new KnowledgeMemo<readonly Meaning[]>();

/** What an abbreviation stands for: entities that have it as a name wherever it stands, not only in some contexts. */
export function meaningsOf(knowledge: KnowledgeIndex, short: string): readonly Meaning[] {
  return answers.get(knowledge, short, () => lookUp(knowledge, short));
}

function lookUp(knowledge: KnowledgeIndex, short: string): readonly Meaning[] {
  let byEntity = meanings.get(knowledge);
  if (!byEntity) {
    byEntity = new Map();
    for (const surface of knowledge.surfaces()) {
      if (!WRITTEN_OUT.has(surface.entity.kind)) continue;
      const key = keyOf(surface.entity);
      const known = byEntity.get(key);
      if (known) known.push(surface);
      else byEntity.set(key, [surface]);
    }
    meanings.set(knowledge, byEntity);
  }
  const found = knowledge.resolveName(short).flatMap((entity) => {
    const surfaces = byEntity.get(keyOf(entity)) ?? [];
    const own = surfaces.find(({ text }) => text === short);
    if (!own || own.match === 'context' || !WRITTEN_OUT.has(entity.kind)) return [];
    const longForms = [
      ...surfaces.map(({ text }) => text).filter((text) => text.includes(' ')),
      ...longNames(knowledge, entity),
    ];
    // What follows a comma says what kind of gene it is.
    const name = (longNames(knowledge, entity)[0] ?? longForms[0])?.split(',')[0];
    // Tests go by names of their own, QTcF and SGOT, that do not abbreviate the name they are kept under.
    if (entity.kind === 'term' && (name === undefined || !abbreviates(short, name))) return [];
    return name === undefined
      ? []
      : [
          {
            name,
            isDisease: entity.kind === 'disease',
            words: longForms.flatMap(wordsOf),
            letters: new Set(longForms.map(lettersOf)),
            names: surfaces.map(({ text }) => text).filter((text) => text !== short),
          },
        ];
  });
  const endpoint = ENDPOINTS.get(short);
  return endpoint ? [...found, endpoint] : found;
}

/** What the abbreviations of endpoints stand for. */
export const ENDPOINTS: ReadonlyMap<string, Meaning> = new Map(
  endpointNames().flatMap((names) => {
    const longForms = names.filter((each) => each.includes(' ') && !/\b[A-Z]{2}/u.test(each));
    const meaning: Meaning = {
      name: longForms[0]!,
      isDisease: false,
      words: longForms.flatMap(wordsOf),
      letters: new Set(longForms.map(lettersOf)),
      names: longForms,
    };
    const shorts = names.filter((each) => /^[A-Z]{2,4}$/u.test(each));
    // The table has its abbreviations in capitals; texts write DoR as well.
    return shorts.flatMap((short) =>
      (short === 'DOR' ? [short, 'DoR'] : [short]).map((each) => [each, meaning] as const),
    );
  }),
);

/** The long forms of all of them: none stands for an abbreviation that has another. */
export const ENDPOINT_LONG_FORMS: ReadonlySet<string> = new Set(
  [...ENDPOINTS.values()].flatMap(({ letters }) => [...letters]),
);

/** True where the name begins with the first letter and has the others in order. */
function abbreviates(short: string, name: string): boolean {
  const text = name.toLowerCase();
  let at = -1;
  for (const letter of short.toLowerCase()) {
    const next = text.indexOf(letter, at + 1);
    if (next < 0 || (at < 0 && next > 0)) return false;
    at = next;
  }
  return true;
}

/** Kinds of which the base knows the long forms. */
const WRITTEN_OUT: ReadonlySet<EntityRef['kind']> = new Set(['gene', 'disease', 'term']);

function longNames(knowledge: KnowledgeIndex, { kind, id }: EntityRef): readonly string[] {
  const record =
    kind === 'gene'
      ? knowledge.gene(id)
      : kind === 'disease'
        ? knowledge.disease(id)
        : kind === 'term'
          ? knowledge.term(id)
          : undefined;
  return record === undefined ? [] : [record.name];
}

function keyOf({ kind, id }: EntityRef): string {
  return `${kind}/${id}`;
}

/** A long form without blanks, hyphens and plural. */
export function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('tumour', 'tumor')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/s$/u, '');
}

/** The words of a long form, in the singular. */
export function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replaceAll('tumour', 'tumor')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /\p{L}/u.test(word) && word.length > 1)
    .map((word) => word.replace(/(?<=\p{L}{3})s$/u, ''));
}
