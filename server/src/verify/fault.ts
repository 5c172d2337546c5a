import type { Span } from '../text/span.ts';
import type { Contradiction, EvidenceReference } from './types.ts';

/** What a check of the whole document found at variance with the base; rules word it. */
export interface Fault {
  /** Exact words at fault. */
  readonly span: Span;
  /** Named values for the message, ready to read. */
  readonly values: Readonly<Record<string, string>>;
  readonly records: readonly EvidenceReference[];
  readonly related: readonly { readonly message: string; readonly span: Span }[];
  readonly suggestions: Contradiction['suggestions'];
  /** True where the text is weaker than the label, and not against it. */
  readonly isMinor?: boolean;
}

/** A fault with nothing beside it. */
export function fault(
  span: Span,
  values: Fault['values'],
  records: Fault['records'],
  more: Partial<Pick<Fault, 'related' | 'suggestions' | 'isMinor'>> = {},
): Fault {
  return { span, values, records, related: [], suggestions: [], ...more };
}
