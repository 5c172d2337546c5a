import type { ClauseContext } from './clauseContext.ts';
import type { Parts } from './clauseParts.ts';
import { type ClauseReading, wordsBetween } from './clauseReading.ts';
import type { Predicate } from './predicate.ts';

/** How far the alteration may stand after the word that finds it, or before it, in words. */
const OBJECT_REACH = 8;
const SUBJECT_REACH = 5;

/** "revealed that none of the samples had …", "detected in no sample". */
const FOUND_NOWHERE = /^[^,;]*\b(?:none|neither|no (?:patients?|samples?|cases?|tumou?rs?))\b/i;
const NEW = /\b(?:acquired|new|secondary|emerge\w*|additional)\b/i;

/** True if the clause tells that the disease progressed, or of resistant samples; "progression-free" does not. */
export function tellsOfProgression(reading: ClauseReading): boolean {
  return reading.cues.some((match) => match.cue.category === 'progression');
}

/** "revealed an improved response in patients with …": what was found is an effect. */
function findsEffect({ cues }: ClauseReading, from: number, to: number): boolean {
  return cues.some(({ cue, span }) => cue.effect === 'response' && span.start >= from && span.end <= to);
}

/**
 * An alteration found when the disease progressed on a treatment speaks of resistance to it: "at progression on crizotinib, G2032R was
 * detected". The clause must name the alteration and say that it was found; the progression stands in it or directly before it.
 * Undefined where the clause says nothing of the kind.
 */
export function acquiredResistance(context: ClauseContext, parts: Parts): Predicate | undefined {
  const { reading, discourse } = context;
  const findings = reading.cues.filter((match) => match.cue.category === 'finding');
  if (findings.length === 0) return undefined;
  const alterations = reading.mentions.filter(
    (mention) =>
      mention.kind === 'variant' ||
      (mention.kind === 'biomarker' && mention.alteration !== undefined && mention.status === 'positive'),
  );
  const finding = findings.find((match) =>
    alterations.some(({ span }) =>
      span.start >= match.span.end
        ? !findsEffect(reading, match.span.end, span.start) &&
          wordsBetween(reading, match.span.end, span.start) <= (match.cue.id === 'having' ? 1 : OBJECT_REACH)
        : match.cue.id !== 'having' &&
          span.end <= match.span.start &&
          wordsBetween(reading, span.end, match.span.start) <= SUBJECT_REACH,
    ),
  );
  if (!finding || parts.biomarkers.length === 0) return undefined;
  const text = context.block.text.text;
  if (FOUND_NOWHERE.test(text.slice(finding.span.end, reading.span.end))) return undefined;
  if (!tellsOfProgression(reading)) {
    const isNew =
      alterations.some((mention) => mention.kind === 'variant') ||
      NEW.test(text.slice(reading.span.start, reading.span.end));
    if (!discourse.progressed || !isNew) return undefined;
  }
  if (parts.roled.length === 0 && discourse.treatments.length === 0) return undefined;
  return { kind: 'resistance', effect: 'resistance', wording: 'efficacy', negative: false, match: finding };
}
