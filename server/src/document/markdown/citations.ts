import type { Span } from '../../text/span.ts';

/** A citation group longer than this is taken for text: it keeps the search for a closing bracket bounded. */
const MAX_CITATION_LENGTH = 1000;

/** Pandoc's citation keys: letters, digits, `_`, with single punctuation characters inside. */
const KEY = /@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_*](?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_*])*))/uy;

export interface CitationKey {
  /** Without `@`. */
  readonly key: string;
  /** Of the key without `@`, in coordinates of the text that was read. */
  readonly span: Span;
}

/** The key at `at` of `text`, which holds `@` there; undefined when it is not a citation (an address, a lone sign). */
export function citationKeyAt(text: string, at: number): CitationKey | undefined {
  const before = text[at - 1];
  if (before !== undefined && /[\p{L}\p{N}_.]/u.test(before)) return undefined;
  KEY.lastIndex = at;
  const match = KEY.exec(text);
  if (!match) return undefined;
  const key = match[1] ?? match[2]!;
  const start = at + (match[1] === undefined ? 1 : 2);
  return { key, span: { start, end: start + key.length } };
}

/** The end of a bracketed citation that opens at `at` (`[@a; see @b, p. 3]`, `[-@a]`); undefined when there is none. */
export function citationGroupEnd(text: string, at: number): number | undefined {
  const window = text.slice(at + 1, at + MAX_CITATION_LENGTH);
  const stop = window.search(/[[\]]/);
  if (stop < 0 || window[stop] !== ']') return undefined;
  const inner = window.slice(0, stop);
  const after = text[at + stop + 2];
  // `[text with @key](url)` and `[text]{.claim}` are a link and a span that contain a bare citation.
  if (after === '(' || after === '{') return undefined;
  const keys = citationKeys(inner, 0);
  return keys.length > 0 && inner.split(';').every((part) => part.includes('@')) ? at + stop + 2 : undefined;
}

/** Every key in a stretch of text, in order, with spans shifted by `shift`. */
export function citationKeys(text: string, shift: number): CitationKey[] {
  const keys: CitationKey[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const key = citationKeyAt(text, at);
    if (key) keys.push({ key: key.key, span: { start: key.span.start + shift, end: key.span.end + shift } });
  }
  return keys;
}
