import { modelAt } from '../../document/fields/model.ts';
import { PROTOCOL_MODEL } from '../../document/fields/protocolModel.ts';
import type { FieldNode } from '../../document/types.ts';
import type { HoverCard } from '../../service.ts';
import { type Span, touches } from '../../text/span.ts';
import { MarkupBuilder } from '../markup.ts';

/** The card of a field's key: what the field is for and the values the model names. `undefined` off any known key. */
export function fieldCard(fields: FieldNode | undefined, offset: number): HoverCard | undefined {
  const key = fields && keyAt(fields, offset, []);
  const model = key && modelAt(PROTOCOL_MODEL, key.path);
  if (!key || !model || model.type === 'any') return undefined;
  const item = model.type === 'list' ? model.item : model;
  const values = item.type === 'choice' ? item.values : item.type === 'text' ? (item.suggested ?? []) : [];
  const contents = new MarkupBuilder()
    .paragraph({ code: key.path.filter((step) => typeof step === 'string').join('.') })
    .paragraph(model.description)
    .labelled(item.type === 'choice' ? 'One of' : 'Such as', values.join(', '))
    .build();
  return { span: key.span, contents };
}

interface KeyHit {
  readonly path: readonly (string | number)[];
  readonly span: Span;
}

function keyAt(node: FieldNode, offset: number, path: KeyHit['path']): KeyHit | undefined {
  if (!touches(node.span, offset)) return undefined;
  if (node.kind === 'sequence') {
    for (const [index, item] of node.items.entries()) {
      const hit = keyAt(item, offset, [...path, index]);
      if (hit) return hit;
    }
  } else if (node.kind === 'mapping') {
    for (const { key, value } of node.pairs) {
      const own = [...path, key.text.text];
      if (touches(key.span, offset)) return { path: own, span: key.span };
      const hit = value && keyAt(value, offset, own);
      if (hit) return hit;
    }
  }
  return undefined;
}
