import { hashOf } from './compile.ts';
import { KnowledgeError } from './problem.ts';
import { sha256 } from './sha256.ts';
import { RECORD_KINDS } from './source/recordKinds.ts';
import type { KnowledgeArtefact } from './types.ts';

const FORMAT_VERSION = 1;

/**
 * Reads a compiled knowledge base.
 * @param text content of the artefact, usually `dist/kb.json`.
 * @param name what to call it in messages, usually its path.
 * @throws KnowledgeError with code `kb.artefact-damaged`, `kb.artefact-newer` or `kb.artefact-hash-mismatch`; nothing else.
 */
export function loadArtefact(text: string, name = 'the knowledge base'): KnowledgeArtefact {
  const value = parse(text, name);
  const { formatVersion, identity, records } = value;
  if (typeof formatVersion === 'number' && formatVersion > FORMAT_VERSION) {
    throw new KnowledgeError(
      'kb.artefact-newer',
      `${name} has format version ${formatVersion}; this program reads version ${FORMAT_VERSION}. Update TheraLint, or use a knowledge base built for it.`,
    );
  }
  if (formatVersion !== FORMAT_VERSION)
    throw damaged(name, 'it does not say that it is a compiled knowledge base');
  if (!isObject(identity)) throw damaged(name, 'its identity is missing');
  for (const field of ['id', 'version', 'asOf', 'sha256']) {
    if (typeof identity[field] !== 'string') throw damaged(name, `its identity has no ${field}`);
  }
  if (!isObject(records)) throw damaged(name, 'its records are missing');
  for (const { collection } of RECORD_KINDS) {
    const list = records[collection];
    if (list !== undefined && !Array.isArray(list)) throw damaged(name, `its ${collection} are no list`);
  }
  if (!Array.isArray(records.sources)) throw damaged(name, 'its sources are missing');
  if (value.lexicon !== undefined && typeof value.lexicon !== 'string')
    throw damaged(name, 'its lexicon is no text');
  const artefact = value as unknown as KnowledgeArtefact;
  const hash = isCanonical(text, artefact) ? artefact.identity.sha256 : hashOf(artefact.records);
  if (hash !== artefact.identity.sha256) {
    throw new KnowledgeError(
      'kb.artefact-hash-mismatch',
      `${name} was changed after it was built: its records hash to ${hash}, its identity says ${artefact.identity.sha256}. Build or install it again.`,
    );
  }
  return withAllKinds(artefact);
}

/** The artefact with an empty list for each kind of record that did not exist yet when it was built. */
function withAllKinds(artefact: KnowledgeArtefact): KnowledgeArtefact {
  const missing = RECORD_KINDS.filter(({ collection }) => artefact.records[collection] === undefined);
  if (missing.length === 0) return artefact;
  const lists = Object.fromEntries(missing.map(({ collection }) => [collection, []]));
  return { ...artefact, records: { ...artefact.records, ...lists } };
}

/** True if the records stand in the text in the very form that was hashed: then nothing need be written out again. */
function isCanonical(text: string, { identity }: KnowledgeArtefact): boolean {
  return sha256(recordsIn(text)) === identity.sha256;
}

/** The records as they stand in the text of an artefact as it was written; whatever else for any other text. */
function recordsIn(text: string): string {
  return text.slice(text.indexOf(RECORDS) + RECORDS.length, text.lastIndexOf('}'));
}

const RECORDS = ',"records":';

function parse(text: string, name: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw damaged(name, text.trim() === '' ? 'it is empty' : `it is not JSON (${reason})`);
  }
  if (!isObject(value)) throw damaged(name, 'it is not a JSON object');
  return value;
}

function damaged(name: string, reason: string): KnowledgeError {
  return new KnowledgeError(
    'kb.artefact-damaged',
    `${name} cannot be used: ${reason}. Build or install it again.`,
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
