/**
 * The field model of a protocol, declared once. Reading, checking, completion and the JSON Schema all come from it.
 * A value of `null` is always allowed and means "not stated".
 */

import type { TextFormat } from './formats.ts';

interface Described {
  readonly description: string;
}

export interface MapModel extends Described {
  readonly type: 'map';
  readonly fields: Readonly<Record<string, FieldModel>>;
  /** When set, keys are the author's own (abbreviations) and each value has this model. */
  readonly others?: FieldModel;
}

export interface ListModel extends Described {
  readonly type: 'list';
  readonly item: FieldModel;
  /** A single value may stand in place of a list of one: `after: crizotinib`. */
  readonly single: boolean;
}

export interface TextModel extends Described {
  readonly type: 'text';
  /** Sentences that are read and checked for what they claim. */
  readonly prose?: true;
  /** The document's title. */
  readonly title?: true;
  readonly format?: TextFormat;
  /** Values to offer; others are allowed. */
  readonly suggested?: readonly string[];
}

export interface ChoiceModel extends Described {
  readonly type: 'choice';
  readonly values: readonly string[];
}

export interface NumberModel extends Described {
  readonly type: 'number' | 'integer';
}

export interface BooleanModel extends Described {
  readonly type: 'boolean';
}

/** A plain value or a map that says more: `disease: NSCLC` or `disease: { label: NSCLC, codes: [] }`. */
export interface EitherModel extends Described {
  readonly type: 'either';
  readonly text: TextModel;
  readonly map: MapModel;
}

/** Anything at all: kept, not interpreted. */
export interface AnyModel extends Described {
  readonly type: 'any';
}

export type FieldModel =
  | MapModel
  | ListModel
  | TextModel
  | ChoiceModel
  | NumberModel
  | BooleanModel
  | EitherModel
  | AnyModel;

export function map(description: string, fields: Readonly<Record<string, FieldModel>>): MapModel {
  return { type: 'map', description, fields };
}

export function list(item: FieldModel, description: string): ListModel {
  return { type: 'list', item, description, single: item.type !== 'map' };
}

export function text(
  description: string,
  more: Partial<Omit<TextModel, 'type' | 'description'>> = {},
): TextModel {
  return { type: 'text', description, ...more };
}

export function choice(description: string, ...values: string[]): ChoiceModel {
  return { type: 'choice', description, values };
}

export function number(description: string): NumberModel {
  return { type: 'number', description };
}

export function integer(description: string): NumberModel {
  return { type: 'integer', description };
}

export function boolean(description: string): BooleanModel {
  return { type: 'boolean', description };
}

export function either(plain: TextModel, fields: MapModel): EitherModel {
  return { type: 'either', text: plain, map: fields, description: fields.description };
}

export function any(description: string): AnyModel {
  return { type: 'any', description };
}

/** The model of the value at a path from the root of the fields; undefined where the model has no such field. */
export function modelAt(root: FieldModel, path: readonly (string | number)[]): FieldModel | undefined {
  let model: FieldModel | undefined = root;
  for (const step of path) {
    if (!model || model.type === 'any') return model;
    model = childModel(model, step);
  }
  return model;
}

/** The model one step below: of a field by name, of a list's item by any index. */
export function childModel(model: FieldModel, step: string | number): FieldModel | undefined {
  if (model.type === 'any') return model;
  if (model.type === 'list') {
    if (typeof step === 'number') return model.item;
    // A map in place of a list of maps is reported by the checks; its fields are still known.
    return childModel(model.item, step);
  }
  const fields = model.type === 'either' ? model.map : model;
  if (fields.type !== 'map' || typeof step !== 'string') return undefined;
  return Object.hasOwn(fields.fields, step) ? fields.fields[step] : fields.others;
}
