import type { TextBlock } from '../../document/types.ts';
import type { QuantityMention } from '../../recognise/types.ts';
import { statingBlocks } from '../../verify/statements.ts';
import type { Analysis } from '../../verify/types.ts';
import type { RuleDeclaration } from '../types.ts';
import { agrees, countsApart, impossibleRates, type Part, shown } from './impossibleFigures.ts';
import documentation from './inconsistent-arithmetic.md';
import { ofLedger } from './ledgerArithmetic.ts';
import { sentenceSums, tableSums } from './responseSums.ts';
import { risksAgainstRatios } from './riskReduction.ts';

export const inconsistentArithmetic: RuleDeclaration = {
  id: 'EFF005',
  name: 'inconsistent-arithmetic',
  family: 'efficacy',
  severity: 'error',
  summary:
    'A percentage is not its fraction, a cut in risk not its hazard ratio, an estimate lies outside its interval, or responses do not add up to their rate.',
  fix: 'none',
  since: '0.1.0',
  knowledge: [],
  options: [],
  documentation,
  check({ analysis, report }) {
    for (const each of tableSums(analysis)) report(each);
  },
  checkBlocks({ analysis, report }) {
    for (const block of statingBlocks(analysis)) {
      if (block.context.quoted) continue;
      for (const each of ofBlock(analysis, block)) report(each);
      for (const each of ofCells(analysis, block)) report(each);
      for (const each of sentenceSums(analysis, block)) report(each);
    }
    for (const each of ofLedger(analysis)) report(each);
  },
};

function ofBlock(analysis: Analysis, block: TextBlock): readonly Part[] {
  const quantities = analysis
    .mentionsIn(block)
    .filter((mention): mention is QuantityMention => mention.kind === 'quantity');
  const whole = [...impossibleRates(quantities, block), ...countsApart(block), ...risksAgainstRatios(block)];
  if (quantities.length < 2) return whole;
  const pairs = quantities.flatMap((quantity, index) => [
    ...(quantity.fraction ? fractions(quantity, index, quantities, block) : []),
    ...(quantity.role === 'interval' ? intervals(quantity, index, quantities, block) : []),
    ...backwards(quantity, quantities[index + 1], block),
  ]);
  return [...whole, ...pairs];
}

const COUNTS = /^(?!.*%).*(?:\bn\b|\bN\b|\/|respon|patients|events|count|number)/i;
const SHARES = /%|\b(?:rate|ORR|CR|PR|DCR|percent\w*|share|proportion)\b/i;
const ENDPOINTS = /\b(?:ORR|CR|PR|DCR|SD|PD|PFS|OS|DoR)\b/u;

/** A cell that holds nothing but a percentage, and the one before it nothing but the counts it is of. */
function ofCells(analysis: Analysis, block: TextBlock): readonly Part[] {
  const before = block.context.previousCell;
  if (!before || before.index !== block.index - 1) return [];
  const [counts] = quantitiesOf(analysis, before);
  const [percent] = quantitiesOf(analysis, block);
  if (!counts?.fraction || !percent || percent.unit !== 'percent' || percent.role !== 'value') return [];
  if (!isWhole(counts, before) || !isWhole(percent, block) || percent.high !== undefined) return [];
  const heads = [before, block].map((each) => each.context.columnHeader?.text.text ?? '');
  if (!COUNTS.test(heads[0]!) || !SHARES.test(heads[1]!)) return [];
  const [first, second] = heads.map((each) => ENDPOINTS.exec(each)?.[0]);
  if (first !== undefined && second !== undefined && first !== second) return [];
  return fractionFault(counts, percent, before, block);
}

function quantitiesOf(analysis: Analysis, block: TextBlock): readonly QuantityMention[] {
  return analysis.mentionsIn(block).filter((each): each is QuantityMention => each.kind === 'quantity');
}

function isWhole({ span }: QuantityMention, { text }: TextBlock): boolean {
  return span.end - span.start >= text.text.trim().length - 1;
}

