import type { RegimenFields } from '../../document/fields/types.ts';
import type { TextBlock } from '../../document/types.ts';
import type { Span } from '../../text/span.ts';
import { isSaidAt } from '../../verify/statements.ts';
import type { RuleContext } from '../types.ts';
import { cycleIn, daysOf } from './cycles.ts';

/** Days on which something is given: `day 1`, `days 1, 8 and 15`, `days 1 to 3`. */
const DAYS = /\bdays?\s+(\d{1,2}(?:\s*(?:,|and|to|through|–|-|\/)\s*(?:and\s+)?\d{1,2}\b)*)/gi;
/** What a cell below "Day of the cycle" holds. */
const DAY_CELL = /^\W*(\d{1,2}(?:\s*(?:,|and|to|–|-)\s*(?:and\s+)?\d{1,2})*)\W*$/;
/** A sentence that has something given; visits and windows are counted past the cycle. */
const GIVEN = /\b(?:mg|AUC|given?|administer\w*|infus\w+|dose[sd]?|take[ns]?|cycles?)\b/i;
const COUNTED = /\b(?:visits?|follow[- ]?up|scans?|assess\w*|until|window|survival|mortality|after)\b/i;

interface Cycle {
  readonly days: number;
  /** Where the length stands in the source. */
  readonly span: Span;
}

/** Days of treatment in the text that lie beyond the cycle that the text itself or the regimen gives. */
export function compareDays(
  context: RuleContext,
  block: TextBlock,
  entryOf: (clause: { readonly start: number; readonly end: number }) => RegimenFields | undefined,
): void {
  const { analysis } = context;
  const { text } = block.text;
  const cell = block.role === 'table-cell' ? headed(block) : undefined;
  if (cell) {
    const match = DAY_CELL.exec(text);
    const start = match ? match.index + match[0].indexOf(match[1]!) : 0;
    if (match) tell(context, block, match[1]!, { start, end: start + match[1]!.length }, cell);
    return;
  }
  for (const { span: clause } of analysis.readingOf(block).clauses) {
    const words = text.slice(clause.start, clause.end);
    if (!GIVEN.test(words) || COUNTED.test(words)) continue;
    for (const match of words.matchAll(DAYS)) {
      const start = clause.start + match.index;
      const span = { start, end: start + match[0].length };
      const cycle = statedCycle(block, clause) ?? ofEntry(entryOf(clause));
      if (cycle && isSaidAt(analysis, block, span)) tell(context, block, match[1]!, span, cycle);
    }
  }
}

/** The same of an entry of the regimen: its frequency against its own cycle. */
export function compareDaysOfEntry({ report }: RuleContext, entry: RegimenFields): void {
  const { frequency } = entry;
  const cycle = ofEntry(entry);
  if (!frequency || !cycle) return;
  for (const match of frequency.value.matchAll(DAYS)) {
    const last = lastDay(match[1]!);
    if (last > cycle.days) report(finding(match[0], last, frequency.span, cycle));
  }
}

function headed({ context }: TextBlock): Cycle | undefined {
  const head = context.columnHeader;
  if (!head || !/\bdays?\b/i.test(head.text.text)) return undefined;
  return statedCycle(head, { start: 0, end: head.text.text.length });
}

function statedCycle(block: TextBlock, { start, end }: Span): Cycle | undefined {
  const found = cycleIn(block.text.text.slice(start, end));
  return (
    found && {
      days: found.days,
      span: block.text.toSource({ start: start + found.start, end: start + found.end }),
    }
  );
}

function ofEntry(entry: RegimenFields | undefined): Cycle | undefined {
  const length = entry?.cycleLength;
  const days = length && daysOf(length.value);
  return days === undefined ? undefined : { days, span: length!.span };
}

function lastDay(list: string): number {
  return Math.max(...[...list.matchAll(/\d+/gu)].map(([each]) => Number(each)));
}

function tell({ report }: RuleContext, block: TextBlock, list: string, span: Span, cycle: Cycle): void {
  const last = lastDay(list);
  if (last > cycle.days)
    report(finding(block.text.text.slice(span.start, span.end), last, block.text.toSource(span), cycle));
}

function finding(
  words: string,
  last: number,
  span: Span,
  cycle: Cycle,
): Parameters<RuleContext['report']>[0] {
  return {
    span,
    what: `Day ${last} lies beyond the cycle of ${cycle.days} days.`,
    why: 'Whoever prepares the treatment cannot tell whether the day or the cycle is meant.',
    action: 'Correct the day or the length of the cycle.',
    related: [{ message: `The cycle has ${cycle.days} days.`, span: cycle.span }],
    key: `days ${words.toLowerCase()}`,
  };
}
