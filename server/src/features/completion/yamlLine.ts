/** Small readings of one line of block YAML, tolerant of what is still being typed. */

/** Start of the line an offset stands on. */
export function startOfLine(source: string, offset: number): number {
  return offset <= 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1;
}

const PLAIN_KEY = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s#&*!|>%@`"'{}[\],-][^#\n]*?))\s*:(?=\s|$)/;

/** A key with its colon at the start of a text, or undefined. `length` counts up to and with the colon. */
export function readKey(text: string): { readonly name: string; readonly length: number } | undefined {
  const match = PLAIN_KEY.exec(text);
  if (!match) return undefined;
  return { name: match[1] ?? match[2] ?? match[3] ?? '', length: match[0].length };
}

/** True if a value opens a flow collection. */
export function startsFlow(text: string): boolean {
  return text.startsWith('{') || text.startsWith('[');
}

/** A scalar without its quotes; escapes are left as they are, since only names are compared. */
export function scalarValue(written: string): string {
  const quote = written[0];
  if ((quote === '"' || quote === "'") && written.length > 1 && written.endsWith(quote))
    return written.slice(1, -1);
  return written;
}

/** The text before a comment; a `#` counts only at the start or after white space, and outside quotes. */
export function stripComment(text: string): string {
  let quote: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quote) {
      if (character === quote) quote = undefined;
    } else if ((character === '"' || character === "'") && text.slice(0, at).trim() === '') quote = character;
    else if (character === '#' && (at === 0 || /\s/.test(text[at - 1]!))) return text.slice(0, at);
  }
  return text;
}
