import type { Claim } from '../claims/types.ts';

/** Animals and cells, in which neither labels nor responses of patients are to be looked for. */
const EXPERIMENT =
  /\b(?:mice|mouse|murine|rats|xenograft\w*|allograft\w*|PDX|in vivo|in vitro|preclinical|cell[- ]lines?|(?:BA\/?F3|NIH[- ]?3T3|HEK ?293T?|MCF10A|NR6) |(?:transfected|transduced|engineered|expressing) cells|cells (?:expressing|transfected|transduced|harbou?ring|engineered))/i;

/** How far before the statement the experiment may have been named, in UTF-16 units; never in another paragraph. */
const REACH = 400;

/**
 * True if the statement is told of animals or cells: its own words say so, or those just before it in its paragraph.
 * @param source the whole document
 */
export function tellsOfExperiment({ span, block }: Claim, source: string): boolean {
  if (block === undefined) return false;
  const before = source.slice(Math.max(0, span.start - REACH), span.start);
  const paragraph = before.slice(before.lastIndexOf('\n\n') + 1);
  return EXPERIMENT.test(paragraph + source.slice(span.start, span.end));
}
