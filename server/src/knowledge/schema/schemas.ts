import activity from '../../../../data/schema/activity.schema.json';
import drugClass from '../../../../data/schema/class.schema.json';
import collisions from '../../../../data/schema/collisions.schema.json';
import common from '../../../../data/schema/common.schema.json';
import criterion from '../../../../data/schema/criterion.schema.json';
import disease from '../../../../data/schema/disease.schema.json';
import drug from '../../../../data/schema/drug.schema.json';
import evidence from '../../../../data/schema/evidence.schema.json';
import gene from '../../../../data/schema/gene.schema.json';
import kb from '../../../../data/schema/kb.schema.json';
import name from '../../../../data/schema/name.schema.json';
import overlay from '../../../../data/schema/overlay.schema.json';
import source from '../../../../data/schema/source.schema.json';
import substance from '../../../../data/schema/substance.schema.json';
import term from '../../../../data/schema/term.schema.json';
import trial from '../../../../data/schema/trial.schema.json';

export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** The schemas of `data/schema/` by file name; references between them are relative to that folder. */
export const SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  'activity.schema.json': activity,
  'class.schema.json': drugClass,
  'collisions.schema.json': collisions,
  'common.schema.json': common,
  'criterion.schema.json': criterion,
  'disease.schema.json': disease,
  'drug.schema.json': drug,
  'evidence.schema.json': evidence,
  'gene.schema.json': gene,
  'kb.schema.json': kb,
  'name.schema.json': name,
  'overlay.schema.json': overlay,
  'source.schema.json': source,
  'substance.schema.json': substance,
  'term.schema.json': term,
  'trial.schema.json': trial,
};

/** A reference into `SCHEMAS`: `drug.schema.json#/$defs/record`. */
export type SchemaReference = string;

/** Follows a reference as it stands in the file `from`. */
export function resolveReference(
  reference: string,
  from: string,
): { readonly file: string; readonly schema: JsonSchema | undefined } {
  const [name = '', fragment = ''] = reference.split('#');
  const file = name === '' ? from : name;
  let schema: unknown = SCHEMAS[file];
  for (const step of fragment.split('/').slice(1)) schema = (schema as JsonSchema | undefined)?.[step];
  return { file, schema: schema as JsonSchema | undefined };
}
