import type { Span } from '../../text/span.ts';
import { touches } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';
import { blockAt, scalarAt } from '../context/mentionAt.ts';

/**
 * The entry of the references that a citation key at the offset names, or the claim of the ledger that a sequence step
 * refers to; `undefined` elsewhere and where the key is not declared.
 */
export function definitionAt({ document, fields }: Analysis, offset: number): Span | undefined {
  if (!fields) return undefined;
  const found = blockAt(document, offset);
  const citation = found?.block.citations.find(({ span }) => touches(span, found.at));
  const text = found?.block.text.text ?? '';
  const cited =
    citation &&
    (citation.keys.find((key) => keyStandsAt(text, citation.span, key, found?.at ?? 0)) ?? citation.keys[0]);
  const key = cited ?? scalarAt(document.fields, offset)?.text.text;
  if (key === undefined) return undefined;
  const isCited =
    cited !== undefined ||
    fields.claims.some(({ evidence }) => evidence.cite.some(({ span }) => touches(span, offset)));
  if (isCited) return fields.references.find((each) => each.key?.value === key)?.span;
  const isClaim = fields.sequence.some(({ claim }) => claim && touches(claim.span, offset));
  return isClaim ? fields.claims.find((each) => each.id?.value === key)?.span : undefined;
}

function keyStandsAt(text: string, citation: Span, key: string, at: number): boolean {
  const start = text.indexOf(`@${key}`, citation.start);
  return start >= 0 && start < citation.end && at >= start && at <= start + key.length + 1;
}
