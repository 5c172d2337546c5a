import type { YAMLError } from 'yaml';
import type { Span } from '../../text/span.ts';
import type { DocumentProblem } from '../types.ts';

/** What the library's terse messages leave out: what to do. */
const ADVICE: Readonly<Record<string, string>> = {
  BAD_INDENT: 'Check the indentation, and that every bracket is closed.',
  BLOCK_AS_IMPLICIT_KEY: 'Quote the value if it contains a colon.',
  MULTILINE_IMPLICIT_KEY: 'Put the key and its colon on one line.',
  TAB_AS_INDENT: 'Indent with spaces.',
  BAD_SCALAR_START: 'Quote the value.',
  MISSING_CHAR: '',
  UNEXPECTED_TOKEN: 'Check the indentation of this line and of the one before it.',
  BAD_DQ_ESCAPE: 'Write the backslash twice, or use single quotes.',
};

/** A library error as a document problem; its positions are relative to `range`. */
export function problemOf(error: YAMLError, source: string, range: Span): DocumentProblem {
  const start = Math.min(range.start + error.pos[0], range.end);
  const end = Math.min(Math.max(start, range.start + error.pos[1]), range.end);
  const advice = ADVICE[error.code];
  const message = error.message.replace(/ at line \d+.*$/s, '').replace(/\.?$/, '.');
  return {
    kind: error.code === 'TAB_AS_INDENT' ? 'trap' : 'unreadable',
    code: `yaml.${error.code.toLowerCase().replaceAll('_', '-')}`,
    message: advice ? `${message} ${advice}` : message,
    span: visibleSpan(source, { start, end }),
    related: [],
  };
}

/** An error at a line end or at the end of the file is shown on the last character before it. */
function visibleSpan(source: string, span: Span): Span {
  const inside = source.slice(span.start, span.end);
  if (inside.trim() !== '' || span.start === 0) return span;
  let start = span.start;
  while (start > 0 && /\s/.test(source[start - 1]!)) start--;
  return start > 0 ? { start: start - 1, end: start } : span;
}
