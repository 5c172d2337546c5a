import { FORMATS } from './formats.ts';
import type { FieldModel, ListModel, MapModel, TextModel } from './model.ts';
import { PROTOCOL_MODEL } from './protocolModel.ts';

/** A JSON Schema as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * The JSON Schema of a YAML protocol, for editors. Draft 07, which editors read, with no keyword that draft 2020-12 changed.
 * It says the same as the field checks, except that the calendar of a date is left to them.
 */
export function protocolJsonSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Therapy protocol',
    ...mapSchema(PROTOCOL_MODEL),
    type: 'object',
  };
}

function schemaOf(model: FieldModel): JsonSchema {
  const { description } = model;
  switch (model.type) {
    case 'any':
      return { description };
    case 'map':
      return mapSchema(model);
    case 'list':
      return listSchema(model);
    case 'either':
      return { description, anyOf: [textSchema(model.text), mapSchema(model.map)] };
    case 'text':
      return textSchema(model);
    case 'choice':
      return { description, enum: [...model.values, null] };
    default:
      return { description, type: [model.type, 'null'] };
  }
}

function mapSchema(model: MapModel): JsonSchema {
  const properties = Object.fromEntries(
    Object.entries(model.fields).map(([name, inner]) => [name, schemaOf(inner)]),
  );
  return {
    description: model.description,
    type: ['object', 'null'],
    properties,
    patternProperties: { '^x-': {} },
    additionalProperties: model.others ? schemaOf(model.others) : false,
  };
}

function listSchema(model: ListModel): JsonSchema {
  const { description } = model;
  const items = schemaOf(model.item);
  const list = { description, type: ['array', 'null'], items };
  return model.single ? { description, anyOf: [list, items] } : list;
}

function textSchema(model: TextModel): JsonSchema {
  const { description, format, suggested } = model;
  const type = ['string', 'number', 'null'];
  if (format)
    return {
      description,
      type: format === 'pmid' || format === 'partial-date' || format === 'range' ? type : ['string', 'null'],
      pattern: FORMATS[format].pattern,
      ...(suggested && { examples: suggested }),
    };
  return suggested ? { description, type, examples: suggested } : { description, type };
}
