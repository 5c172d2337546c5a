import type { NodeAttributes } from '../types.ts';

/** Attributes longer than this are taken for text: it keeps the search for a closing brace bounded. */
export const MAX_ATTRIBUTE_LENGTH = 500;

/** One word of an attribute list: `#id`, `.class`, `key=value`, `key="value"`; also Pandoc's `-` for `.unnumbered`. */
const WORD =
  /\s*(?:#([^\s{}#."'=]+)|\.([^\s{}#."'=]+)|([\w:-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))|(-)(?=\s|$))/y;

export const NO_ATTRIBUTES: NodeAttributes = { identifier: undefined, classes: [], values: new Map() };

/**
 * Reads what stands between the braces of Pandoc attributes: `.claim .hypothesis #c2 evidence="case-report"`.
 * Undefined when the text is anything else, so that braces in prose stay prose.
 */
export function parseAttributes(inner: string): NodeAttributes | undefined {
  let identifier: string | undefined;
  const classes: string[] = [];
  const values = new Map<string, string>();
  let at = 0;
  while (at < inner.length && inner.slice(at).trim() !== '') {
    WORD.lastIndex = at;
    const match = WORD.exec(inner);
    if (!match) return undefined;
    if (match[1] !== undefined) identifier = match[1];
    else if (match[2] !== undefined) classes.push(match[2]);
    else if (match[3] !== undefined) values.set(match[3], match[4] ?? match[5] ?? match[6] ?? '');
    else classes.push('unnumbered');
    at = WORD.lastIndex;
  }
  return { identifier, classes, values };
}

/**
 * Attributes in braces at `at` of `text` (which holds `{` there).
 * Returns them with the offset after the closing brace; undefined when there are none.
 */
export function attributesAt(
  text: string,
  at: number,
): { attributes: NodeAttributes; end: number } | undefined {
  if (text.charCodeAt(at) !== 123) return undefined;
  const close = text.slice(at, at + MAX_ATTRIBUTE_LENGTH).search(/[}\n]/);
  if (close < 0 || text.charCodeAt(at + close) !== 125) return undefined;
  const attributes = parseAttributes(text.slice(at + 1, at + close));
  return attributes && { attributes, end: at + close + 1 };
}

/** Attributes at the end of a heading's text: where they begin, and what they say. */
export function headingAttributes(text: string): { attributes: NodeAttributes; start: number } | undefined {
  const trimmed = text.trimEnd();
  if (!trimmed.endsWith('}')) return undefined;
  const start = trimmed.lastIndexOf('{');
  if (start < 0) return undefined;
  const attributes = parseAttributes(trimmed.slice(start + 1, -1));
  return attributes && { attributes, start };
}
