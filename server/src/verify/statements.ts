/** Clauses of the document by the words in them, with how they are said, for checks on wording. */
import { polarityOf, statusOf } from '../claims/assertion.ts';
import type { ClauseReading } from '../claims/clauseReading.ts';
import { isInQuotation } from '../claims/quotations.ts';
import type { AssertionStatus, Polarity } from '../claims/types.ts';
import type { TextBlock } from '../document/types.ts';
import type { Span } from '../text/span.ts';
import type { Analysis } from './types.ts';

/** Words found in a clause. `start` and `end` are offsets in the block's text; `span` is the place in the source. */
export interface WordsFound {
  readonly block: TextBlock;
  readonly reading: ClauseReading;
  readonly start: number;
  readonly end: number;
  readonly span: Span;
  readonly text: string;
  readonly match: RegExpExecArray;
  readonly status: AssertionStatus;
  readonly polarity: Polarity;
}

/** The clauses of a block. */
export function clausesIn(analysis: Analysis, block: TextBlock): readonly ClauseReading[] {
  return analysis.readingOf(block).clauses;
}

/** Sections whose text is not the author's claim. */
const SILENT: ReadonlySet<string> = new Set(['references', 'abbreviations']);

/** Blocks of prose that can state something: everything but bibliographies and lists of abbreviations. */
export function statingBlocks({ blocks }: Analysis): readonly TextBlock[] {
  return blocks.filter(({ context }) => !context.sections.some((section) => SILENT.has(section)));
}

/**
 * Finds words in clauses, in source order.
 * @param pattern a constant without the flag `g`; only the first match in each clause counts
 */
export function findWords(analysis: Analysis, pattern: RegExp): readonly WordsFound[] {
  return statingBlocks(analysis).flatMap((block) => {
    if (!analysis.readingOf(block).holds(pattern)) return [];
    return clausesIn(analysis, block).flatMap((reading) => {
      const match = pattern.exec(block.text.text.slice(reading.span.start, reading.span.end));
      if (!match) return [];
      const start = reading.span.start + match.index;
      return [foundAt(analysis, block, reading, match, { start, end: start + match[0].length })];
    });
  });
}

/** The words at a place of a block, with how its clause says them. */
export function foundAt(
  analysis: Analysis,
  block: TextBlock,
  reading: ClauseReading,
  match: RegExpExecArray,
  { start, end }: Span,
): WordsFound {
  const { status, polarity } = assertionAt(analysis, block, reading, { start, end });
  return {
    block,
    reading,
    start,
    end,
    span: block.text.toSource({ start, end }),
    text: block.text.text.slice(start, end),
    match,
    status,
    polarity,
  };
}

const ANNOTATED: ReadonlyMap<string, AssertionStatus> = new Map([
  ['hypothesis', 'hypothesis'],
  ['historical', 'historical'],
  ['quote', 'quoted'],
  ['quoted', 'quoted'],
  ['question', 'question'],
]);

/** How the clause says the words at a place of the block's text. */
export function assertionAt(
  analysis: Analysis,
  block: TextBlock,
  reading: ClauseReading,
  span: Span,
): { readonly status: AssertionStatus; readonly polarity: Polarity } {
  const text = block.text.text;
  const predicate = {
    kind: 'efficacy',
    effect: undefined,
    wording: 'efficacy',
    negative: false,
    match: {
      cue: { id: 'words', category: 'predicate', phrases: [], example: '' },
      span,
      first: -1,
      last: -1,
    },
  } as const;
  const polarity = polarityOf(text, reading, predicate, undefined).value;
  const stated = ledgerAssertion(analysis, block);
  if (stated !== undefined)
    return stated === 'negated' ? { status: 'asserted', polarity: 'negated' } : { status: stated, polarity };
  const annotation = block.annotations.find(
    (each) => each.span.start < span.end && span.start < each.span.end,
  );
  for (const name of annotation?.attributes.classes ?? []) {
    const status = ANNOTATED.get(name);
    if (status) return { status, polarity };
    if (name === 'negated') return { status: 'asserted', polarity: 'negated' };
  }
  if (block.context.quoted || isInQuotation(text, span)) return { status: 'quoted', polarity };
  const { value } = statusOf(text, reading, predicate);
  const isHistory = value === 'asserted' && block.context.sections.includes('history');
  return { status: isHistory ? 'historical' : value, polarity };
}

/** True where the words at a place of the block's text are said, or said under a condition, and not denied. */
export function isSaidAt(analysis: Analysis, block: TextBlock, span: Span): boolean {
  const reading = clausesIn(analysis, block).find(
    (each) => span.start >= each.span.start && span.start < each.span.end,
  );
  if (!reading) return true;
  const { status, polarity } = assertionAt(analysis, block, reading, span);
  return polarity === 'affirmed' && (status === 'asserted' || status === 'conditional');
}

function ledgerAssertion({ fields }: Analysis, block: TextBlock): AssertionStatus | 'negated' | undefined {
  const path = block.context.fieldPath;
  if (path?.[0] !== 'claims' || typeof path[1] !== 'number') return undefined;
  return fields?.claims[path[1]]?.assertion?.value;
}
