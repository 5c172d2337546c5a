import { contains } from '../../text/span.ts';
import type { WordsFound } from '../../verify/statements.ts';

const DISMISSED =
  /\b(?:myths?|misconceptions?|false|untrue|wrong|mistaken|no (?:drug|treatment|therapy|medicine|agent|inhibitor)|nobody|no one)\b/i;

/** True if words before the claim call it an error, or say it of no treatment at all. */
export function isDismissed({ block, reading, start }: WordsFound): boolean {
  return DISMISSED.test(block.text.text.slice(reading.span.start, start));
}

const PROCEDURE =
  /\b(?:surg\w+|resect\w+|radiotherapy|radiation|irradiation|chemoradi\w+|transplant\w*|ablation|excision|dissection|lobectomy|stereotactic|SBRT|SABR|endoscop\w+|brachytherapy)\b/i;

/** True if the clause says it of a procedure and names no drug: "surgery can cure stage I disease". */
export function isOfProcedure({ block, reading }: WordsFound): boolean {
  const namesDrug = reading.mentions.some(
    ({ kind, span }) => (kind === 'drug' || kind === 'drug-class') && contains(reading.span, span),
  );
  return !namesDrug && PROCEDURE.test(block.text.text.slice(reading.span.start, reading.span.end));
}
