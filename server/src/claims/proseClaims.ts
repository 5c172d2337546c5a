import type { Mention, MentionOf } from '../recognise/types.ts';
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
  const headed = headedEndpoint(context);
  const numbers = numbersOf(
    text,
    headed ? withHeadedUnit(context) : reading,
    context.sentenceMentions,
    roled,
    onePatient,
    headed,
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

/** A cell that is nothing but a number takes its unit from the header: "Median PFS (months)" over "34.8". */
function withHeadedUnit({ block, reading }: ClauseContext): ClauseReading {
  const text = block.text.text;
  const figure = BARE_FIGURE.exec(text.slice(reading.span.start, reading.span.end));
  const plain = reading.mentions.filter((each) => !isWithoutUnit(each));
  if (!figure || plain.some(({ kind }) => kind === 'quantity' || kind === 'dose')) return reading;
  const headers = [block.context.columnHeader, block.context.rowHeader].flatMap(
    (each) => each?.text.text ?? [],
  );
  const unit = headers.flatMap((header) => UNIT_IN_HEADER.exec(header)?.[1] ?? [])[0];
  if (unit === undefined) return reading;
  const surface = figure[1]!;
  const start = reading.span.start + figure[0].indexOf(surface);
  const mention: MentionOf<'quantity'> = {
    kind: 'quantity',
    value: Number(surface),
    high: undefined,
    unit: unit === '%' ? 'percent' : 'months',
    unitText: unit,
    bound: 'exact',
    decimals: surface.split('.')[1]?.length ?? 0,
    inWords: false,
    role: 'value',
    surface,
    span: { start, end: start + surface.length },
  };
  return {
    span: reading.span,
    sentenceSpan: reading.sentenceSpan,
    sentence: reading.sentence,
    words: reading.words,
    cues: reading.cues,
    asked: reading.asked,
    refersBack: reading.refersBack,
    onePatient: reading.onePatient,
    mentions: [...plain, mention].sort((a, b) => a.span.start - b.span.start),
  };
}

function isWithoutUnit(mention: Mention): boolean {
  return mention.kind === 'quantity' && (mention.unit === 'other' || mention.unit === 'count');
}

/** A number alone, or with what stands in brackets behind it. */
const BARE_FIGURE = /^\s*(\d+(?:\.\d+)?)\s*(?:[([][^)\]]*[)\]])?\s*$/;
const UNIT_IN_HEADER = /(%|\bmonths?\b|\bmos?\b)/i;

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
