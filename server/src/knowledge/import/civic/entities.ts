import type { EntityKind, KnowledgeIndex } from '../../knowledgeIndex.ts';
import type { NameRecord } from '../../types.ts';
import type { GeneKnowledge } from './profile.ts';

/** An entity of the base, or why a name could not be found in it. */
export type Mapped = { readonly id: string } | { readonly problem: string };

/** Names that describe a group of drugs rather than one. */
const GROUP =
  /\b(?:inhibitor|antibody|antibodies|antagonist|agonist|agent|therapy|chemotherapy|regimen|vaccine|cells?|radiation|immunotherapy)s?$/i;

/**
 * Salts and hydrates, whose names (INN modified) are the active moiety's and these words: `imatinib mesylate` is imatinib.
 */
const SALT =
  /(?:\s+(?:mesylate|hydrochloride|dihydrochloride|tosylate|ditosylate|phosphate|malate|maleate|sulfate|acetate|citrate|succinate|fumarate|tartrate|besylate|esylate|bromide|chloride|sodium|disodium|potassium|calcium|anhydrous|monohydrate|dihydrate|dimethyl sulfoxide))+$/i;

/** DOID of cancer as such: evidence on it is tied to no disease. */
const ANY_CANCER: ReadonlySet<string> = new Set(['162', '4']);

/** Finds what CIViC names in the base, by code first, then by name; what the base does not know becomes a name of its own. */
export class EntityMapper implements GeneKnowledge {
  readonly #index: KnowledgeIndex;
  readonly #byDoid: ReadonlyMap<string, string>;
  readonly #partners: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names made for entities the base lacks, by `<kind>/<id>`. */
  readonly #made = new Map<string, NameRecord>();
  readonly #today: string;
  readonly #source: string;

  /**
   * @param today `YYYY-MM-DD`, the review date of names that are made
   * @param source id of the source record that such names rest on
   */
  constructor(index: KnowledgeIndex, today: string, source: string) {
    this.#index = index;
    this.#today = today;
    this.#source = source;
    const coded = [...index.vocabulary().filter(({ kind }) => kind === 'disease'), ...index.records.diseases];
    this.#byDoid = new Map(
      coded.flatMap(({ id, codes }) =>
        codes?.doid ? [[codes.doid.replace(/^DOID:/u, ''), id] as const] : [],
      ),
    );
    this.#partners = new Map(
      index.relations().genes.map(({ id, fusionPartners = [] }) => [id, new Set(fusionPartners)]),
    );
  }

  /** The disease; `any` where the evidence is on cancer as such. */
  disease(name: string, doid: string): Mapped | 'any' {
    const code = doid.replace(/^DOID:/u, '');
    if (ANY_CANCER.has(code) || (code === '' && /^(?:cancer|solid tumou?r)$/i.test(name))) return 'any';
    const byCode = this.#byDoid.get(code);
    if (byCode !== undefined) return { id: byCode };
    const found = this.#named(name, ['disease']);
    if (found) return found;
    return this.#make('disease', slug(name), name, code === '' ? {} : { codes: { doid: `DOID:${code}` } });
  }

  /** The drug or class. */
  treatment(name: string): Mapped {
    const found = this.#named(name, ['drug', 'class']);
    if (found) return found;
    const moiety = name.replace(SALT, '');
    const ofMoiety = moiety === name ? undefined : this.#named(moiety, ['drug']);
    if (ofMoiety) return ofMoiety;
    if (/^[a-z]{1,4}$/i.test(name)) return { problem: `"${name}" is too short to be told from other words` };
    if (GROUP.test(name))
      return { problem: `"${name}" names a group of treatments that the base does not have` };
    return this.#make('drug', slug(name), name, {});
  }

  symbolOf(symbol: string): string | undefined {
    const known = this.#index.resolveName(symbol).filter(({ kind }) => kind === 'gene');
    if (known.length === 1) return known[0]!.id;
    if (known.length > 1) return known.find(({ id }) => id === symbol)?.id;
    // An HGNC symbol; other first words (`TMB`, `PLOIDY`) are told apart by what follows having no equal.
    if (!/^[A-Z][A-Z0-9-]*(?:orf\d+)?$/u.test(symbol) || symbol.length < 2) return undefined;
    const made = this.#make('gene', symbol, symbol, {});
    return 'id' in made ? made.id : undefined;
  }

  fusedGene(fivePrime: string, threePrime: string): string | undefined {
    const isPartner = (gene: string, other: string): boolean => this.#partners.get(gene)?.has(other) ?? false;
    if (isPartner(threePrime, fivePrime)) return threePrime;
    if (isPartner(fivePrime, threePrime)) return fivePrime;
    // Of two genes the base may know fusions of only one, with other partners.
    const fuses = [fivePrime, threePrime].filter((gene) => (this.#partners.get(gene)?.size ?? 0) > 0);
    return fuses.length === 1 ? fuses[0] : undefined;
  }

  /** The names made that some of the given ids refer to, sorted by id. */
  made(used: ReadonlySet<string>): readonly NameRecord[] {
    return [...this.#made]
      .filter(([key]) => used.has(key))
      .map(([, record]) => record)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  #named(name: string, kinds: readonly EntityKind[]): Mapped | undefined {
    const entities = this.#index
      .resolveName(name)
      .filter(({ kind, generation }) => kinds.includes(kind) && generation === undefined);
    if (entities.length === 0) return undefined;
    const ids = new Set(entities.map(({ id }) => id));
    return ids.size === 1
      ? { id: entities[0]!.id }
      : { problem: `"${name}" stands for several entities: ${[...ids].join(', ')}` };
  }

  #make(kind: NameRecord['kind'], id: string, name: string, rest: Partial<NameRecord>): Mapped {
    const key = `${kind}/${id}`;
    if (this.#made.has(key)) return { id };
    if (id === '') return { problem: `"${name}" gives no id` };
    const other = this.#index.resolveName(name)[0] ?? this.#index.resolveName(id)[0];
    if (other) return { problem: `"${name}" already names ${other.kind}/${other.id}` };
    const taken = [...this.#made.values()].find((each) => each.id === id);
    if (taken) return { problem: `"${name}" would have the same id as the ${taken.kind} ${taken.name}` };
    this.#made.set(key, {
      id,
      kind,
      reviewed: this.#today,
      name,
      ...rest,
      sources: [this.#source],
    });
    return { id };
  }
}

function slug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
}
