import type { ProtocolFields } from '../document/fields/types.ts';
import type { BlockContext, ProtocolDocument, TextBlock } from '../document/types.ts';
import type { Mention, Recogniser } from '../recognise/types.ts';
import { cover, type Span } from '../text/span.ts';
import { readAge, readExtent } from './fieldValues.ts';
import { cellsBefore, isFrequencyCell, TableRows } from './tableRows.ts';
import type { TextReading } from './textReading.ts';
import type { Slot, SlotOrigin } from './types.ts';

/** Mentions that stand in one place outside the clause, nearest place first, with source spans. */
export interface Surrounding {
  readonly origin: SlotOrigin;
  readonly mentions: readonly Mention[];
  /** The text the mentions were read from. */
  readonly text: string;
  /** Where the place stands in the source. */
  readonly span: Span;
  /** True for a cell whose column is headed as the frequency of doses. */
  readonly isFrequency?: boolean;
  /** The head of the column that a cell of the same row stands in. */
  readonly head?: string | undefined;
  /** A cell further on in the same row, which may say what is to be thought of this one. Nothing is inherited from it. */
  readonly remark?: TextBlock;
  /** Equal for places that say the same: what a clause takes over from them is then the same too. */
  readonly signature: string;
  /** Turns spans of `mentions` into source spans. */
  toSource(range: Span): Span;
}

const TITLE_LENGTH = 260;

/**
 * The places a clause inherits open slots from, nearest first: list lead-ins, row header, column header, headings innermost first,
 * the document's title, its front matter or fields.
 */
export class Surroundings {
  readonly #document: ProtocolDocument;
  readonly #readingOf: (block: TextBlock) => TextReading;
  readonly #title: Surrounding | undefined;
  readonly #fields: readonly Surrounding[];
  readonly #rows: TableRows;
  readonly #byBlock = new Map<TextBlock, Surrounding>();
  readonly #around = new Map<string, readonly Surrounding[]>();

  constructor(
    document: ProtocolDocument,
    fields: ProtocolFields | undefined,
    recogniser: Recogniser,
    readingOf: (block: TextBlock) => TextReading,
  ) {
    this.#document = document;
    this.#readingOf = readingOf;
    this.#rows = new TableRows(document.blocks);
    this.#title = this.#titleOf();
    this.#fields = fields ? fieldSurroundings(fields, recogniser) : [];
  }

  /** Places around a block, nearest first; the very same list for blocks in the same place. */
  around(block: TextBlock): readonly Surrounding[] {
    const { leadIns, rowHeader, columnHeader, headings } = block.context;
    const own = (header: TextBlock | undefined): number => (header && header !== block ? header.index : -1);
    const indices = [...leadIns, ...headings].map(({ index }) => index);
    // The first cell of a row has no header of its own row; what stands to its right is its own.
    const cell = rowHeader === block ? block.index : '';
    const key = `${leadIns.length} ${indices.join()} ${own(rowHeader)} ${own(columnHeader)} ${cell} ${block.index > 0}`;
    let places = this.#around.get(key);
    if (!places) {
      places = this.#placesOf(block);
      this.#around.set(key, places);
    }
    return places;
  }

  #placesOf(block: TextBlock): readonly Surrounding[] {
    return [
      ...[...block.context.leadIns].reverse().map((each) => this.#of(each, 'list')),
      ...this.#optional(block.context.rowHeader, block, 'row-header'),
      ...cellsBefore(block).map((each) => this.#of(each, 'row-header')),
      ...this.#after(block),
      ...this.#optional(block.context.columnHeader, block, 'column-header'),
      ...[...block.context.headings].reverse().map((each) => this.#of(each, 'heading')),
      ...(this.#title && block.index > 0 ? [this.#title] : []),
      ...this.#fields,
    ];
  }

  /** Cells to the right that give the frequency of their row, "| 600 mg | twice daily |", and those that remark on it. */
  #after(block: TextBlock): readonly Surrounding[] {
    return this.#rows.after(block).flatMap((cell) => {
      if (isFrequencyCell(cell)) return [this.#of(cell, 'row-header')];
      const { mentions, span, text, signature, toSource } = this.#of(cell, 'row-header');
      if (mentions.some(({ kind }) => kind === 'drug' || kind === 'drug-class')) return [];
      return [
        {
          origin: 'row-header',
          mentions: [],
          remark: cell,
          text,
          span,
          signature: `remark ${signature}`,
          toSource,
        },
      ];
    });
  }

  /** What the structured part says of the whole document. */
  get fields(): readonly Surrounding[] {
    return this.#fields;
  }

  #optional(header: BlockContext['rowHeader'], block: TextBlock, origin: SlotOrigin): readonly Surrounding[] {
    return header && header !== block ? [this.#of(header, origin)] : [];
  }

  #of(block: TextBlock, origin: SlotOrigin): Surrounding {
    const known = this.#byBlock.get(block);
    if (known && known.origin === origin) return known;
    const isFrequency = isFrequencyCell(block);
    const head = origin === 'row-header' ? block.context.columnHeader?.text.text : undefined;
    const surrounding: Surrounding = {
      origin,
      isFrequency,
      head,
      mentions: this.#readingOf(block).mentions,
      text: block.text.text,
      span: block.node.span,
      signature: `${origin} ${head ?? ''} ${this.#document.source.slice(block.node.span.start, block.node.span.end)} ${block.text.text}`,
      toSource: (range) => block.text.toSource(range),
    };
    this.#byBlock.set(block, surrounding);
    return surrounding;
  }

