import type { TextBlock } from '../../document/types.ts';
import type { EntityRef, EntitySurface, KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import type { Span } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';
import { isOwnText } from '../places.ts';
import type { RuleContext, RuleDeclaration } from '../types.ts';
import documentation from './abbreviation-expansion.md';
import { expansionsIn } from './expansions.ts';

export const abbreviationExpansion: RuleDeclaration = {
  id: 'TRM005',
  name: 'abbreviation-expansion',
  family: 'terminology',
  severity: 'warning',
  summary: 'An abbreviation is written out as something it does not stand for, or stands for two things.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['disease'],
  options: [],
  documentation,
  check(context) {
    const first = new Map<string, Expansion>();
    for (const each of expansionsOf(context)) {
      if (isWrong(context, each)) continue;
      const earlier = first.get(each.short);
      if (!earlier) first.set(each.short, each);
      else if (!isSameTerm(earlier.long, each.long)) reportTwoWays(context, each, earlier);
    }
  },
};

interface Expansion {
  readonly short: string;
  readonly long: string;
  /** The long form. */
  readonly span: Span;
}

function expansionsOf({ analysis }: RuleContext): readonly Expansion[] {
  const { document, fields } = analysis;
  const listed = (fields?.abbreviations ?? []).flatMap(({ short, long }) =>
    long ? [{ short: short.value, long: long.value, span: long.span }] : [],
  );
  return [
    ...listed,
    ...document.blocks.flatMap((block) => (isOwnText(block) ? inBlock(analysis, block) : [])),
  ];
}

function inBlock(analysis: Analysis, block: TextBlock): readonly Expansion[] {
  return analysis
    .readingOf(block)
    .derive(expansionsIn)
    .map(({ short, long, start, end }) => ({
      short,
      long,
      span: block.text.toSource({ start, end }),
    }));
}

/**
 * Reports a long form that mixes words of what the abbreviation stands for with words of something else. A long form that
 * shares none is another meaning of the same letters, unless the letters are a symbol with a number, which has only one.
 */
function isWrong(context: RuleContext, { short, long, span }: Expansion): boolean {
  const { knowledge } = context.analysis;
  const meanings = meaningsOf(knowledge, short);
  if (meanings.length === 0) return false;
  const known = new Set(meanings.flatMap(({ words }) => words));
  const stated = wordsOf(long);
  const foreign = foreignWords(short, stated, known);
  const isSymbol = /\d/u.test(short) && knowledge.gene(short) !== undefined;
  const isMixed = isSymbol || stated.some((word) => known.has(word) && !COMMON.has(word));
  const isSpeltOtherwise = meanings.some(
    ({ letters, names }) => letters.has(lettersOf(long)) || names.some((name) => endsWithName(long, name)),
  );
  if (foreign.length === 0 || !isMixed || isSpeltOtherwise) return false;
  const right = meanings.map(({ name }) => name)[0]!;
  context.report({
    span,
    what: `“${short}” does not stand for “${long}”.`,
    why: `The knowledge base knows it as ${right}; “${inOriginal(long, foreign)}” belongs to something else.`,
    action: `Write “${right} (${short})”, or another abbreviation.`,
    key: `${short} ${long.toLowerCase()}`,
    fixes:
      context.analysis.document.source.slice(span.start, span.end) === long
        ? [
            {
              title: `Write “${right}”`,
              safety: 'suggestion',
              edits: [{ span, newText: right }],
              evidence: [],
            },
          ]
        : [],
  });
  return true;
}

/** Words that no long form has, those left out that spell one of its own short words: adenosine diphosphate for ADP. */
function foreignWords(
  short: string,
  stated: readonly string[],
  known: ReadonlySet<string>,
): readonly string[] {
  const strange = stated.filter((word) => word.length > 3 && !known.has(word) && !COMMON.has(word));
  const spelt = [...known]
    // Words of the abbreviation itself, ROS in ROS1, are what is being written out.
    .filter((word) => word.length <= 4 && !short.toLowerCase().startsWith(word))
    .some((word) => spellsOut(word, strange));
  return spelt ? [] : strange;
}

function spellsOut(short: string, words: readonly string[]): boolean {
  if (words.length < 2 || !words.every((word) => short.includes(word[0]!))) return false;
  const text = words.join(' ');
  let at = 0;
  for (const letter of short) {
    at = text.indexOf(letter, at);
    if (at < 0) return false;
    at++;
  }
  return text[0] === short[0];
}

/** The words as they are written. */
function inOriginal(long: string, words: readonly string[]): string {
  return long
    .split(/[^\p{L}\p{N}]+/u)
    .filter((each) => wordsOf(each).some((word) => words.includes(word)))
    .join(' ');
}

function reportTwoWays(context: RuleContext, { short, long, span }: Expansion, earlier: Expansion): void {
  context.report({
    span,
    what: `“${short}” stands for two things.`,
    why: `Here it stands for “${long}”, elsewhere for “${earlier.long}”, and a reader must guess which is meant.`,
    action: 'Abbreviate only one of them.',
    related: [{ message: `“${short}” as “${earlier.long}”.`, span: earlier.span }],
    key: `${short} ${long.toLowerCase()}`,
  });
}

interface Meaning {
  readonly name: string;
  readonly words: readonly string[];
  /** Long forms without blanks and hyphens. */
  readonly letters: ReadonlySet<string>;
  /** Every name it has, the abbreviation itself excepted. */
  readonly names: readonly string[];
}

const meanings = new WeakMap<KnowledgeIndex, Map<string, EntitySurface[]>>();

/** What an abbreviation stands for: entities that have it as a name wherever it stands, not only in some contexts. */
function meaningsOf(knowledge: KnowledgeIndex, short: string): readonly Meaning[] {
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
    return name === undefined
      ? []
      : [
          {
            name,
            words: longForms.flatMap(wordsOf),
            letters: new Set(longForms.map(lettersOf)),
            names: surfaces.map(({ text }) => text).filter((text) => text !== short),
          },
        ];
  });
  return found;
}

