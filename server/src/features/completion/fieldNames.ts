/** Values of fields that the knowledge base or the document itself names: drugs, genes, variants, claim and reference keys. */
import type { Jurisdiction } from '../../knowledge/types.ts';
import type { CompletionProposal } from '../../service.ts';
import { clinicalContextAt, shortVariant } from '../context/clinicalContext.ts';
import type { FeatureEnvironment } from '../environment.ts';
import { encodeData } from './data.ts';
import type { NameCatalogue, NameKind } from './nameCatalogue.ts';
import { nameProposals, successorProposals } from './proposals.ts';
import { successorRequest } from './prose.ts';
import { SITUATION_CUES } from './successorCues.ts';
import { rankedSuccessors, type SuccessorRequest } from './successors.ts';
import type { FieldPath, PartialMapping, PartialValue, YamlPlace } from './yamlPlace.ts';

/** Kinds of names by the key whose value is typed. */
const NAME_FIELDS: Readonly<Record<string, readonly NameKind[]>> = {
  gene: ['gene'],
  partner5: ['gene'],
  drug: ['drug'],
  inn: ['drug'],
  after: ['drug', 'drug-class'],
  next: ['drug'],
  disease: ['disease'],
  label: ['disease'],
  histology: ['disease'],
};

export interface FieldNameRequest {
  readonly environment: FeatureEnvironment;
  readonly catalogue: NameCatalogue;
  readonly place: YamlPlace;
  readonly jurisdictions: readonly Jurisdiction[];
}

/** Proposals for the value at a place by the name of its field. Everything is offered while nothing is typed. */
export function fieldNameProposals(request: FieldNameRequest): readonly CompletionProposal[] {
  const { environment, catalogue, place } = request;
  const field = fieldOf(place.path);
  if (field === 'next' && place.path[0] === 'sequence') return nextProposals(request);
  if (field === 'protein' || field === 'variant') return variantProposals(request);
  const keys =
    field === 'cite' ? referenceKeys(environment) : field === 'claim' ? claimIds(environment) : undefined;
  if (keys) return keys.map((key) => keyProposal(key, place));
  const kinds = field === undefined ? undefined : NAME_FIELDS[field];
  if (!kinds) return [];
  const entries = catalogue.startingWith(place.typed, kinds);
  // A gene is written as its symbol: names that merely start alike are of no use in this field.
  return nameProposals(environment, entries, place.span);
}

/** The last key of a path, past list indexes. */
function fieldOf(path: FieldPath): string | undefined {
  return path.findLast((step): step is string => typeof step === 'string');
}

/** What may come next in a step of the sequence, by what its other fields say. */
function nextProposals(request: FieldNameRequest): readonly CompletionProposal[] {
  const { environment, place } = request;
  const { analysis } = environment;
  const asked = stepRequest(request);
  const ranked = rankedSuccessors(analysis.knowledge, asked).filter(
    ({ drug }) => !listedAlready(place).includes(drug.inn),
  );
  if (ranked.length > 0) return successorProposals(ranked, asked, place.span);
  // A known biomarker without any recorded step: proposing all drugs would look like advice.
  if (asked.gene !== undefined) return [];
  return nameProposals(environment, request.catalogue.startingWith(place.typed, ['drug']), place.span);
}

function stepRequest({ environment, place, jurisdictions }: FieldNameRequest): SuccessorRequest {
  const { analysis } = environment;
  const { knowledge } = analysis;
  const written = mappingAt(place.ancestors[place.path.indexOf('next')]);
  const parsed = analysis.fields?.sequence.find(
    ({ span }) => place.span.start >= span.start && place.span.end <= span.end,
  );
  const detected = mappingAt(written.detected);
  const gene = textOf(detected.gene) ?? parsed?.detected?.gene.value;
  const protein = textOf(detected.protein) ?? textOf(detected.variant) ?? parsed?.detected?.protein?.value;
  const trigger = textOf(written.trigger) ?? parsed?.trigger?.value ?? '';
  const previous = [...listOf(written.after), ...(parsed?.after.map(({ value }) => value) ?? [])].flatMap(
    (name) => knowledge.resolveName(name).flatMap(({ kind, id }) => (kind === 'drug' ? [id] : [])),
  );
  const population = clinicalContextAt(environment, place.span.start);
  const symbol =
    gene === undefined
      ? undefined
      : (knowledge.resolveName(gene).find(({ kind }) => kind === 'gene')?.id ?? gene);
  const context =
    symbol === undefined
      ? population
      : {
          biomarkers: population.biomarkers.filter((each) => each.gene === symbol),
          variants:
            protein === undefined ? [] : [{ gene: symbol, short: shortVariant(symbol, protein, knowledge) }],
        };
  const cue = SITUATION_CUES.find(({ pattern }) => pattern.test(trigger.replace(/-only\b/, '')));
  const request = successorRequest(context, cue?.trigger ?? 'progression', jurisdictions, [
    ...new Set(previous),
  ]);
  return symbol === undefined ? request : { ...request, gene: symbol };
}

function listedAlready({ ancestors, path }: YamlPlace): readonly string[] {
  return listOf(ancestors[path.indexOf('next') + 1]);
}

function mappingAt(value: PartialValue | undefined): PartialMapping {
  return typeof value === 'object' && !Array.isArray(value) ? (value as PartialMapping) : {};
}

function textOf(value: PartialValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function listOf(value: PartialValue | undefined): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** Variants of the gene written beside the field, in HGVS notation; of every gene while none is written. */
function variantProposals({ environment, place }: FieldNameRequest): readonly CompletionProposal[] {
  const { knowledge } = environment.analysis;
  const siblings = mappingAt(place.ancestors[place.path.length - 1]);
  const gene = textOf(siblings.gene);
  const genes = knowledge.records.genes.filter(({ symbol }) => gene === undefined || symbol === gene);
  return genes.flatMap(({ symbol, variants }) =>
    variants.map(
      ({ short, hgvs, role }): CompletionProposal => ({
        label: hgvs,
        kind: 'variant',
        detail: `${symbol} ${short}${role ? `, ${role}` : ''}`,
        span: place.span,
        newText: hgvs,
        isSnippet: false,
        sortText: `1${symbol}${short}`,
        filterText: `${hgvs} ${short}`,
        preselect: false,
        data: encodeData({ type: 'name', kind: 'variant', id: `${symbol}/${short}` }),
      }),
    ),
  );
}

function referenceKeys({ analysis }: FeatureEnvironment): readonly string[] {
  return (analysis.fields?.references ?? []).flatMap(({ key }) => (key ? [key.value] : []));
}

function claimIds({ analysis }: FeatureEnvironment): readonly string[] {
  return (analysis.fields?.claims ?? []).flatMap(({ id }) => (id ? [id.value] : []));
}

function keyProposal(key: string, place: YamlPlace): CompletionProposal {
  return {
    label: key,
    kind: 'value',
    detail: '',
    span: place.span,
    newText: key,
    isSnippet: false,
    sortText: `1${key}`,
    filterText: key,
    preselect: false,
    data: encodeData({ type: 'field', path: place.path, value: key }),
  };
}
