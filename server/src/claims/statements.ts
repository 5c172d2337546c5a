import type { MentionKind } from '../recognise/types.ts';
import type { ClauseContext } from './clauseContext.ts';
import type { Parts } from './clauseParts.ts';
import { effectsOf } from './effects.ts';
import { placedPredicate } from './placedPredicate.ts';
import { isFragment, type Predicate, predicatesOf } from './predicate.ts';
import type { TreatmentMention } from './roles.ts';
import type { ClaimKind, Slot } from './types.ts';

/** One thing a clause says: a predicate, and the treatments it is said of where the clause says different things of different ones. */
export interface Statement {
  readonly predicate: Predicate;
  /** Undefined: of all that the clause proposes. */
  readonly about: readonly TreatmentMention[] | undefined;
}

/** Kinds that speak of advice or licence; the others speak of what a treatment does. */
export const ADVICE: ReadonlySet<ClaimKind> = new Set<ClaimKind>([
  'indication',
  'regulatory',
  'sequence',
  'monitoring',
]);

const MENTION: Predicate = {
  kind: 'indication',
  effect: undefined,
  wording: 'mention',
  negative: false,
  match: undefined,
};

/**
 * What a clause says: at most one piece of advice, and what treatments do, once for all of them or once for each where they differ;
 * for a fragment, what its place or its form supplies.
 */
export function statementsOf(context: ClauseContext, parts: Parts): readonly Statement[] {
  const { reading, block } = context;
  const text = block.text.text;
  const all = predicatesOf(reading, parts.roled);
  const hasTreatment = parts.roled.length > 0;
  const hasScope = parts.biomarkers.length > 0 || parts.diseases.length > 0;
  const { refersBack } = reading;
  const statements: Statement[] = [];
  const advice = all.find((each) => ADVICE.has(each.kind));
  const medicates =
    reading.mentions.some(({ kind }) => kind === 'substance') || substancesSpokenOf(context).length > 0;
  const names = medicates || reading.mentions.some(({ kind }) => kind === 'test' || kind === 'harm');
  if (advice && (hasTreatment || hasScope || names || refersBack || block.role !== 'paragraph'))
    statements.push({ predicate: medicates ? asInteraction(advice) : advice, about: undefined });
  const { discourse } = context;
  const spokenOf = discourse.treatments.length + discourse.biomarkers.length > 0;
  for (const { predicate, about } of effectsOf(context, parts, all)) {
    if (hasTreatment || refersBack || (hasScope && (!spokenOf || predicate.effect === undefined)))
      statements.push({ predicate, about });
    // Without a word that refers back, what was spoken of before is only the likely subject.
    else if (spokenOf) statements.push({ predicate: { ...predicate, wording: 'mention' }, about });
  }
  const namesTrial = reading.mentions.some(({ kind }) => kind === 'trial');
  if (statements.length === 0 && !hasTreatment && hasScope && namesTrial && !isFragment(text, reading))
    statements.push({ predicate: MENTION, about: undefined });
  if (statements.length === 0 && hasTreatment) {
    const hasFor = /\bfor\b/i.test(text.slice(reading.span.start, reading.span.end));
    const placed = isFragment(text, reading)
      ? placedPredicate(
          block,
          context.readPlace,
          hasScope,
          hasFor,
          rowNamesPopulation(context),
          context.places.flatMap(({ remark }) => remark ?? []),
        )
      : undefined;
    if (placed) statements.push({ predicate: placed, about: undefined });
    else if (hasScope || namesTrial) statements.push({ predicate: MENTION, about: undefined });
  }
  return statements;
}

/** The co-medication that "the combination" refers back to; none where the clause speaks of nothing of the kind. */
export function substancesSpokenOf({ block, reading, discourse }: ClauseContext): readonly Slot<string>[] {
  if (discourse.substances.length === 0) return discourse.substances;
  const words = block.text.text.slice(reading.span.start, reading.span.end);
  return COMBINATION.test(words) ? discourse.substances : [];
}

const COMBINATION =
  /\b(?:the|this|such a|their)\s+(?:combination|co-?administration|co-?medication|concomitant use|concurrent use|interaction)\b/i;

const POPULATION: ReadonlySet<MentionKind> = new Set<MentionKind>([
  'biomarker',
  'variant',
  'gene',
  'disease',
]);

/** True for a table cell in whose row something says for whom the row is. */
function rowNamesPopulation({ block, places }: ClauseContext): boolean {
  return (
    block.role === 'table-cell' &&
    places.some(
      ({ origin, mentions }) => origin === 'row-header' && mentions.some(({ kind }) => POPULATION.has(kind)),
    )
  );
}

/** Advice on a co-medication is about the two together, not about whom the drug is for. */
function asInteraction(advice: Predicate): Predicate {
  return advice.kind === 'indication' ? { ...advice, kind: 'interaction' } : advice;
}
