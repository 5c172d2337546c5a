/** Whose dose it is, where a clause names several drugs, some of them unknown to the knowledge base. */
import type { Claim, DoseStatement } from '../claims/types.ts';
import { contains, type Span } from '../text/span.ts';

/**
 * Endings by which INNs tell what a substance is (WHO, The use of stems in the selection of International Nonproprietary
 * Names, 2018), and the shape of code names. A word like that before a dose is another drug, known or not.
 */
const DRUG_LIKE =
  /\b(?:\w{3,}(?:nib|mab|ciclib|parib|platin|taxel|bine|rubicin|tecan|poside|parin|olone|sone|azole|statin|sartan|pril|xaban|gatran|limus|trexed|mycin|cillin|vedotin|deruxtecan|profen|dipine|setron|fluridine|uracil)|aspirin|S-1|[A-Z]{2,5}-?\d{2,}\w*)\b/gi;

interface Named extends Span {
  readonly drug: string | undefined;
}

/**
 * The id of the drug a dose belongs to: the one named directly after it ("80 mg osimertinib"), else the nearest one before
 * it. `undefined` where the clause names none, so that the dose is of the drug in context; `unknown` where the words name a
 * drug that is none of the claim's.
 */
export function ownerOf(
  statement: DoseStatement,
  claim: Claim,
  source: string,
): string | 'unknown' | undefined {
  const named = namedDrugs(claim, source).filter((each) => !contains(each, statement.span));
  const inside = named.find((each) => contains(statement.span, each));
  if (inside) return inside.drug ?? 'unknown';
  const end = Math.max(statement.span.end, statement.frequencySpan?.end ?? 0);
  const after = named.find(
    (each) => each.start >= end && /^\s*(?:of\s+)?$/u.test(source.slice(end, each.start)),
  );
  const before = named.findLast((each) => each.end <= statement.span.start);
  const owner = after ?? before;
  return owner && (owner.drug ?? 'unknown');
}

function namedDrugs(claim: Claim, source: string): readonly Named[] {
  const known = claim.mentions.flatMap((mention): readonly Named[] => {
    if (mention.kind === 'drug') return [{ ...mention.span, drug: mention.id }];
    return mention.kind === 'substance' ? [{ ...mention.span, drug: undefined }] : [];
  });
  const text = source.slice(claim.span.start, claim.span.end);
  const unknown = [...text.matchAll(DRUG_LIKE)].flatMap((match): readonly Named[] => {
    const span = {
      start: claim.span.start + match.index,
      end: claim.span.start + match.index + match[0].length,
    };
    const isKnown = claim.mentions.some(
      (mention) => mention.span.start < span.end && span.start < mention.span.end,
    );
    return isKnown ? [] : [{ ...span, drug: undefined }];
  });
  return [...known, ...unknown].sort((a, b) => a.start - b.start);
}
