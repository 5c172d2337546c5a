import type { EntitySurface, KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import { normaliseName } from '../../knowledge/names.ts';
import type { BiomarkerRef } from '../../knowledge/types.ts';
import type { CompletionProposal } from '../../service.ts';
import { biomarkerWords } from '../../verify/words.ts';

export type NameKind = Extract<
  CompletionProposal['kind'],
  'drug' | 'drug-class' | 'gene' | 'biomarker' | 'variant' | 'disease' | 'trial'
>;

/** One thing that can be named, found by one of its names. */
export interface NameEntry {
  readonly kind: NameKind;
  readonly id: string;
  /** The name that was matched. */
  readonly matched: string;
  /** What is written: the INN for a drug whatever name was typed, elsewhere the name itself unless it is outdated. */
  readonly newText: string;
}

interface IndexedName {
  readonly key: string;
  readonly entry: NameEntry;
}

const KINDS: Readonly<Partial<Record<EntitySurface['entity']['kind'], NameKind>>> = {
  drug: 'drug',
  class: 'drug-class',
  gene: 'gene',
  variant: 'variant',
  disease: 'disease',
  trial: 'trial',
};

/** Names by prefix, for completion. Built once per knowledge base; a look-up is a binary search. */
export interface NameCatalogue {
  /** Entities with a name that starts with the text, one entry each, the best name first; case and hyphens do not count. */
  startingWith(text: string, kinds?: readonly NameKind[]): readonly NameEntry[];
}

export function createNameCatalogue(knowledge: KnowledgeIndex): NameCatalogue {
  const names = [...entityNames(knowledge), ...biomarkerNames(knowledge)].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  );
  return {
    startingWith: (text, kinds) => {
      const prefix = normaliseName(text);
      const best = new Map<string, NameEntry>();
      for (let index = lowerBound(names, prefix); index < names.length; index++) {
        const { key, entry } = names[index]!;
        if (!key.startsWith(prefix)) break;
        if (kinds && !kinds.includes(entry.kind)) continue;
        const identity = `${entry.kind} ${entry.id}`;
        const other = best.get(identity);
        if (!other || isBetter(entry, other, text)) best.set(identity, entry);
      }
      return [...best.values()];
    },
  };
}

/** A name written just as it is being typed wins, then a preferred one, then the shorter one. */
function isBetter(entry: NameEntry, other: NameEntry, typed: string): boolean {
  const isLiteral = (each: NameEntry): number =>
    Number(each.matched.toLowerCase().startsWith(typed.toLowerCase()));
  const isPreferred = (each: NameEntry): number => Number(each.matched === each.newText);
  return (
    (isLiteral(entry) - isLiteral(other) ||
      isPreferred(entry) - isPreferred(other) ||
      other.matched.length - entry.matched.length) > 0
  );
}

function lowerBound(names: readonly IndexedName[], prefix: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (names[middle]!.key < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}

function entityNames(knowledge: KnowledgeIndex): readonly IndexedName[] {
  return knowledge.surfaces().flatMap(({ text, status, language, entity, role }): readonly IndexedName[] => {
    const kind = KINDS[entity.kind];
    if (!kind || status === 'misspelling' || role === 'hgvs') return [];
    if (language !== undefined && language !== 'en') return [];
    const name = knowledge.nameOf({ kind: entity.kind, id: entity.id });
    const isOutdated = status === 'legacy' || status === 'obsolete';
    const writesName = kind === 'drug' || kind === 'gene' || kind === 'variant' || isOutdated;
    return [
      {
        key: normaliseName(text),
        entry: { kind, id: entity.id, matched: text, newText: writesName ? name : text },
      },
    ];
  });
}

/** The biomarkers that approvals and evidence speak of: `ROS1 fusion`, `ROS1-positive`. */
function biomarkerNames({ records }: KnowledgeIndex): readonly IndexedName[] {
  const refs: readonly BiomarkerRef[] = [
    ...records.drugs.flatMap((drug) => drug.approvals.flatMap(({ biomarkers }) => biomarkers)),
    ...records.evidence.flatMap(({ biomarkers }) => biomarkers),
  ];
  const names = new Map<string, IndexedName>();
  const add = (text: string, id: string): void => {
    const entry: NameEntry = { kind: 'biomarker', id, matched: text, newText: text };
    names.set(text, { key: normaliseName(text), entry });
  };
  for (const ref of refs) {
    if (ref.variant !== undefined) continue;
    const words = biomarkerWords(ref);
    add(words, words);
    if (ref.alteration === 'fusion') add(`${ref.gene}-positive`, `${ref.gene}-positive`);
  }
  return [...names.values()];
}
