import { overlaps, type Span } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';

/** True if the knowledge base contradicts something at the place, which is then another rule's finding. */
export function isJudgedWrong({ judgements }: Analysis, span: Span): boolean {
  return judgements.some(({ contradictions }) => contradictions.some((each) => overlaps(each.span, span)));
}
