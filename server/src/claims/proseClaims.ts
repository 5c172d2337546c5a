import type { MentionOf } from '../recognise/types.ts';
import type { Span } from '../text/span.ts';
import { targetsOf } from './biomarkers.ts';
import type { ClaimDraft, ClauseContext } from './clauseContext.ts';
import { type Parts, readParts } from './clauseParts.ts';
import type { ClauseReading } from './clauseReading.ts';
import { advance, type Discourse } from './discourse.ts';
import { draftClaim } from './draft.ts';
import { numberEffect } from './numberEffect.ts';
import { numbersOf } from './numbers.ts';
import { doseClaims, numericClaim, targetClaim } from './quantityClaims.ts';
import { treatmentRoles } from './roles.ts';
import { SlotFinder } from './slots.ts';
import { statementsOf } from './statements.ts';

/** The claims of a clause, and what it names for the clauses after it. */
export interface ClauseResult {
  readonly drafts: readonly ClaimDraft[];
  readonly discourse: Discourse;
}

/** Reads one clause of prose: advice, effect, doses, targets and numbers each make claims of their own. */
export function claimsOfClause(context: ClauseContext): ClauseResult {
  const { block, reading } = context;
  const text = block.text.text;
  const toSource = (range: Span) => block.text.toSource(range);
  const finder = new SlotFinder(reading, toSource, context.places);
  const roled = treatmentRoles(text, reading);
  const parts = readParts(context, finder, roled);
  const statements = statementsOf(context, parts);
  const drafts: ClaimDraft[] = statements.flatMap(({ predicate, about }) =>
    inOrder(draftClaim(context, finder, parts, predicate, about), text, reading),
  );
  drafts.push(...doseClaims(context, finder, parts));
  const targets = parts.treatments.some((slot) => slot.value.kind === 'drug') ? targetsOf(text, reading) : [];
  if (targets.length > 0) drafts.push(targetClaim(context, finder, parts, targets));
  const onePatient = reading.onePatient || (context.discourse.onePatient && reading.refersBack);
  const numbers = numbersOf(
    text,
    reading,
    context.sentenceMentions,
    roled,
    onePatient,
    headedEndpoint(context),
  );
  if (numbers.some((number) => number.endpoint) || (numbers.length > 0 && isAboutTreatment(parts))) {
    const said = statements.some(({ predicate }) => predicate.effect !== undefined);
    const effect = said ? undefined : numberEffect(numbers, reading.mentions);
    drafts.push(numericClaim(context, finder, parts, numbers, effect));
  }
  return { drafts, discourse: advance(context.discourse, reading, parts) };
}

/**
 * "For ALK- and ROS1-positive NSCLC we use lorlatinib and repotrectinib, respectively": as many treatments as biomarkers belong together
 * in their order, which makes a claim of each pair.
 */
function inOrder(draft: ClaimDraft, text: string, { sentenceSpan }: ClauseReading): readonly ClaimDraft[] {
  const { treatments, biomarkers } = draft;
  if (treatments.length < 2 || treatments.length !== biomarkers.length) return [draft];
  if ([...treatments, ...biomarkers].some(({ origin }) => origin !== 'clause')) return [draft];
  if (!/\brespectively\b/i.test(text.slice(sentenceSpan.start, sentenceSpan.end))) return [draft];
  return treatments.map((treatment, index) => ({
    ...draft,
    treatments: [treatment],
    biomarkers: [biomarkers[index]!],
  }));
}

function isAboutTreatment(parts: Parts): boolean {
  return parts.roled.length > 0 || parts.biomarkers.length > 0 || parts.diseases.length > 0;
}

/** The endpoint that the row or column header of a table cell names. */
function headedEndpoint({ block, places }: ClauseContext): MentionOf<'endpoint'> | undefined {
  if (!block.context.rowHeader && !block.context.columnHeader) return undefined;
  for (const place of places) {
    if (place.origin !== 'row-header' && place.origin !== 'column-header') continue;
    const endpoint = place.mentions.find((mention) => mention.kind === 'endpoint');
    if (endpoint) return endpoint;
  }
  return undefined;
}
