/** Proposals for keys and values of the structured part, from the field model. */
import { type FieldModel, type MapModel, modelAt } from '../../document/fields/model.ts';
import { PROTOCOL_MODEL } from '../../document/fields/protocolModel.ts';
import type { CompletionProposal } from '../../service.ts';
import { encodeData } from './data.ts';
import { skeletonFor } from './skeletons.ts';
import { startOfLine } from './yamlLine.ts';
import type { FieldPath, YamlPlace } from './yamlPlace.ts';

/** The model at a path, with a list's item standing for the list where a single value may. */
export function fieldModelAt(path: FieldPath): FieldModel | undefined {
  return modelAt(PROTOCOL_MODEL, path);
}

/** True if what stands at the place is sentences that people read. */
export function isProsePlace(place: YamlPlace): boolean {
  const model = fieldModelAt(place.path);
  const text = model?.type === 'either' ? model.text : model;
  return place.slot !== 'key' && text?.type === 'text' && text.prose === true;
}

/** Keys that the mapping at a place may still have, and a skeleton where a whole entry is to be written. */
export function keyProposals(place: YamlPlace, source: string): readonly CompletionProposal[] {
  const model = mapModelAt(place);
  if (!model) return [];
  const written = writtenKeys(place);
  const hasColon = /^[\w-]*\s*:/.test(source.slice(place.span.end, place.span.end + 60));
  const column = place.span.start - startOfLine(source, place.span.start);
  const keys = Object.entries(model.fields)
    .filter(([name]) => !written.has(name))
    .map(([name, field], index): CompletionProposal => {
      const rest = hasColon ? '' : valueSnippet(field, place.flow ? undefined : column);
      return {
        label: name,
        kind: 'field',
        detail: field.description,
        span: place.span,
        newText: name + rest,
        isSnippet: rest.includes('$'),
        sortText: `2${String(index).padStart(3, '0')}`,
        filterText: name,
        preselect: false,
        data: encodeData({ type: 'field', path: [...place.path, name] }),
      };
    });
  const skeleton = written.size === 0 && !place.flow ? skeletonFor(place.path) : undefined;
  if (!skeleton || hasColon) return keys;
  const proposal: CompletionProposal = {
    label: skeleton.label,
    kind: 'snippet',
    detail: skeleton.detail,
    span: place.span,
    newText: skeleton.lines.join(`\n${' '.repeat(column)}`),
    isSnippet: true,
    sortText: '1',
    filterText: skeleton.label,
    preselect: false,
    data: encodeData({ type: 'field', path: place.path }),
  };
  return [proposal, ...keys];
}

function mapModelAt({ slot, path }: YamlPlace): MapModel | undefined {
  const model = fieldModelAt(path);
  if (model?.type === 'map') return model;
  if (model?.type === 'either') return model.map;
  return slot === 'key' && model?.type === 'list' && model.item.type === 'map' ? model.item : undefined;
}

function writtenKeys({ ancestors, path, slot }: YamlPlace): ReadonlySet<string> {
  const own = slot === 'key' ? ancestors[path.length] : undefined;
  return new Set(typeof own === 'object' && !Array.isArray(own) ? Object.keys(own) : []);
}

/** What follows a key: a colon, then what its kind of value begins with. */
function valueSnippet(model: FieldModel, column: number | undefined): string {
  if (column === undefined) return ': ';
  const inner = `\n${' '.repeat(column + 2)}`;
  switch (model.type) {
    case 'map':
      return `:${inner}$0`;
    case 'list':
      return model.item.type === 'map' || model.item.type === 'either' ? `:${inner}- $0` : ': [$0]';
    case 'choice':
      return `: \${1|${model.values.join(',')}|}`;
    default:
      return ': ';
  }
}

/** Values that the model names for a place. */
export function valueProposals(place: YamlPlace): readonly CompletionProposal[] {
  const model = fieldModelAt(place.path);
  const item = model?.type === 'list' && model.single ? model.item : model;
  const values = item ? valuesOf(item) : [];
  return values.map((value, index) => ({
    label: value,
    kind: 'value',
    detail: item?.description ?? '',
    span: place.span,
    newText: place.quote ? value : quoted(value),
    isSnippet: false,
    sortText: `2${String(index).padStart(3, '0')}`,
    filterText: value,
    preselect: false,
    data: encodeData({ type: 'field', path: place.path, value }),
  }));
}

function valuesOf(model: FieldModel): readonly string[] {
  switch (model.type) {
    case 'choice':
      return model.values;
    case 'text':
      return model.suggested ?? [];
    case 'boolean':
      return ['true', 'false'];
    case 'either':
      return model.text.suggested ?? [];
    default:
      return [];
  }
}

/** A text as a YAML scalar: quoted where plain style would read as something else. */
function quoted(value: string): string {
  const isPlain =
    /^[\p{L}\p{N}][^:#{}[\],&*!|>'"%@`]*$/u.test(value) && !/^(?:true|false|null|~|[-+.\d]+)$/i.test(value);
  return isPlain || value === 'true' || value === 'false' ? value : JSON.stringify(value);
}

/** The description of a field, for a card or a proposal. */
export function fieldDescription(path: FieldPath): string | undefined {
  return fieldModelAt(path)?.description;
}
