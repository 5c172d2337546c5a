import type { WordsFound } from '../../verify/statements.ts';

const DISMISSED =
  /\b(?:myths?|misconceptions?|false|untrue|wrong|mistaken|no (?:drug|treatment|therapy|medicine|agent|inhibitor)|nobody|no one)\b/i;

/** True if words before the claim call it an error, or say it of no treatment at all. */
export function isDismissed({ block, reading, start }: WordsFound): boolean {
  return DISMISSED.test(block.text.text.slice(reading.span.start, start));
}
