import type { Claim, DoseStatement } from '../claims/types.ts';
import type { DoseAdjustment, DrugRecord } from '../knowledge/types.ts';
import type { OrganFunctionMention } from '../recognise/types.ts';

/**
 * The dose with the organ function it is for: the one named last before it in the clause, where the clause names several,
 * and the degree of impairment that bilirubin in multiples of the upper limit stands for.
 */
export function withOrgan(
  statement: DoseStatement,
  claim: Claim,
  drug: DrugRecord,
  source: string,
): DoseStatement {
  const { organ } = statement;
  if (!organ) return statement;
  // A dose that is worked up to is not the one the impairment starts with.
  const before = source.slice(Math.max(claim.span.start, statement.span.start - 40), statement.span.start);
  if (WORKED_UP.test(before)) return { ...statement, organ: undefined, role: 'unspecified' };
  const named = claim.mentions.filter(
    (each): each is OrganFunctionMention =>
      each.kind === 'organ-function' &&
      (each.severity !== undefined || each.creatinineClearance !== undefined),
  );
  const nearest =
    named.length > 1
      ? (named.findLast(({ span }) => span.end <= statement.span.start) ?? named[0])
      : undefined;
  if (nearest) return { ...statement, organ: nearest };
  if (organ.organ !== 'hepatic' || organ.severity !== undefined || claim.fieldPath === undefined)
    return statement;
  const severity = severityOf(source.slice(organ.span.start, organ.span.end), drug.adjustments);
  return severity ? { ...statement, organ: { ...organ, severity } } : statement;
}

const WORKED_UP = /\b(?:increas\w*|escalat\w*|re-escalat\w*|raise[ds]?)\b[^.;]*$/i;

const BILIRUBIN =
  /bilirubin\s*(?:is|of|level)?\s*(?:>=|>|≥|above|over)\s*(\d+(?:\.\d+)?)\s*(?:(?:-|–|to|(?:and|but)?\s*(?:up to|<=|≤|<))\s*(\d+(?:\.\d+)?))?\s*(?:x|×|times)\s*(?:the\s+)?ULN/i;

/** The degree for which an adjustment's definition gives the same range of bilirubin. */
export function severityOf(
  text: string,
  adjustments: readonly DoseAdjustment[],
): DoseAdjustment['condition']['severity'] {
  const stated = BILIRUBIN.exec(text.replace(/\band\s+(?=up to)/i, ''));
  if (!stated) return undefined;
  const fitting = adjustments.filter(({ kind, condition }) => {
    const recorded = BILIRUBIN.exec((condition.definition ?? '').replace(/\band\s+(?=up to)/i, ''));
    return (
      kind === 'hepatic' &&
      recorded !== null &&
      Number(recorded[1]) === Number(stated[1]) &&
      (recorded[2] === undefined) === (stated[2] === undefined)
    );
  });
  return fitting.find(({ condition }) => condition.severity)?.condition.severity;
}
