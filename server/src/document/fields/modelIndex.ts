import type { FieldModel } from './model.ts';
import { PROTOCOL_MODEL } from './protocolModel.ts';

/** For each field name that stands in one place only, the field it stands in: `biomarkers` in `population`. */
const homes = new Map<string, string | undefined>();
collect(PROTOCOL_MODEL, '');

function collect(model: FieldModel, path: string): void {
  if (model.type === 'list') collect(model.item, `${path}[]`);
  else if (model.type === 'either') collect(model.map, path);
  else if (model.type === 'map') {
    for (const [name, inner] of Object.entries(model.fields)) {
      homes.set(name, homes.has(name) ? undefined : path);
      collect(inner, path === '' ? name : `${path}.${name}`);
    }
  }
}

/** Where a field of this name belongs, when the model has it in exactly one place below the top level. */
export function homeOf(name: string): string | undefined {
  return homes.get(name) || undefined;
}
