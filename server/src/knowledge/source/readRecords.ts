import { compareProblems, type KnowledgeProblem } from '../problem.ts';
import { type SchemaViolation, validateAgainst } from '../schema/validate.ts';
import type { CollisionPolicy, Jurisdiction, KnowledgeBaseIdentity, KnowledgeRecords } from '../types.ts';
import type { Pointer } from './pointer.ts';
import { collectionOf, RECORD_KINDS, type RecordKind } from './recordKinds.ts';
import { type KnowledgeFile, type ParsedFile, parseKnowledgeFile } from './yamlFile.ts';

/** Content of `kb.yaml`. */
interface KnowledgeBaseFile extends Omit<KnowledgeBaseIdentity, 'sha256' | 'overlays'> {
  readonly completeApprovals?: readonly Jurisdiction[];
}

/** Where a record was written. */
export interface RecordOrigin {
  readonly file: ParsedFile;
  /** The record's place in the file: empty, or its position in the list. */
  readonly pointer: Pointer;
}

/** Records read from YAML, with where each stands. Only records that keep to their schema are among `records`. */
export interface RecordSet {
  readonly records: KnowledgeRecords;
  readonly identity: Omit<KnowledgeBaseIdentity, 'sha256' | 'overlays'> | undefined;
  /** By `<kind>/<id>`; entries of `collisions.yaml` by `collision/<surface>`. */
  readonly origins: ReadonlyMap<string, RecordOrigin>;
  /** `<kind>/<id>` of every record that was written, kept or not; a reference to a broken record is not dangling. */
  readonly declared: ReadonlySet<string>;
  readonly problems: readonly KnowledgeProblem[];
}

/**
 * Reads the files of a `data/` folder. Paths are relative to it, with forward slashes: `drugs/crizotinib.yaml`.
 * Files that are not YAML are passed over. Never throws: what is wrong is among the problems.
 */
export function readRecords(files: Iterable<KnowledgeFile>): RecordSet {
  const collector = new RecordCollector();
  let identity: RecordSet['identity'];
  let complete: readonly Jurisdiction[] | undefined;
  let collisions: readonly CollisionPolicy[] | undefined;
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (!/\.ya?ml$/.test(file.path)) continue;
    const kind = RECORD_KINDS.find(({ folder }) => file.path.startsWith(`${folder}/`))?.kind;
    if (!kind && file.path !== 'kb.yaml' && file.path !== 'collisions.yaml') {
      collector.problems.push(unexpectedFile(file));
      continue;
    }
    const parsed = parseKnowledgeFile(file);
    collector.problems.push(...parsed.problems);
    if (parsed.problems.length > 0) continue;
    if (kind) collector.addFile(kind, parsed);
    else if (file.path === 'kb.yaml') {
      if (!collector.check('kb.schema.json', parsed, [])) continue;
      const { completeApprovals, ...rest } = parsed.value as KnowledgeBaseFile;
      identity = rest;
      complete = completeApprovals && [...completeApprovals].sort();
    } else if (collector.check('collisions.schema.json', parsed, [])) {
      collisions = parsed.value as readonly CollisionPolicy[];
      for (const [i, { surface }] of collisions.entries()) {
        collector.origins.set(`collision/${surface}`, { file: parsed, pointer: [i, 'surface'] });
      }
    }
  }
  return {
    records: {
      ...collector.records(),
      ...(complete ? { completeApprovals: complete } : {}),
      ...(collisions ? { collisions: bySurface(collisions) } : {}),
    },
    identity,
    origins: collector.origins,
    declared: collector.declared,
    problems: collector.problems.sort(compareProblems),
  };
}

/** Gathers records of all kinds, checks each against its schema, and refuses a second one with the same id. */
export class RecordCollector {
  readonly problems: KnowledgeProblem[] = [];
  readonly origins = new Map<string, RecordOrigin>();
  readonly declared = new Set<string>();
  readonly #values = new Map<RecordKind, Map<string, unknown>>(
    RECORD_KINDS.map(({ kind }) => [kind, new Map()]),
  );

  /** Adds the record, or the list of records, that a file or a place in it holds. */
  addFile(kind: RecordKind, file: ParsedFile, value: unknown = file.value, at: Pointer = []): void {
    if (!Array.isArray(value)) this.add(kind, file, value, at);
    else for (const [i, each] of value.entries()) this.add(kind, file, each, [...at, i]);
  }

  add(kind: RecordKind, file: ParsedFile, value: unknown, pointer: Pointer): void {
    const id = (value as { readonly id?: unknown } | null | undefined)?.id;
    const recordId = typeof id === 'string' ? `${kind}/${id}` : undefined;
    const valid = this.check(`${kind}.schema.json#/$defs/record`, file, pointer, value, recordId);
    if (recordId === undefined) return;
    const first = this.origins.get(recordId);
    if (first) {
      this.problems.push({
        severity: 'error',
        code: 'kb.duplicate-id',
        message: `${recordId} is already defined in ${first.file.path}. Merge the two, or give one another id.`,
        path: file.path,
        span: file.spanOf([...pointer, 'id']),
        recordId,
        related: [
          {
            message: 'first defined here',
            path: first.file.path,
            span: first.file.spanOf([...first.pointer, 'id']),
          },
        ],
      });
      return;
    }
    this.declared.add(recordId);
    if (kind === 'name') this.declared.add(`${String((value as { readonly kind?: unknown }).kind)}/${id}`);
    this.origins.set(recordId, { file, pointer });
    if (valid) this.#values.get(kind)?.set(id as string, value);
  }

  /** Checks what stands at the pointer of a file against a schema; false if anything was wrong. */
  check(
    schema: string,
    file: ParsedFile,
    pointer: Pointer,
    value: unknown = file.value,
    recordId?: string,
  ): boolean {
    const violations = validateAgainst(schema, value);
    for (const violation of violations) this.problems.push(toProblem(violation, file, pointer, recordId));
    return violations.length === 0;
  }

  /** All records kept so far, each kind sorted by id. */
  records(): KnowledgeRecords {
    const entries = RECORD_KINDS.map(({ kind }) => {
      const values = [...(this.#values.get(kind)?.entries() ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
      return [collectionOf(kind), values.map(([, value]) => value)];
    });
    return Object.fromEntries(entries) as KnowledgeRecords;
  }
}

/** A violation as a problem of the file, at its place. */
export function toProblem(
  violation: SchemaViolation,
  file: ParsedFile,
  pointer: Pointer,
  recordId: string | undefined,
): KnowledgeProblem {
  return {
    severity: 'error',
    code: violation.code,
    message: recordId ? `${recordId}: ${violation.message}` : violation.message,
    path: file.path,
    span: file.spanOf([...pointer, ...violation.pointer], violation.part),
    ...(recordId ? { recordId } : {}),
  };
}

function unexpectedFile(file: KnowledgeFile): KnowledgeProblem {
  const folders = RECORD_KINDS.map(({ folder }) => `${folder}/`).join(', ');
  return {
    severity: 'error',
    code: 'kb.unexpected-file',
    message: `${file.path} is in no folder that holds records. Move it to one of ${folders}, or remove it.`,
    path: file.path,
    span: { start: 0, end: 0 },
  };
}

function bySurface(collisions: readonly CollisionPolicy[]): readonly CollisionPolicy[] {
  return [...collisions].sort((a, b) => (a.surface < b.surface ? -1 : 1));
}
