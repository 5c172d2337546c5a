/** The clinical situation a place in a document speaks of: biomarkers, variants, disease and treatment, nearest words first. */

import { sentencesOf } from '../../claims/sentences.ts';
import type { BiomarkerValue } from '../../claims/types.ts';
import type { BiomarkerFields } from '../../document/fields/types.ts';
import type { TextBlock } from '../../document/types.ts';
import type { KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import type { AlterationClass, LineRange } from '../../knowledge/types.ts';
import type { Mention } from '../../recognise/types.ts';
import type { Span } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';
import type { FeatureEnvironment } from '../environment.ts';
import { blockBefore, lineBefore } from './mentionAt.ts';

export interface VariantInContext {
  readonly gene: string;
  /** Short protein form. */
  readonly short: string;
}

/** Where the words stand that gave a part of the context, ready to read after "from". */
export type ContextPlace =
  | 'this sentence'
  | 'this block'
  | 'the text around it'
  | 'the heading'
  | 'the population of the protocol';

export interface ClinicalContext {
  readonly biomarkers: readonly BiomarkerValue[];
  readonly variants: readonly VariantInContext[];
  /** Disease ids. */
  readonly diseases: readonly string[];
  /** Drug ids named in the sentence. */
  readonly drugs: readonly string[];
  readonly line: LineRange | undefined;
  /** Farthest place anything but the sentence's own words was taken from; undefined if nothing was found. */
  readonly place: ContextPlace | undefined;
}

interface Layer {
  readonly place: ContextPlace;
  readonly mentions: readonly Mention[];
}

/** How a context is read. */
export interface ContextOptions {
  /** Only words before the offset count in its own sentence, as when a sentence is being typed. */
  readonly upTo?: boolean;
}

/** Reads the context at an offset. Where no text block stands, the words of its line so far are the sentence. */
export function clinicalContextAt(
  { analysis, recogniser }: Pick<FeatureEnvironment, 'analysis' | 'recogniser'>,
  offset: number,
  { upTo = false }: ContextOptions = {},
): ClinicalContext {
  const { document, knowledge } = analysis;
  const found = blockBefore(document, offset);
  const layers = found
    ? layersOf(analysis, found.block, found.at, upTo)
    : [{ place: 'this sentence' as const, mentions: recogniser.recognise(lineBefore(document, offset)) }];
  const biomarkerLayer = layers.find((layer) => layer.mentions.some(isBiomarkerLike));
  const diseaseLayer = layers.find((layer) => layer.mentions.some((mention) => mention.kind === 'disease'));
  const fields = populationOf(analysis);
  const states = biomarkerLayer ? biomarkersOf(biomarkerLayer.mentions, knowledge) : fields.biomarkers;
  const diseases = diseaseLayer
    ? unique(diseaseLayer.mentions.flatMap((mention) => (mention.kind === 'disease' ? [mention.id] : [])))
    : fields.diseases;
  const sentence = layers[0]?.mentions ?? [];
  return {
    biomarkers: states,
    variants: biomarkerLayer ? variantsOf(biomarkerLayer.mentions, states, knowledge) : fieldVariants(states),
    diseases,
    drugs: unique(sentence.flatMap((mention) => (mention.kind === 'drug' ? [mention.id] : []))),
    line: fields.line,
    place: placeOf(
      biomarkerLayer ?? (fields.biomarkers.length > 0 ? FIELDS : undefined),
      diseaseLayer ?? (fields.diseases.length > 0 ? FIELDS : undefined),
    ),
  };
}

const FIELDS: Layer = { place: 'the population of the protocol', mentions: [] };

const PLACES: readonly ContextPlace[] = [
  'this sentence',
  'this block',
  'the text around it',
  'the heading',
  'the population of the protocol',
];

function placeOf(...layers: readonly (Layer | undefined)[]): ContextPlace | undefined {
  const ranks = layers.flatMap((layer) => (layer ? [PLACES.indexOf(layer.place)] : []));
  return ranks.length === 0 ? undefined : PLACES[Math.max(...ranks)];
}

function layersOf(analysis: Analysis, block: TextBlock, at: number, upTo: boolean): readonly Layer[] {
  const sentence = sentenceAt(block.text.text, at);
  const own = analysis.mentionsIn(block);
  const limit = upTo ? at : sentence.end;
  const { context } = block;
  const around = [context.rowHeader, context.columnHeader, ...[...context.leadIns].reverse()];
  return [
    {
      place: 'this sentence',
      mentions: own.filter(({ span }) => span.start >= sentence.start && span.end <= limit),
    },
    { place: 'this block', mentions: own.filter(({ span }) => span.end <= sentence.start) },
    ...around.flatMap((each) =>
      each ? [{ place: 'the text around it' as const, mentions: analysis.mentionsIn(each) }] : [],
    ),
    ...[...context.headings]
      .reverse()
      .map((heading) => ({ place: 'the heading' as const, mentions: analysis.mentionsIn(heading) })),
  ];
}

/** The sentence an offset stands in or directly after, in text coordinates; an empty span where there is none. */
export function sentenceAt(text: string, at: number): Span {
  let last: Span | undefined;
  for (const sentence of sentencesOf(text)) {
    if (sentence.start > at) break;
    last = sentence;
  }
  if (!last) return { start: at, end: at };
  // After a full stop and a space a new sentence begins; after anything else the writer is still in the last one.
  const isOver = at > last.end && /[.!?。]["'”’)\]]*$/.test(text.slice(last.start, last.end));
  return isOver ? { start: at, end: at } : last;
}

function isBiomarkerLike(mention: Mention): boolean {
  return mention.kind === 'biomarker' || mention.kind === 'variant' || mention.kind === 'gene';
}

function biomarkersOf(mentions: readonly Mention[], knowledge: KnowledgeIndex): readonly BiomarkerValue[] {
  const values: BiomarkerValue[] = [];
  for (const mention of mentions) {
    if (mention.kind === 'biomarker') {
      values.push(stated(mention.gene, mention.alteration, mention.status, undefined, mention.exon));
    } else if (mention.kind === 'gene') {
      values.push(stated(mention.gene, undefined, 'positive'));
    } else if (mention.kind === 'variant') {
      const gene = geneOfVariant(mention, values, knowledge);
      if (gene) values.push(stated(gene, 'mutation', 'positive', mention.short));
    }
  }
  return distinct(values);
}

/** The gene a variant stands in: the one written with it, else the only one known, else one the sentence names. */
function geneOfVariant(
  mention: Mention & { kind: 'variant' },
  named: readonly { readonly gene: string }[],
  knowledge: KnowledgeIndex,
): string | undefined {
  if (mention.writtenGene) return mention.writtenGene;
  if (mention.knownGenes.length === 1) return mention.knownGenes[0];
  const candidates = mention.knownGenes.length > 0 ? mention.knownGenes : named.map(({ gene }) => gene);
  return candidates.find((gene) => named.some((each) => each.gene === gene) && knowledge.gene(gene));
}

function variantsOf(
  mentions: readonly Mention[],
  named: readonly BiomarkerValue[],
  knowledge: KnowledgeIndex,
): readonly VariantInContext[] {
  return mentions.flatMap((mention) => {
    if (mention.kind !== 'variant') return [];
    const gene = geneOfVariant(mention, named, knowledge);
    return gene ? [{ gene, short: mention.short }] : [];
  });
}

function fieldVariants(states: readonly BiomarkerValue[]): readonly VariantInContext[] {
  return states.flatMap(({ gene, variant }) => (variant ? [{ gene, short: variant }] : []));
}

function populationOf(analysis: Analysis): Pick<ClinicalContext, 'biomarkers' | 'diseases' | 'line'> {
  const population = analysis.fields?.population;
  if (!population) return { biomarkers: [], diseases: [], line: undefined };
  const min = population.lineOfTherapy?.min?.value;
  const max = population.lineOfTherapy?.max?.value;
  return {
    biomarkers: distinct(population.biomarkers.map((each) => biomarkerOfFields(each, analysis.knowledge))),
    diseases: diseasesOfPopulation(analysis),
    line: min === undefined ? undefined : { min, ...(max === undefined ? {} : { max }) },
  };
}

/** The population's disease, narrowed by its extent where the base has that stage as a record of its own. */
function diseasesOfPopulation({ fields, knowledge }: Analysis): readonly string[] {
  const label = fields?.population.disease?.value;
  if (label === undefined) return [];
  const ids = knowledge.resolveName(label).flatMap(({ kind, id }) => (kind === 'disease' ? [id] : []));
  const extents = new Set(fields?.population.extent.map(({ value }) => value) ?? []);
  return ids.map(
    (id) =>
      knowledge.diseaseDescendants(id).find((narrower) => {
        const record = knowledge.disease(narrower);
        return record?.extent !== undefined && extents.has(record.extent) && record.parents.includes(id);
      }) ?? id,
  );
}

/** A biomarker entry of the fields as a stated biomarker; a protein change is brought to its short form. */
export function biomarkerOfFields(fields: BiomarkerFields, knowledge: KnowledgeIndex): BiomarkerValue {
  const gene = canonicalGene(fields.gene.value, knowledge);
  const status = fields.status?.value ?? 'positive';
  const variant = fields.protein && shortVariant(gene, fields.protein.value, knowledge);
  return stated(
    gene,
    variant ? 'mutation' : (fields.alteration?.value as AlterationClass | undefined),
    status === 'not-tested' ? 'unknown' : status,
    variant,
  );
}

/** The short protein form of a variant as written in a field, where the base knows it; otherwise the text without `p.`. */
export function shortVariant(gene: string, written: string, knowledge: KnowledgeIndex): string {
  for (const text of [`${gene} ${written}`, written, written.replace(/^p\./, '')]) {
    const id = knowledge
      .resolveName(text)
      .find((entity) => entity.kind === 'variant' && entity.id.startsWith(`${gene}/`))?.id;
    if (id) return id.slice(gene.length + 1);
  }
  return written.replace(/^p\.\(?|\)$/g, '');
}

function canonicalGene(written: string, knowledge: KnowledgeIndex): string {
  return knowledge.resolveName(written).find(({ kind }) => kind === 'gene')?.id ?? written;
}

function stated(
  gene: string,
  alteration: AlterationClass | undefined,
  status: BiomarkerValue['status'],
  variant?: string,
  exon?: number,
): BiomarkerValue {
  return { gene, alteration, variant, exon, status, role: 'selecting' };
}

function distinct(values: readonly BiomarkerValue[]): readonly BiomarkerValue[] {
  const seen = new Map<string, BiomarkerValue>();
  for (const value of values) {
    const key = `${value.gene}|${value.alteration ?? ''}|${value.variant ?? ''}|${value.exon ?? ''}|${value.status}`;
    if (!seen.has(key)) seen.set(key, value);
  }
  // A bare gene name adds nothing beside a state of the same gene.
  return [...seen.values()].filter(
    (value) =>
      value.alteration !== undefined ||
      value.variant !== undefined ||
      ![...seen.values()].some(
        (other) => other !== value && other.gene === value.gene && other.alteration !== undefined,
      ),
  );
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
