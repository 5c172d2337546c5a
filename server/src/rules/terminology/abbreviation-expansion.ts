import type { TextBlock } from '../../document/types.ts';
import type { Span } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';
import { isOwnText } from '../places.ts';
import type { RuleContext, RuleDeclaration } from '../types.ts';
import documentation from './abbreviation-expansion.md';
import { expansionsIn, type WrittenOut } from './expansions.ts';
import { ENDPOINT_LONG_FORMS, ENDPOINTS, lettersOf, meaningsOf, wordsOf } from './meanings.ts';

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
  const row = inRow(block);
  if (row) return [row];
  return [...analysis.readingOf(block).derive(expansionsIn), ...misplaced(block.text.text)].map(
    ({ short, long, start, end }) => ({
      short,
      long,
      span: block.text.toSource({ start, end }),
    }),
  );
}

const BRACKETED = /\(([A-Z][A-Za-z]{1,3})\)/gu;

/** The name of one endpoint right before the abbreviation of another: "progression-free survival (OS)". */
function misplaced(text: string): readonly WrittenOut[] {
  return [...text.matchAll(BRACKETED)].flatMap((match) => {
    const short = match[1]!;
    const meaning = ENDPOINTS.get(short);
    if (!meaning) return [];
    const before = text.slice(0, match.index).trimEnd();
    const long = [...ENDPOINTS.values()]
      .flatMap(({ names }) => names)
      .filter((name) => before.toLowerCase().endsWith(name.toLowerCase()))
      .sort((a, b) => b.length - a.length)[0];
    if (long === undefined || meaning.names.includes(long)) return [];
    const start = before.length - long.length;
    return [{ short, long: before.slice(start), start, end: before.length }];
  });
}

/** The cell beside an abbreviation in a table of them: "| ALK | anaplastic lymphoma kinase |". */
function inRow({ role, text, context }: TextBlock): Expansion | undefined {
  const { rowHeader, previousCell } = context;
  const head = rowHeader?.context.columnHeader?.text.text ?? '';
  if (role !== 'table-cell' || !rowHeader || previousCell !== rowHeader || !/\babbrev/i.test(head))
    return undefined;
  const long = text.text.trim();
  const start = text.text.indexOf(long);
  return {
    short: rowHeader.text.text.trim(),
    long,
    span: text.toSource({ start, end: start + long.length }),
  };
}

/**
 * Reports a long form that mixes words of what the abbreviation stands for with words of something else, or is the name of
 * what another abbreviation stands for. A long form that shares none is another meaning of the same letters, unless the
 * letters are a symbol with a number, which has only one.
 */
function isWrong(context: RuleContext, { short, long, span }: Expansion): boolean {
  const { knowledge } = context.analysis;
  const meanings = meaningsOf(knowledge, short);
  if (meanings.length === 0) return false;
  const known = new Set(meanings.flatMap(({ words }) => words));
  const common = (word: string): boolean =>
    COMMON.has(word) || (COMMON_SITES.has(word) && meanings.some(({ isDisease }) => isDisease));
  const stated = wordsOf(long);
  const foreign = foreignWords(
    short,
    stated.filter((word) => !common(word)),
    known,
  );
  const isSymbol = /\d/u.test(short) && knowledge.gene(short) !== undefined;
  const isMixed = isSymbol || stated.some((word) => known.has(word) && !common(word));
  const isSpeltOtherwise = meanings.some(
    ({ letters, names }) => letters.has(lettersOf(long)) || names.some((name) => endsWithName(long, name)),
  );
  // "ROS1 proto-oncogene receptor tyrosine kinase (ROS1)": a name that contains the symbol is of nothing else.
  if (stated.includes(short.toLowerCase())) return false;
  const isOther = ENDPOINT_LONG_FORMS.has(lettersOf(long)) && ENDPOINTS.has(short);
  if (isSpeltOtherwise || !(isOther || (foreign.length > 0 && isMixed))) return false;
  const right = meanings.map(({ name }) => name)[0]!;
  const strange = isOther ? long : inOriginal(long, foreign);
  context.report({
    span,
    what: `“${short}” does not stand for “${long}”.`,
    why: `The knowledge base knows it as ${right}; “${strange}” belongs to something else.`,
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
  const strange = stated.filter((word) => word.length > 3 && !isFamiliar(word, known));
  const spelt = [...known]
    // Words of the abbreviation itself, ROS in ROS1, are what is being written out.
    .filter((word) => word.length <= 4 && !short.toLowerCase().startsWith(word))
    .some((word) => spellsOut(word, strange));
  return spelt ? [] : strange;
}

/** A word of a long form, or of one stem with one: "progress" and "progression". */
function isFamiliar(word: string, known: ReadonlySet<string>): boolean {
  if (known.has(word)) return true;
  const stem = word.slice(0, STEM);
  return word.length > STEM && [...known].some((each) => each.startsWith(stem));
}

const STEM = 6;

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

/** True where only the last words are what is abbreviated: "harboring mutations in ERBB2 (HER2)". */
function endsWithName(long: string, name: string): boolean {
  const before = long.slice(0, -name.length);
  return /[\s-]$/u.test(before) && long.toLowerCase().endsWith(name.toLowerCase());
}

/** Words that long forms may have more or less of without meaning something else. */
const COMMON: ReadonlySet<string> = new Set(
  'gene genes receptor protein kinase tyrosine oncogene proto factor the of and in advanced metastatic stage human homolog type high low stable positive negative deficient fusion fusions rearrangement rearrangements mutation mutations median time level blood serum overall objective best confirmed'.split(
    ' ',
  ),
);

/** The same in the names of diseases. */
const COMMON_SITES: ReadonlySet<string> = new Set(
  'cell cells lung cancer carcinoma tumor tumour malignant disease'.split(' '),
);

/** True unless the two share no telling word: spellings, plurals and shorter forms of one term share some. */
function isSameTerm(a: string, b: string): boolean {
  const first = new Set(wordsOf(a));
  return (
    lettersOf(a) === lettersOf(b) ||
    wordsOf(b).some((word) => first.has(word) && !COMMON.has(word) && !COMMON_SITES.has(word))
  );
}
