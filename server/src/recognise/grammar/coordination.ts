/** Lists such as `ALK or ROS1`, `TP53, RB1, and TERT`, `ALK/ROS1`, `first- and second-`. */
import type { Reading } from '../reading.ts';

const JOINING_WORDS: ReadonlySet<string> = new Set(['and', 'or', 'plus', 'as', 'well', 'nor']);
const JOINING_MARKS: ReadonlySet<number> = new Set([...',/&+'].map((mark) => mark.charCodeAt(0)));
const LONGEST = 4;

/** The token after a bracket that begins at `from`, or `from` where none does: `K601E (n = 6), G464V`. */
export function afterBracket(reading: Reading, from: number): number {
  if (!reading.isMark(from, '(')) return from;
  for (let at = from + 1; at < Math.min(reading.count, from + LONGEST_BRACKET); at++)
    if (reading.isMark(at, ')')) return at + 1;
  return from;
}

const LONGEST_BRACKET = 8;

/** The token after the separators that begin at `from`, or `undefined` where there are none or something else stands. */
export function afterSeparator(reading: Reading, from: number): number | undefined {
  let at = from;
  while (at < reading.count && at - from < LONGEST && isSeparator(reading, at)) at++;
  return at > from && at < reading.count && reading.sameSentence(from, at) ? at : undefined;
}

function isSeparator(reading: Reading, at: number): boolean {
  const mark = reading.mark(at);
  return mark !== 0 ? JOINING_MARKS.has(mark) : JOINING_WORDS.has(reading.wordOf(at));
}
