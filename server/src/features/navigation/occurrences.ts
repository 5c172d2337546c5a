/** What the name under a cursor stands for inside one document, where it is declared, and everywhere it is used. */
import type { ProtocolFields } from '../../document/fields/types.ts';
import type { FieldNode, ScalarNode } from '../../document/types.ts';
import { isEntityMention, type Mention, type Recogniser } from '../../recognise/types.ts';
import { compareSpans, type Span, touches } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';
import { mentionAt } from '../context/mentionAt.ts';

export interface Occurrences {
  /** The entry that declares the name: a reference, a claim of the ledger, an abbreviation. Entities have none. */
  readonly declaration: Span | undefined;
  /** The name in the declaration itself. */
  readonly declaredName: Span | undefined;
  /** Every use, the declaration's own name left out, in source order. */
  readonly uses: readonly Span[];
}

/** A name as it is used, with its span in the source. */
interface Name {
  readonly value: string;
  readonly span: Span;
}

/**
 * @returns undefined where no citation key, claim id, abbreviation or entity stands. A name that is used but declared
 *   nowhere has no declaration.
 */
export function occurrencesAt(
  analysis: Analysis,
  recogniser: Recogniser,
  offset: number,
): Occurrences | undefined {
  const { fields } = analysis;
  const named = fields && (citedAt(analysis, fields, offset) ?? claimAt(fields, offset));
  if (named) return named;
  const entity = mentionAt(analysis, recogniser, offset);
  const abbreviated = fields && abbreviationAt(analysis, fields, offset);
  if (entity) {
    const uses = mentionsOf(analysis, recogniser, entity.mentions.map(identityOf));
    return { declaration: abbreviated?.declaration, declaredName: undefined, uses };
  }
  return abbreviated;
}

function citedAt(analysis: Analysis, fields: ProtocolFields, offset: number): Occurrences | undefined {
  const uses = citations(analysis, fields);
  const hit =
    uses.find(({ span }) => touches(span, offset)) ??
    fields.references.map(({ key }) => key).find((key) => key && touches(key.span, offset));
  if (!hit) return undefined;
  const entry = fields.references.find(({ key }) => key?.value === hit.value);
  return {
    declaration: entry?.span,
    declaredName: entry?.key?.span,
    uses: inOrder(uses.filter(({ value }) => value === hit.value)),
  };
}

/** Citation keys in text and in the evidence of claims, each with its span in the source. */
function citations({ document }: Analysis, fields: ProtocolFields): readonly Name[] {
  const inText = document.blocks.flatMap(({ text, citations: found }) =>
    found.flatMap(({ span, keys }) => {
      let from = span.start;
      return keys.flatMap((key): readonly Name[] => {
        const at = text.text.indexOf(`@${key}`, from);
        if (at < 0 || at >= span.end) return [];
        from = at + key.length;
        return [{ value: key, span: text.toSource({ start: at + 1, end: at + 1 + key.length }) }];
      });
    }),
  );
  return [...inText, ...fields.claims.flatMap(({ evidence }) => evidence.cite)];
}

function claimAt(fields: ProtocolFields, offset: number): Occurrences | undefined {
  const uses = fields.sequence.flatMap(({ claim }) => (claim ? [claim] : []));
  const hit =
    uses.find(({ span }) => touches(span, offset)) ??
    fields.claims.map(({ id }) => id).find((id) => id && touches(id.span, offset));
  if (!hit) return undefined;
  const entry = fields.claims.find(({ id }) => id?.value === hit.value);
  return {
    declaration: entry?.span,
    declaredName: entry?.id?.span,
    uses: inOrder(uses.filter(({ value }) => value === hit.value)),
  };
}

function abbreviationAt(
  { document }: Analysis,
  fields: ProtocolFields,
  offset: number,
): Occurrences | undefined {
  for (const { short, long } of fields.abbreviations) {
    const pattern = wordPattern(short.value);
    const uses = document.blocks.flatMap(({ text }) =>
      [...text.text.matchAll(pattern)].map(({ index }) =>
        text.toSource({ start: index, end: index + short.value.length }),
      ),
    );
    if (![short.span, ...uses].some((span) => touches(span, offset))) continue;
    const declaration = { start: short.span.start, end: long?.span.end ?? short.span.end };
    const others = uses.filter((span) => span.start >= declaration.end || span.end <= declaration.start);
    return { declaration, declaredName: short.span, uses: others.sort(compareSpans) };
  }
  return undefined;
}

/** The words as a whole, not inside a longer one. */
function wordPattern(word: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'gu',
  );
}

/** What a mention is a mention of; undefined for what is no entity. */
function identityOf(mention: Mention): string | undefined {
  switch (mention.kind) {
    case 'gene':
    case 'biomarker':
      return `gene ${mention.gene}`;
    case 'variant':
      return `variant ${mention.short}`;
    case 'trial':
      return `trial ${mention.id ?? mention.nct}`;
    default:
      return isEntityMention(mention) && 'id' in mention ? `${mention.kind} ${mention.id}` : undefined;
  }
}

function mentionsOf(
  analysis: Analysis,
  recogniser: Recogniser,
  identities: readonly (string | undefined)[],
): readonly Span[] {
  const isWanted = (mention: Mention): boolean => {
    const identity = identityOf(mention);
    return identity !== undefined && identities.includes(identity);
  };
  return entityPlaces(analysis, recogniser)
    .filter(({ mention }) => isWanted(mention))
    .map(({ span }) => span)
    .filter(({ start, end }, index, all) => start !== all[index - 1]?.start || end !== all[index - 1]?.end);
}

/** Every entity of a document with its span in the source: in running text and in values of fields; in source order. */
export function entityPlaces(
  { document, mentionsIn }: Analysis,
  recogniser: Recogniser,
): readonly { readonly mention: Mention; readonly span: Span }[] {
  const inText = document.blocks.flatMap((block) =>
    mentionsIn(block).map((mention) => ({ mention, span: block.text.toSource(mention.span) })),
  );
  const read = new Set(document.blocks.map(({ node }) => node.span.start));
  const inFields = scalarsOf(document.fields)
    .filter(({ span }) => !read.has(span.start))
    .flatMap(({ text }) =>
      recogniser.recognise(text.text).map((mention) => ({ mention, span: text.toSource(mention.span) })),
    );
  return [...inText, ...inFields]
    .filter(({ mention }) => isEntityMention(mention))
    .sort((a, b) => compareSpans(a.span, b.span));
}

/** Values of fields, without keys. */
function scalarsOf(node: FieldNode | undefined): readonly ScalarNode[] {
  switch (node?.kind) {
    case undefined:
      return [];
    case 'scalar':
      return [node];
    case 'sequence':
      return node.items.flatMap(scalarsOf);
    case 'mapping':
      return node.pairs.flatMap(({ value }) => scalarsOf(value));
  }
}

function inOrder(places: readonly Name[]): readonly Span[] {
  return places.map(({ span }) => span).sort(compareSpans);
}
