/** Quotation marks: whether words are somebody else's. */
import type { Span } from '../text/span.ts';

/** True if quotation marks stand on both sides of the place, on its own line of thought. */
export function isInQuotation(text: string, span: Span): boolean {
  return quotationAround(text, span) !== undefined;
}

/** True if the quotation that the words stand in is a statement, and no single word set in marks. */
export function isQuotedStatement(text: string, span: Span): boolean {
  const quotation = quotationAround(text, span);
  return quotation !== undefined && STATEMENT.test(text.slice(quotation.start, quotation.end));
}

/** Three words or more. */
const STATEMENT = /\S+\s+\S+\s+\S/u;

/** What stands between the marks around a place; undefined where there are none. */
function quotationAround(text: string, { start, end }: Span): Span | undefined {
  const opened = lastOf(text, OPENING, start);
  const closed = lastOf(text, CLOSING, start);
  if (opened > closed) {
    const close = CLOSING_MARK.exec(text.slice(end));
    if (close) return { start: opened + 1, end: end + close.index };
  }
  const straight = text.slice(0, start).split('"').length - 1;
  const next = text.indexOf('"', end);
  return straight % 2 === 1 && next >= 0
    ? { start: text.lastIndexOf('"', start - 1) + 1, end: next }
    : undefined;
}

const OPENING = ['“', '„', '«'];
const CLOSING = ['”', '»'];
const CLOSING_MARK = /[”»“]/u;

function lastOf(text: string, marks: readonly string[], before: number): number {
  return before === 0 ? -1 : Math.max(...marks.map((mark) => text.lastIndexOf(mark, before - 1)));
}
