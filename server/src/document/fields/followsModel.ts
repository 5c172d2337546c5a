import { nearestName } from '../../text/nearest.ts';
import { classifyDocument } from '../classify.ts';
import type { ProtocolDocument } from '../types.ts';
import { PROTOCOL_MODEL } from './protocolModel.ts';

/**
 * Whether a document means to follow the document model: it is named `*.protocol.*`, or at least one of its top-level
 * fields is one of the model's, or nearly. YAML of another kind that was named outright is only read for what it claims.
 */
export function followsModel(document: ProtocolDocument): boolean {
  if (document.profile !== 'protocol') return false;
  if (classifyDocument(document.uri).protocolName) return true;
  const fields = document.fields;
  if (fields?.kind !== 'mapping') return false;
  const known = Object.keys(PROTOCOL_MODEL.fields);
  return fields.pairs.some(({ key }) => {
    const name = key.text.text;
    return known.includes(name) || (name.length >= 6 && nearestName(name, known) !== undefined);
  });
}
