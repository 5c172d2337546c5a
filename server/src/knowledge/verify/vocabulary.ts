import type { NameRecord } from '../types.ts';
import type { KnowledgeCheck } from './context.ts';

/** Fields that mean something on one kind of name only. */
const KINDS_OF_FIELD: readonly (readonly [keyof NameRecord, readonly NameRecord['kind'][]])[] = [
  ['brands', ['drug']],
  ['codeNames', ['drug']],
  ['classes', ['drug']],
  ['parents', ['class', 'disease']],
  ['combinationOf', ['class']],
  ['gene', ['class']],
  ['members', ['gene']],
  ['fusionPartners', ['gene']],
];

/** Names keep to the fields of their kind, a gene's id is its symbol, and what has a full record needs no name. */
export const vocabulary: KnowledgeCheck = ({ index, judged, report }) => {
  const alone = new Set(index.vocabulary());
  for (const record of judged.names) {
    const { kind, id, name } = record;
    for (const [field, kinds] of KINDS_OF_FIELD) {
      if (record[field] === undefined || kinds.includes(kind)) continue;
      const message = `${field} stands on a ${kind}, but belongs to a ${kinds.join(' or ')}. Remove it, or correct kind.`;
      report('error', 'kb.wrong-field', message, { kind: 'name', id, pointer: [field] });
    }
    if (kind === 'gene' ? id !== name : id !== id.toLowerCase()) {
      const message =
        kind === 'gene'
          ? `name is ${name}, but the id is ${id}. A gene's id is its HGNC symbol.`
          : `the id of a ${kind} is written in lower case.`;
      report('error', 'kb.notation-mismatch', message, { kind: 'name', id, pointer: ['id'] });
    }
    if (!alone.has(record)) {
      const message = `${kind}/${id} has a full record. Move the names that it lacks there, and remove this one.`;
      report('warning', 'kb.repeated-fact', message, { kind: 'name', id, pointer: ['id'] });
    }
  }
};
