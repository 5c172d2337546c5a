/** Complete and partial responses that do not add up to the response rate given beside them. */
import type { TextBlock } from '../../document/types.ts';
import type { Span } from '../../text/span.ts';
import { clausesIn, statingBlocks } from '../../verify/statements.ts';
import type { Analysis } from '../../verify/types.ts';
import { type Part, shown } from './impossibleFigures.ts';

type Category = 'complete' | 'partial' | 'overall';

const NAMES: Readonly<Record<Category, string>> = {
  complete: 'CR|complete (?:responses?|remissions?)',
  partial: 'PR|partial (?:responses?|remissions?)',
  overall: 'ORR|(?:overall|objective) (?:responses?|remissions?)',
};
const CATEGORIES: readonly Category[] = ['complete', 'partial', 'overall'];
/** Categories besides the two, and confirmation, make another sum. */
const OTHERS = /\b(?:VGPR|[sn]CR|CR[iph]\b|CRu|unconfirmed|minor|stringent|near[- ]complete|very good)/i;

interface Share {
  readonly value: number;
  readonly decimals: number;
  readonly span: Span;
}

/** Rows and columns of tables that give all three shares. */
export function tableSums(analysis: Analysis): readonly Part[] {
  const cells = new Map<TextBlock, Map<Category, Share[]>>();
  for (const block of statingBlocks(analysis))
    if (block.role === 'table-cell' && !block.context.quoted) gather(block, cells);
  return [...cells.values()].flatMap(compared);
}

const PERCENT = /\d\s*%/;
const BEHIND = String.raw`(?:\s+rates?)?\s*(?:\(\w+\)\s*)?(?:[:=,(]|of|was|were|in|\s)*(\d+(?:\.\d+)?)\s*%`;
/** A category with the percentage behind it. */
const STATED = CATEGORIES.map(
  (category) => [category, new RegExp(String.raw`\b(?:${NAMES[category]})${BEHIND}`, 'gi')] as const,
);
/** "10% and 12%", "10% versus 12%": shares of several arms. */
const SEVERAL = /^\s*(?:and|versus|vs\.?|or|to|[,/–-])\s*\d/i;

/** Sentences of a block that give all three shares. */
export function sentenceSums(analysis: Analysis, block: TextBlock): readonly Part[] {
  const { text } = block.text;
  if (block.role === 'table-cell' || !PERCENT.test(text)) return [];
  const sentences = new Map(
    clausesIn(analysis, block).map(({ sentence, sentenceSpan }) => [sentence, sentenceSpan] as const),
  );
  return [...sentences.values()].flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    if (!PERCENT.test(sentence) || OTHERS.test(sentence)) return [];
    const shares = new Map<Category, Share[]>();
    for (const [category, pattern] of STATED) {
      for (const match of sentence.matchAll(pattern)) {
        const stop = match.index + match[0].length;
        if (SEVERAL.test(sentence.slice(stop))) return [];
        const from = start + stop - /\d[\d.]*\s*%$/u.exec(match[0])![0].length;
        const span = block.text.toSource({ start: from, end: start + stop });
        shares.set(category, [...(shares.get(category) ?? []), shareOf(match[1]!, span)]);
      }
    }
    return compared(shares);
  });
}

function shareOf(text: string, span: Span): Share {
  return { value: Number(text), decimals: text.split('.')[1]?.length ?? 0, span };
}

const ONE_SHARE = /^[^%]*?(\d+(?:\.\d+)?)\s*%[^%]*$/u;

/** Takes the share of a cell to those of its column, or of its row, whose heads name categories. */
function gather(block: TextBlock, cells: Map<TextBlock, Map<Category, Share[]>>): void {
  const { rowHeader, columnHeader } = block.context;
  const match = ONE_SHARE.exec(block.text.text);
  if (!match || !rowHeader || !columnHeader || rowHeader === block) return;
  const at = match[0].lastIndexOf(match[1]!, match[0].indexOf('%'));
  const share = shareOf(match[1]!, block.text.toSource({ start: at, end: match[0].indexOf('%') + 1 }));
  for (const [head, group] of [
    [rowHeader, columnHeader],
    [columnHeader, rowHeader],
  ] as const) {
    const category = CATEGORIES.find((each) =>
      new RegExp(
        String.raw`^\W*(?:${NAMES[each]})(?:\s+rate)?(?:\s*\([^)]*\)|,?\s*(?:n|%|no\.))*\W*$`,
        'i',
      ).test(head.text.text),
    );
    if (category === undefined) continue;
    const shares = cells.get(group) ?? new Map<Category, Share[]>();
    shares.set(category, [...(shares.get(category) ?? []), share]);
    cells.set(group, shares);
  }
}

function compared(shares: ReadonlyMap<Category, readonly Share[]>): readonly Part[] {
  const [complete, partial, overall] = CATEGORIES.map((each) => shares.get(each) ?? []);
  if (complete?.length !== 1 || partial?.length !== 1 || overall?.length !== 1) return [];
  const [first, second, whole] = [complete[0]!, partial[0]!, overall[0]!];
  const sum = first.value + second.value;
  const all = [first, second, whole];
  const slack = all.reduce((total, { decimals }) => total + 0.5 * 10 ** -decimals, 0) + 1e-9;
  if (Math.abs(sum - whole.value) <= slack) return [];
  const decimals = Math.max(...all.map((each) => each.decimals));
  return [
    {
      span: whole.span,
      what: `${shown(first.value, first.decimals)} % complete and ${shown(second.value, second.decimals)} % partial responses make ${shown(sum, decimals)} %, not ${shown(whole.value, whole.decimals)} %.`,
      why: 'An objective response is a complete or a partial one.',
      action: 'Correct the rate or its parts from the source.',
      related: [
        { message: 'The complete responses stand here.', span: first.span },
        { message: 'The partial responses stand here.', span: second.span },
      ],
      key: `${first.value} ${second.value} ${whole.value}`,
    },
  ];
}
