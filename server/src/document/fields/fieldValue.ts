/** Whether a node is a value of its model: one definition for the reader, which leaves wrong values out, and for the checks. */
import type { FieldNode, ScalarNode } from '../types.ts';
import { formatFault } from './formats.ts';
import type { FieldModel } from './model.ts';

/** Why a value is wrong, as the end of a sentence about it; undefined when it is right or not stated. */
export function valueFault(node: FieldNode, model: FieldModel): string | undefined {
  if (isNull(node)) return undefined;
  switch (model.type) {
    case 'any':
      return undefined;
    case 'map':
      return node.kind === 'mapping' ? undefined : `needs named fields (${fieldNames(model.fields)})`;
    case 'list':
      if (node.kind === 'sequence') return undefined;
      if (!model.single) return 'needs a list: begin each item with `- `';
      return valueFault(node, model.item);
    case 'either':
      return node.kind === 'sequence' ? 'takes one value, not a list' : undefined;
    default:
      return node.kind === 'scalar'
        ? scalarFault(node, model)
        : `takes one value, not a ${node.kind === 'mapping' ? 'map' : 'list'}`;
  }
}

/** True for `null`, `~` and an empty value: the author states nothing. */
export function isNull(node: FieldNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** The text of a scalar as read, without blanks at its ends. */
export function scalarText(node: ScalarNode): string {
  return node.text.text.trim();
}

function scalarFault(
  node: ScalarNode,
  model: Exclude<FieldModel, { type: 'map' | 'list' | 'either' | 'any' }>,
): string | undefined {
  const text = scalarText(node);
  switch (model.type) {
    case 'text':
      if (typeof node.value === 'boolean')
        return `needs text, and \`${text}\` is read as a boolean: quote it`;
      return model.format && formatFault(text, model.format);
    case 'choice':
      return model.values.includes(text)
        ? undefined
        : `needs one of ${model.values.map((each) => `\`${each}\``).join(', ')}`;
    case 'boolean':
      return typeof node.value === 'boolean' ? undefined : 'needs `true` or `false`';
    case 'number':
      return typeof node.value === 'number' && Number.isFinite(node.value)
        ? undefined
        : numberFault(text, 'a number');
    case 'integer':
      return Number.isInteger(node.value) ? undefined : numberFault(text, 'a whole number');
  }
}

function numberFault(text: string, what: string): string {
  if (/^[-+]?\d+(?:\.\d+)?$/.test(text)) return `needs ${what}, and quotes make it text`;
  if (/^[-+]?\d+,\d+$/.test(text)) return `needs ${what}: write a decimal point, not a comma`;
  if (/^[-+]?\d+(?:[.,]\d+)?\s*[^\d\s]/.test(text)) return `needs ${what} alone: a unit has its own field`;
  return `needs ${what}`;
}

function fieldNames(fields: Readonly<Record<string, FieldModel>>): string {
  const names = Object.keys(fields).map((each) => `\`${each}\``);
  return names.length > 4 ? `${names.slice(0, 4).join(', ')}, …` : names.join(', ');
}
