import type { DoseStatement } from '../../claims/types.ts';
import type { TextBlock } from '../../document/types.ts';
import type { LabelDose } from '../doses.ts';
import { isLocal, type Subject } from '../subject.ts';

/** Words that say a dose is not the one a patient starts with. */
const CHANGED =
  /\b(?:reduc|lower|decreas|resum|re-?start|re-?challeng|step|level|tolera|adjust|modif|interrupt|toxic|adverse|grade|inhibitor|inducer|impair|clearance|dialysis|hepatic|renal|elderly|hold|held|withhold|second|then|until|escalat|missed|if|when|after)/i;

/** The head of a dose's row or column names its drug as the sentence does in prose. */
const HEADS: ReadonlySet<string> = new Set(['row-header', 'column-header']);

const SECTIONS_OF_CHANGES: ReadonlySet<string> = new Set([
  'dose-modifications',
  'interactions',
  'precautions',
  'history',
  'sequence',
]);

/**
 * True if a dose without further words is said of the drug as such: "Crizotinib 250 mg once daily." Then it is meant as the
 * dose to start with, and a reduction of the label does not excuse it.
 */
export function isStanding(statement: DoseStatement, { claim, treatments }: Subject): boolean {
  if (
    (statement.role !== 'unspecified' && statement.role !== 'daily-total') ||
    claim.status !== 'asserted' ||
    claim.wording === 'mention'
  )
    return false;
  if (claim.block === undefined || !treatments.some(({ slot }) => isLocal(slot) || HEADS.has(slot.origin)))
    return false;
  return (
    !isSeries(claim.block) &&
    !claim.block.context.sections.some((each) => SECTIONS_OF_CHANGES.has(each)) &&
    !CHANGED.test(textAround(claim.block))
  );
}

/** Several doses one after the other are a ladder or a choice. */
function isSeries({ text }: TextBlock): boolean {
  return (text.text.match(/\d\s*mg\b/gi)?.length ?? 0) >= LEAST_OF_SERIES;
}

const LEAST_OF_SERIES = 3;

/** The block with what stands over and beside it, the document's title excepted. */
function textAround(block: TextBlock): string {
  const { headings, leadIns, columnHeader, rowHeader } = block.context;
  const around = [...headings.slice(1), ...leadIns, columnHeader, rowHeader, block];
  return around.flatMap((each) => (each ? [each.text.text] : [])).join('\n');
}

/** Words behind which a later step may be meant, though the dose is called the one to start. */
const STEPPED =
  /\b(?:then|after|follow\w*|escalat\w*|increas\w*|titrat\w*|continu\w*|previous\w*|maintenance|resum\w*|re-?start\w*|from (?:day|week) (?!1\b)|days? (?!1\b)\d|weeks? (?!1\b)\d)\b/i;

const START =
  /\b(?:start\w*|initiat\w*|initial\w*|begin\w*|begun|beginning|first (?:dose|infusion|injection|administration))\b/i;

/** True if the dose is said to be the first one, where a text that goes on to other steps says when each is given. */
export function isFirst({ role }: DoseStatement, { claim }: Subject): boolean {
  if (role !== 'starting' || claim.block === undefined) return false;
  // A line that ends in a colon is the head of what follows: the reductions of that dose.
  if (/:\s*$/u.test(claim.block.text.text)) return false;
  return START.test(claim.text) && !STEPPED.test(claim.block.text.text);
}

/** "Starting dose 90 mg:" over a list of reductions that the label has for another dose. */
export function isOfOtherLadder(block: TextBlock | undefined, full: number | undefined): boolean {
  return (block?.context.leadIns ?? []).some(({ text }) => {
    const from = STARTING_FROM.exec(text.text)?.[1];
    return from !== undefined && full !== undefined && Number(from) !== full;
  });
}

/** The dose that the regimen these stem from ends its start with. */
export function fullDose(doses: readonly LabelDose[]): number | undefined {
  const start = doses.find(({ level }) => level === 0);
  return start?.regimen?.steps.at(-1)?.dose.value;
}

const STARTING_FROM = /\b(?:starting|initial|current) dose\D{0,12}([\d.]+)\s*mg\b/i;