/** Kinds of which the base knows the long forms. */
const WRITTEN_OUT: ReadonlySet<EntityRef['kind']> = new Set(['gene', 'disease']);

function longNames(knowledge: KnowledgeIndex, { kind, id }: EntityRef): readonly string[] {
  const name =
    kind === 'gene' ? knowledge.gene(id)?.name : kind === 'disease' ? knowledge.disease(id)?.name : undefined;
  return name === undefined ? [] : [name];
}

function keyOf({ kind, id }: EntityRef): string {
  return `${kind}/${id}`;
}

/** True where only the last words are what is abbreviated: "harboring mutations in ERBB2 (HER2)". */
function endsWithName(long: string, name: string): boolean {
  const before = long.slice(0, -name.length);
  return /[\s-]$/u.test(before) && long.toLowerCase().endsWith(name.toLowerCase());
}

function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('tumour', 'tumor')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/s$/u, '');
}

/** Words that long forms may have more or less of without meaning something else. */
const COMMON: ReadonlySet<string> = new Set(
  'gene genes receptor protein kinase tyrosine oncogene proto factor cell cells lung cancer carcinoma tumor tumour malignant disease the of and in advanced metastatic stage human homolog type high low stable positive negative deficient fusion fusions rearrangement rearrangements mutation mutations'.split(
    ' ',
  ),
);

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replaceAll('tumour', 'tumor')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /\p{L}/u.test(word) && word.length > 1)
    .map((word) => word.replace(/(?<=\p{L}{3})s$/u, ''));
}

/** True unless the two share no telling word: spellings, plurals and shorter forms of one term share some. */
function isSameTerm(a: string, b: string): boolean {
  const first = new Set(wordsOf(a));
  return lettersOf(a) === lettersOf(b) || wordsOf(b).some((word) => first.has(word) && !COMMON.has(word));
}
