/** Clauses on safety, read in their place: about which drug, for which region, and whether they assert anything. */
import { polarityOf, statusOf } from '../../claims/assertion.ts';
import type { ClauseReading } from '../../claims/clauseReading.ts';
import type { Predicate } from '../../claims/predicate.ts';
import type { SectionKind, TextBlock } from '../../document/types.ts';
import type { DrugRecord, Jurisdiction } from '../../knowledge/types.ts';
import type { Mention, MentionKind, MentionOf } from '../../recognise/types.ts';
import type { Span } from '../../text/span.ts';
import { documentJurisdictions } from '../regions.ts';
import type { Analysis } from '../types.ts';

/** A clause with the texts that introduce it: the lead-ins of its list, the heads of its row and column. */
export interface Statement {
  readonly block: TextBlock;
  /** In coordinates of the block's text. */
  readonly reading: ClauseReading;
  /** The clause as read, without markup. */
  readonly text: string;
  /** Nearest first. */
  readonly introducers: readonly TextBlock[];
}

/** Sections whose text is not what the author asks for. */
const SILENT_SECTIONS: ReadonlySet<SectionKind> = new Set(['references', 'abbreviations', 'history']);

/** Classes of annotated spans that say the words assert nothing. */
const UNASSERTED: ReadonlySet<string> = new Set([
  'hypothesis',
  'historical',
  'quote',
  'quoted',
  'question',
  'negated',
]);

/**
 * The clauses of blocks that name something of one of the kinds, themselves or in what introduces them. Quotations,
 * headings, history and references are left out.
 */
export function statementsAbout(analysis: Analysis, kinds: readonly MentionKind[]): readonly Statement[] {
  const wanted: ReadonlySet<MentionKind> = new Set(kinds);
  const names = (block: TextBlock): boolean =>
    analysis.mentionsIn(block).some(({ kind }) => wanted.has(kind));
  return analysis.blocks.flatMap((block): readonly Statement[] => {
    if (!isRead(block)) return [];
    const introducers = introducersOf(block);
    if (!names(block) && !introducers.some(names)) return [];
    const text = block.text.text;
    return analysis.readingOf(block).clauses.map((reading) => ({
      block,
      reading,
      text: text.slice(reading.span.start, reading.span.end),
      introducers,
    }));
  });
}

/** True for blocks in which the author speaks: no headings, quotations, references or history. */
export function isRead({ role, context, annotations }: TextBlock): boolean {
  if (role === 'heading' || role === 'title' || context.quoted) return false;
  if (annotations.some(({ attributes }) => attributes.classes.some((each) => UNASSERTED.has(each))))
    return false;
  return !context.sections.some((each) => SILENT_SECTIONS.has(each));
}

/** What introduces a block, nearest first. */
export function introducersOf(block: TextBlock): readonly TextBlock[] {
  const { leadIns, rowHeader, columnHeader } = block.context;
  return [...leadIns.toReversed(), rowHeader, columnHeader].filter(
    (each): each is TextBlock => each !== undefined && each !== block,
  );
}

/** Mentions of one kind in the clause itself. */
export function ownMentions<K extends MentionKind>({ reading }: Statement, kind: K): readonly MentionOf<K>[] {
  return reading.mentions.filter((each): each is MentionOf<K> => each.kind === kind);
}

/** A mention with the block whose coordinates its span is in. */
export interface PlacedMention<K extends MentionKind> {
  readonly mention: MentionOf<K>;
  readonly block: TextBlock;
}

/** Mentions of a kind in the clause, else in the nearest text that introduces it. */
export function mentionsFor<K extends MentionKind>(
  statement: Statement,
  kind: K,
  analysis: Analysis,
): readonly PlacedMention<K>[] {
  const own = ownMentions(statement, kind);
  if (own.length > 0) return own.map((mention) => ({ mention, block: statement.block }));
  for (const block of statement.introducers) {
    const there = analysis.mentionsIn(block).filter((each): each is MentionOf<K> => each.kind === kind);
    if (there.length > 0) return there.map((mention) => ({ mention, block }));
  }
  return [];
}

/**
 * The drugs a clause is about: those it names, else those named before it in its block, over it, or by the regimen.
 * Empty where the nearest name is one of which the base holds no record.
 */
