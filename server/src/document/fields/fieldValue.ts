/** Whether a node is a value of its model: one definition for the reader, which leaves wrong values out, and for the checks. */
import type { FieldNode, ScalarNode } from '../types.ts';
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
      if (model.format === 'date' && !isIsoDate(text)) return 'needs a date, written YYYY-MM-DD';
      if (model.format === 'duration' && !isIsoDuration(text))
        return 'needs an ISO 8601 duration, such as `P28D` for 28 days or `P2M` for two months';
      return undefined;
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

/** True for a date of the Gregorian calendar written as YYYY-MM-DD. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const month = Number(match[2]);
  const day = Number(match[3]);
  const date = new Date(Date.UTC(Number(match[1]), month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isIsoDuration(text: string): boolean {
  return /^P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/.test(
    text,
  );
}

function fieldNames(fields: Readonly<Record<string, FieldModel>>): string {
  const names = Object.keys(fields).map((each) => `\`${each}\``);
  return names.length > 4 ? `${names.slice(0, 4).join(', ')}, …` : names.join(', ');
}
