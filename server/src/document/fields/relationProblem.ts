import type { Span } from '../../text/span.ts';
import type { Located } from './types.ts';

/** Two or more fields that do not fit; the place is that of the field to correct. */
export interface RelationProblem {
  readonly message: string;
  readonly span: Span;
  readonly path: readonly (string | number)[];
  readonly related: readonly { readonly message: string; readonly span: Span }[];
}

/** A problem at one field; `other` is the field it does not fit. */
export function problem(
  at: Located<unknown>,
  message: string,
  other?: { readonly message: string; readonly at: { readonly span: Span } },
): RelationProblem {
  return {
    message,
    span: at.span,
    path: at.path,
    related: other ? [{ message: other.message, span: other.at.span }] : [],
  };
}