  /** A document without headings whose first block is one short line without a full stop carries its title there. */
  #titleOf(): Surrounding | undefined {
    if (this.#document.blocks.some((block) => block.role === 'heading' || block.role === 'title'))
      return undefined;
    for (const block of this.#document.blocks.slice(0, 5)) {
      const text = block.text.text.trim();
      const names = this.#readingOf(block).mentions.some(
        (mention) => mention.kind === 'drug' || mention.kind === 'disease',
      );
      if (names && text.length <= TITLE_LENGTH && !/[.;]$/.test(text) && !/\.\s/.test(text))
        return this.#of(block, 'title');
    }
    return undefined;
  }
}

/** Mentions in the fields that describe the whole document: title, population, and the one drug of a single-drug regimen. */
function fieldSurroundings(fields: ProtocolFields, recogniser: Recogniser): readonly Surrounding[] {
  const surroundings: Surrounding[] = [];
  const mentions: { mention: Mention; span: Span }[] = [];
  const add = (text: string, span: Span) => {
    for (const mention of recogniser.recognise(text)) mentions.push({ mention, span });
  };
  const { population } = fields;
  const extent = population.extent.map((each) => each.value).join(', ');
  if (population.disease) {
    // The stage narrows the disease: "small cell lung cancer" with extent extensive-stage is extensive-stage SCLC.
    const staged = recogniser
      .recognise(`${extent} ${population.disease.value}`)
      .filter((mention) => mention.kind === 'disease');
    const plain = recogniser
      .recognise(population.disease.value)
      .filter((mention) => mention.kind === 'disease');
    for (const mention of (staged.length > 0 ? staged : plain).slice(0, 1)) {
      mentions.push({ mention, span: population.disease.span });
    }
  }
  for (const biomarker of population.biomarkers) {
    const status = biomarker.status?.value ?? 'positive';
    if (status === 'not-tested') continue;
    const known = recogniser.recognise(biomarker.gene.value).find((mention) => mention.kind === 'gene');
    if (known?.kind !== 'gene') continue;
    mentions.push({
      mention: {
        kind: 'biomarker',
        gene: known.gene,
        alteration: readAlteration(biomarker.alteration?.value),
        status,
        surface: biomarker.gene.value,
        span: { start: 0, end: biomarker.gene.value.length },
      },
      span: biomarker.span,
    });
  }
  const line = population.lineOfTherapy;
  if (line?.min) {
    mentions.push({
      mention: {
        kind: 'line',
        line: line.max ? { min: line.min.value, max: line.max.value } : { min: line.min.value },
        surface: 'lineOfTherapy',
        span: { start: 0, end: 0 },
      },
      span: line.span,
    });
  }
  const age = population.age ? readAge(population.age.value) : undefined;
  if (population.age && age) {
    mentions.push({
      mention: { kind: 'age', age, surface: population.age.value, span: { start: 0, end: 0 } },
      span: population.age.span,
    });
  }
  for (const each of population.extent) {
    const value = readExtent(each.value);
    if (value)
      mentions.push({
        mention: { kind: 'setting', extent: value, surface: each.value, span: { start: 0, end: 0 } },
        span: each.span,
      });
  }
  const drugs = fields.regimen.flatMap((each) => (each.inn ? [each.inn] : []));
  if (drugs.length === 1) add(drugs[0]!.value, drugs[0]!.span);
  // Biomarkers, and extents, stand in one place each: what is said is for all of them, whichever comes first.
  for (const kind of ['biomarker', 'setting'] as const) {
    const group = mentions.filter(({ mention }) => mention.kind === kind);
    if (group.length > 0) surroundings.push(fieldPlace(group));
  }
  for (const each of mentions) {
    if (each.mention.kind !== 'biomarker' && each.mention.kind !== 'setting')
      surroundings.push(fieldPlace([each]));
  }
  // A protocol for several jurisdictions is for each of them.
  const jurisdictions = fields.metadata.jurisdictions.flatMap(({ value, span }) =>
    recogniser.recognise(value).map((mention) => ({ mention, span })),
  );
  if (jurisdictions.length > 0) surroundings.push(fieldPlace(jurisdictions));
  return surroundings;
}

/** One place for what fields say, each mention with the source span of its field. */
function fieldPlace(fields: readonly { readonly mention: Mention; readonly span: Span }[]): Surrounding {
  const whole = cover(fields.map(({ span }) => span));
  const mentions = fields.map(
    ({ mention, span }): Mention => ({
      ...mention,
      span: { start: span.start - whole.start, end: span.end - whole.start },
    }),
  );
  return {
    origin: 'front-matter',
    mentions,
    text: mentions.map(({ surface }) => surface).join(', '),
    span: whole,
    signature: `field ${JSON.stringify(mentions)}`,
    toSource: ({ start, end }) => ({ start: start + whole.start, end: end + whole.start }),
  };
}

const ALTERATIONS = new Set([
  'fusion',
  'mutation',
  'amplification',
  'exon-skipping',
  'exon-insertion',
  'exon-deletion',
  'expression',
  'loss',
  'wild-type',
] as const);
type Alteration = typeof ALTERATIONS extends Set<infer T> ? T : never;

function readAlteration(text: string | undefined): Alteration | undefined {
  return text !== undefined && (ALTERATIONS as ReadonlySet<string>).has(text)
    ? (text as Alteration)
    : undefined;
}

/** Makes a slot from a mention of a surrounding place. */
export function inheritedSlot<T>(surrounding: Surrounding, mention: Mention, value: T): Slot<T> {
  return {
    value,
    span: surrounding.toSource(mention.span),
    text: mention.surface,
    origin: surrounding.origin,
  };
}
