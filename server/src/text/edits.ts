import { compareSpans, overlaps, type Span } from './span.ts';

/** Replaces the code units of `span` with `newText`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * Applies edits that all refer to the original text.
 * @throws RangeError when two edits overlap, or one reaches past the end of the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => compareSpans(a.span, b.span));
  let result = '';
  let offset = 0;
  let previous: TextEdit | undefined;
  for (const edit of ordered) {
    if (previous && overlaps(previous.span, edit.span)) throw new RangeError('overlapping edits');
    if (edit.span.end > text.length) throw new RangeError('edit past the end of the text');
    result += text.slice(offset, edit.span.start) + edit.newText;
    offset = edit.span.end;
    previous = edit;
  }
  return result + text.slice(offset);
}