/** What may stand between a fraction and its percentage: nothing but brackets and the words for whom was counted. */
const JOIN =
  /^(?:\s*(?:of\s+)?(?:the\s+)?(?:evaluable\s+|treated\s+)?(?:patients?|participants?|cases|subjects)?(?:\s+(?:responded|had (?:an? )?(?:objective )?(?:response|remission)|were responders))?\s*[,;]?\s*[[(]\s*|\s*[=,]\s*|\s*[[(]\s*)$/i;

function fractions(
  quantity: QuantityMention,
  index: number,
  all: readonly QuantityMention[],
  block: TextBlock,
): readonly Part[] {
  const percent = [all[index - 1], all[index + 1]].find((each) => {
    if (
      each?.unit !== 'percent' ||
      each.role !== 'value' ||
      each.bound !== 'exact' ||
      each.high !== undefined
    )
      return false;
    const [first, second] = each.span.start < quantity.span.start ? [each, quantity] : [quantity, each];
    return JOIN.test(block.text.text.slice(first!.span.end, second!.span.start));
  });
  return percent ? fractionFault(quantity, percent, block, block) : [];
}

function fractionFault(
  quantity: QuantityMention,
  percent: QuantityMention,
  block: TextBlock,
  place: TextBlock,
): readonly Part[] {
  const { events, n } = quantity.fraction!;
  if (n === 0) return [];
  const computed = (100 * events) / n;
  if (agrees(computed, percent.value, percent.decimals)) return [];
  return [
    {
      span: place.text.toSource(percent.span),
      what: `${quantity.surface} is ${shown(computed, percent.decimals)} %, not ${percent.surface}.`,
      why: `${events} divided by ${n} is ${shown(computed / 100, 4)}.`,
      action: 'Correct the percentage or the counts from the source.',
      related: [{ message: 'The counts stand here.', span: block.text.toSource(quantity.span) }],
      key: `${events}/${n} ${percent.value}`,
    },
  ];
}

/** What may stand between an estimate and its interval. */
const INTERVAL_JOIN =
  /^\s*(?:%|months?|mo|weeks?|years?)?\s*[,;:]?\s*[[(]?\s*(?:\d{2}(?:\.\d)?\s*%\s*)?(?:confidence interval|CI|C\.I\.)?\s*[,:=]?\s*[[(]?\s*$/i;

function intervals(
  interval: QuantityMention,
  index: number,
  all: readonly QuantityMention[],
  block: TextBlock,
): readonly Part[] {
  const { value: low, high } = interval;
  if (high === undefined) return [];
  const estimate = all
    .slice(0, index)
    .findLast(({ role, fraction }) => role === 'value' && fraction === undefined);
  if (!estimate || estimate.high !== undefined || estimate.bound !== 'exact') return [];
  const between = block.text.text.slice(estimate.span.end, interval.span.start);
  const bare = all.slice(0, index).findLast(({ role }) => role !== 'percent-level');
  const isOwn = INTERVAL_JOIN.test(between) || (bare?.fraction !== undefined && isFractionBetween(between));
  if (!isOwn || !isMeasure(estimate, interval)) return [];
  const slack = 0.5 * 10 ** -Math.min(estimate.decimals, interval.decimals) + 1e-9;
  if (estimate.value >= low - slack && estimate.value <= high + slack) return [];
  return [
    part(
      estimate,
      block,
      `${estimate.surface} lies outside its confidence interval ${interval.surface}.`,
      'An estimate always lies inside its own interval.',
      interval,
    ),
  ];
}

/** Two bounds of which the first is the higher one, which no reading takes for an interval. */
function backwards(
  upper: QuantityMention,
  lower: QuantityMention | undefined,
  block: TextBlock,
): readonly Part[] {
  const text = block.text.text;
  if (!lower || upper.value <= lower.value || upper.high !== undefined || upper.role !== 'value') return [];
  if (!/^\s*(?:–|-|to)\s*$/i.test(text.slice(upper.span.end, lower.span.start))) return [];
  if (!/\b(?:CI|confidence interval)\s*[,:=]?\s*[[(]?\s*$/i.test(text.slice(0, upper.span.start))) return [];
  const span = block.text.toSource({ start: upper.span.start, end: lower.span.end });
  return [
    {
      span,
      what: `The interval ${upper.surface} to ${lower.surface} runs backwards.`,
      why: 'Its lower bound is above its upper one.',
      action: 'Correct the interval from the source.',
      related: [],
      key: `${upper.value} ${lower.value}`,
    },
  ];
}

/** `(36/50; 95% CI …)` behind the percentage. */
function isFractionBetween(between: string): boolean {
  return /^\s*[[(]\s*\d+\s*(?:\/|of)\s*\d+\s*[,;]\s*(?:\d{2}(?:\.\d)?\s*%\s*)?(?:confidence interval|CI)?\s*[,:]?\s*[[(]?\s*$/i.test(
    between,
  );
}

/** A share, a ratio or a time, and an interval that can be of it: a bare range behind a number of patients is not. */
function isMeasure(estimate: QuantityMention, interval: QuantityMention): boolean {
  if (interval.intervalLevel !== undefined)
    return estimate.unit !== 'count' || estimate.fraction === undefined;
  return estimate.unit === 'ratio';
}

function part(
  at: QuantityMention,
  block: TextBlock,
  what: string,
  why: string,
  other: QuantityMention,
): Part {
  return {
    span: block.text.toSource(at.span),
    what,
    why,
    action: 'Correct the estimate or the interval from the source.',
    related: [{ message: 'The other figure stands here.', span: block.text.toSource(other.span) }],
    key: `${at.surface} ${other.surface}`,
  };
}
