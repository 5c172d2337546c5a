import { nearestName } from '../../text/nearest.ts';
import { formatPointer } from '../source/pointer.ts';
import { collectionOf, type RecordKind } from '../source/recordKinds.ts';
import type { KnowledgeCheck, RecordPlace, VerifyContext } from './context.ts';
import { type Reference, referencesOf } from './referencesOf.ts';

/** Every id a record names must be defined somewhere, as a record of the kind that is meant. */
export const danglingReferences: KnowledgeCheck = (context) => {
  for (const reference of referencesOf(context.judged)) checkReference(reference, context);
  for (const { place, id } of context.sourceMentions) {
    checkReference({ from: place, to: ['source'], id }, context);
  }
};

function checkReference(reference: Reference, context: VerifyContext): void {
  if ('variant' in reference) {
    checkVariant(reference.from, reference.variant, context);
    return;
  }
  const { from, to, id, among } = reference;
  if (among) {
    if (among.ids.includes(id)) return;
    report(context, from, `${among.what} "${id}", which this record does not define`, id, among.ids);
    return;
  }
  if (to.some((kind) => context.exists(kind, id))) return;
  report(context, from, `${to.join(' or ')} "${id}", which no record defines`, id, idsOf(to, context));
}

/** A change of the protein in short form, which means the same whether or not it has a record. */
const WELL_FORMED = /^[A-Z]\d+(?:_[A-Z]\d+)?(?:[A-Z*]|(?:del|ins|dup|fs)[A-Za-z0-9*]*)$/u;

function checkVariant(
  from: RecordPlace,
  { gene, short }: { readonly gene: string; readonly short: string },
  context: VerifyContext,
): void {
  const record = context.index.gene(gene);
  // A missing gene is reported by itself.
  if (!record || context.index.variant(gene, short)) return;
  if (context.openVariants && WELL_FORMED.test(short)) return;
  const known = record.variants.map((each) => each.short);
  report(context, from, `variant "${short}", which gene ${gene} does not define`, short, known);
}

function report(
  context: VerifyContext,
  from: RecordPlace,
  what: string,
  id: string,
  known: readonly string[],
): void {
  const nearest = nearestName(id, known);
  const hint = nearest ? `Did you mean "${nearest}"?` : 'Correct it, or add what it names.';
  context.report(
    'error',
    'kb.dangling-reference',
    `${formatPointer(from.pointer)} names ${what}. ${hint}`,
    from,
  );
}

function idsOf(kinds: readonly RecordKind[], context: VerifyContext): readonly string[] {
  const { index } = context;
  const named = index.vocabulary().filter(({ kind }) => kinds.includes(kind));
  const recorded = kinds.flatMap((kind) => index.records[collectionOf(kind)].map(({ id }) => id));
  return [...recorded, ...named.map(({ id }) => id)];
}