export function drugsOf(statement: Statement, analysis: Analysis): readonly DrugRecord[] {
  const { block, reading } = statement;
  const named = (mentions: readonly Mention[]): readonly string[] =>
    mentions.flatMap((each) => (each.kind === 'drug' ? [each.id] : []));
  const places: readonly (() => readonly string[])[] = [
    () => named(reading.mentions),
    ...statement.introducers.map((each) => () => named(analysis.mentionsIn(each))),
    () => named(analysis.mentionsIn(block).filter(({ span }) => span.end <= reading.span.start)).slice(-1),
    ...block.context.headings.toReversed().map((each) => () => named(analysis.mentionsIn(each))),
    () => regimenDrugs(analysis),
    () => named(titleMentions(analysis)),
  ];
  for (const place of places) {
    const ids = place();
    if (ids.length > 0) return recordsOf(ids, analysis);
  }
  return [];
}

/** Ids of the drugs the fields of the document give. */
export function regimenDrugs({ fields, knowledge }: Analysis): readonly string[] {
  return (fields?.regimen ?? []).flatMap(({ inn, direction }) =>
    inn === undefined || direction?.value === 'against'
      ? []
      : knowledge.resolveName(inn.value).flatMap(({ kind, id }) => (kind === 'drug' ? [id] : [])),
  );
}

/** The drugs the whole document is about: those of its fields, else those its title or first heading names. */
export function documentDrugs(analysis: Analysis): readonly DrugRecord[] {
  const ids = regimenDrugs(analysis);
  if (ids.length > 0) return recordsOf(ids, analysis);
  return recordsOf(
    titleMentions(analysis).flatMap((each) => (each.kind === 'drug' ? [each.id] : [])),
    analysis,
  );
}

function titleMentions(analysis: Analysis): readonly Mention[] {
  const { blocks } = analysis.document;
  const title = blocks.find(({ role }) => role === 'title' || role === 'heading') ?? blocks[0];
  return title ? analysis.mentionsIn(title) : [];
}

function recordsOf(ids: readonly string[], { knowledge }: Analysis): readonly DrugRecord[] {
  return [...new Set(ids)].flatMap((id) => knowledge.drug(id) ?? []);
}

export interface StatedRegions {
  readonly regions: readonly Jurisdiction[];
  /** True where the clause, or what stands over it, names them; false where they are the document's. */
  readonly local: boolean;
}

/** The regions a clause is for: named in it, in what introduces it or over it, else those of the document. */
export function regionsOf({ block, reading, introducers }: Statement, analysis: Analysis): StatedRegions {
  const named = (mentions: readonly Mention[]): readonly Jurisdiction[] =>
    mentions.flatMap((each) => (each.kind === 'jurisdiction' ? each.jurisdictions : []));
  const own = named(reading.mentions);
  if (own.length > 0) return { regions: own, local: true };
  for (const place of [...introducers, ...block.context.headings.toReversed()]) {
    const there = named(analysis.mentionsIn(place));
    if (there.length > 0) return { regions: there, local: true };
  }
  return { regions: documentJurisdictions(analysis), local: false };
}

/** What a clause does with the words at `focus`, in block coordinates. */
export function assertionOf(
  { block, reading }: Statement,
  focus: Span,
): { readonly asserted: boolean; readonly negated: boolean; readonly conditional: boolean } {
  const cue = { id: 'safety', category: 'predicate', phrases: [], example: '' } as const;
  const predicate: Predicate = {
    // What the clause says of the words ("… is not recommended", "… is inappropriate") counts as for a change of treatment.
    kind: 'sequence',
    effect: undefined,
    wording: 'recommendation',
    negative: false,
    match: { cue, span: focus, first: 0, last: 0 },
  };
  const text = block.text.text;
  const status = statusOf(text, reading, predicate).value;
  return {
    asserted: status === 'asserted',
    negated: polarityOf(text, reading, predicate, focus).value === 'negated',
    conditional: status === 'conditional',
  };
}

/** The source span of a clause. */
export function sourceOf({ block, reading }: Statement): Span {
  return block.text.toSource(reading.span);
}
