import { nearestName } from '../names.ts';
import { formatPointer, type Pointer } from '../source/pointer.ts';
import { collectionOf, type RecordKind } from '../source/recordKinds.ts';
import type { BiomarkerRef } from '../types.ts';
import type { KnowledgeCheck, VerifyContext } from './context.ts';
import { type Reference, referencesOf } from './referencesOf.ts';
import { sourcesIn } from './sourcesIn.ts';

/** Every id a record names must be defined somewhere, as a record of the kind that is meant. */
export const danglingReferences: KnowledgeCheck = (context) => {
  for (const reference of referencesOf(context.index.records)) checkReference(reference, context);
  for (const { place, id } of sourcesIn(context.index.records)) {
    checkReference({ from: place, to: ['source'], id }, context);
  }
};

function checkReference(reference: Reference, context: VerifyContext): void {
  if ('biomarker' in reference) {
    checkBiomarker(reference, reference.biomarker, context);
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

function checkBiomarker(
  { from }: Reference,
  { gene, variant }: Pick<BiomarkerRef, 'gene' | 'variant'>,
  context: VerifyContext,
): void {
  const at = (field: string): Reference['from'] => ({ ...from, pointer: [...from.pointer, field] });
  if (!context.exists('gene', gene)) {
    report(context, at('gene'), `gene "${gene}", which no record defines`, gene, idsOf(['gene'], context));
  } else if (variant !== undefined && context.index.gene(gene) && !context.index.variant(gene, variant)) {
    const known = context.index.gene(gene)?.variants.map((each) => each.short) ?? [];
    const what = `variant "${variant}", which gene ${gene} does not define`;
    report(context, at('variant'), what, variant, known);
  }
}

function report(
  context: VerifyContext,
  from: Reference['from'],
  what: string,
  id: string,
  known: readonly string[],
): void {
  const nearest = nearestName(id, known);
  const hint = nearest ? `Did you mean "${nearest}"?` : 'Correct it, or add what it names.';
  context.report('error', 'kb.dangling-reference', `${place(from.pointer)} names ${what}. ${hint}`, from);
}

function place(pointer: Pointer): string {
  return formatPointer(pointer);
}

function idsOf(kinds: readonly RecordKind[], context: VerifyContext): readonly string[] {
  return kinds.flatMap((kind) => context.index.records[collectionOf(kind)].map(({ id }) => id));
}
