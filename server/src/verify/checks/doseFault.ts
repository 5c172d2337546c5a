/** What is said of a dose that is not the label's: the label's doses in words, the fault, and what may be written instead. */
import type { Claim, DoseStatement } from '../../claims/types.ts';
import type { DrugRecord } from '../../knowledge/types.ts';
import type { Span } from '../../text/span.ts';
import { ASPECTS, type Aspect } from '../aspects.ts';
import type { LabelDose } from '../doses.ts';
import { type CheckOutcome, uniqueById } from '../outcome.ts';
import type { Contradiction } from '../types.ts';
import { listWords, regimenWords } from '../words.ts';

/** The amounts and frequencies of label doses, each once: “250 mg once daily or 250 mg twice daily”. */
export function dosesInWords(labels: readonly LabelDose[]): string {
  return listWords([...new Set(labels.map(({ dose, frequency }) => regimenWords(dose, frequency)))], 'or');
}

/** The label's dose in place of the written one, where there is one alone and both stand together in prose. */
export function suggestionsFor(
  { span, frequencySpan, text }: DoseStatement,
  { block }: Claim,
  labels: readonly LabelDose[],
): Contradiction['suggestions'] {
  const words = [...new Set(labels.map(({ dose, frequency }) => regimenWords(dose, frequency)))];
  const isWhole = frequencySpan === undefined || frequencySpan.end <= span.end;
  // Words before the amount, "recommended dose is", stay; markup inside would be lost.
  const amount = /\d[\d.,]*\s*(?:mg|mcg|µg|g|IU|mL|units?)\b/i.exec(text);
  if (!block || words.length !== 1 || !isWhole || !amount || text.length !== span.end - span.start) return [];
  const newText = words[0]!;
  const at = { start: span.start + amount.index, end: span.end };
  return [{ title: `Write ${newText}`, span: at, newText, records: labels.map(({ record }) => record) }];
}

/** Faults in which the written dose can stand for the label's alone. */
const REPLACEABLE: ReadonlySet<Aspect> = new Set([
  ASPECTS.doseBasis,
  ASPECTS.hepaticAdjustment,
  ASPECTS.renalAdjustment,
]);

/**
 * The outcome for a dose that contradicts the label.
 * @param expected the label doses it should be one of; at least one
 * @param claim given where the label's dose may be offered in place of the written one
 */
export function doseFault(
  statement: DoseStatement,
  drug: DrugRecord,
  aspect: Aspect,
  expected: readonly LabelDose[],
  claim?: Claim,
): CheckOutcome {
  const records = uniqueById(expected.map(({ record }) => record));
  const values = dosesInWords(expected);
  const stated = regimenWords(statement.dose, statement.frequency);
  const whom = expected[0]?.regimen?.population.description ?? expected[0]?.adjustment?.condition.definition;
  return {
    verdict: 'contradicted',
    reason: `The label gives ${values} of ${drug.inn}${whom ? ` for ${whom}` : ''}, not ${stated}.`,
    wouldBeSupportedIf: `the dose were ${values}`,
    records,
    contradictions: [
      {
        aspect,
        span:
          aspect === ASPECTS.doseFrequency && statement.frequencySpan ? coverBoth(statement) : statement.span,
        values: { drug: drug.inn, stated, expected: values, ...(whom ? { population: whom } : {}) },
        records,
        related: [],
        suggestions: claim && REPLACEABLE.has(aspect) ? suggestionsFor(statement, claim, expected) : [],
      },
    ],
  };
}

/** From the amount to its frequency, in the source. */
function coverBoth({ span, frequencySpan }: DoseStatement): Span {
  return { start: Math.min(span.start, frequencySpan!.start), end: Math.max(span.end, frequencySpan!.end) };
}
