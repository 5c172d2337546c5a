import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLError,
} from 'yaml';
import type { Span } from '../../text/span.ts';
import type { KnowledgeProblem } from '../problem.ts';
import type { Pointer } from './pointer.ts';

/** A knowledge source as the host read it. The path is only repeated in problems and, for `data/`, names the folder. */
export interface KnowledgeFile {
  readonly path: string;
  readonly text: string;
  /**
   * Set where the host has no text: `bytes` of a file too large to be read, the `reason` why one could not be read, and
   * neither for one that is not UTF-8 text.
   */
  readonly unreadable?: { readonly bytes?: number; readonly reason?: string };
}

/** Characters beyond which a file is not read. Only packs that a machine wrote, which are JSON, come near it. */
const MAX_FILE_LENGTH = 5 * 1024 * 1024;

/** Characters take at most three bytes for each UTF-16 unit, so a larger file is too long whatever is in it. */
export const MAX_FILE_BYTES = 3 * MAX_FILE_LENGTH;

/** The same for YAML, of which a reader needs a second for a million characters: an editor must not stop for longer. */
const MAX_YAML_LENGTH = 1024 * 1024;

/** Times an anchor may be repeated through aliases before the file counts as a YAML bomb. */
const MAX_ALIASES = 100;

export interface ParsedFile {
  readonly path: string;
  /** The file's value; undefined where it could not be read. */
  readonly value: unknown;
  readonly problems: readonly KnowledgeProblem[];
  /** Offsets of what stands at the pointer, or of the nearest thing around it that exists. */
  spanOf(pointer: Pointer, part?: 'key' | 'value'): Span;
}

/** Reads YAML 1.2 and keeps where everything stands. Never throws. */
export function parseKnowledgeFile(file: KnowledgeFile): ParsedFile {
  // The YAML reader does not pass over a byte order mark before a list.
  if (file.text.startsWith('\ufeff'))
    return shifted(parseKnowledgeFile({ ...file, text: file.text.slice(1) }), 1);
  if (file.unreadable) return unreadable(file, [hostProblem(file, file.unreadable)]);
  if (file.text.length > MAX_FILE_LENGTH) {
    return unreadable(file, [tooLarge(file, `holds ${millions(file.text.length)} million characters`)]);
  }
  try {
    const json = readJson(file);
    if (json) return json;
    if (file.text.length > MAX_YAML_LENGTH) {
      return unreadable(file, [
        tooLarge(file, `holds ${millions(file.text.length)} million characters of YAML`),
      ]);
    }
    return read(file);
  } catch (error) {
    const reason = error instanceof RangeError ? 'it is nested too deeply' : String(error);
    return unreadable(file, [
      problem(
        file,
        'kb.unreadable',
        `The file could not be read: ${reason}. Check that it is the YAML you meant.`,
      ),
    ]);
  }
}

/** The same file with so many characters before it. */
function shifted(parsed: ParsedFile, by: number): ParsedFile {
  const moved = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  return {
    ...parsed,
    problems: parsed.problems.map((each) => ({ ...each, span: moved(each.span) })),
    spanOf: (pointer, part) => moved(parsed.spanOf(pointer, part)),
  };
}

function hostProblem(
  file: KnowledgeFile,
  { bytes, reason }: NonNullable<KnowledgeFile['unreadable']>,
): KnowledgeProblem {
  if (bytes !== undefined) return tooLarge(file, `is ${millions(bytes)} MB`);
  if (reason === undefined)
    return problem(file, 'kb.unreadable', 'The file is not UTF-8 text. Save it as UTF-8.');
  return problem(file, 'kb.unreadable', `The file could not be read: ${reason}. Put it right, or remove it.`);
}

function tooLarge(file: KnowledgeFile, size: string): KnowledgeProblem {
  return problem(
    file,
    'kb.file-too-large',
    `The file ${size}; YAML may hold 1 million characters, JSON 5 million. It was not read. Split it, or remove what is not a record.`,
  );
}

function millions(count: number): string {
  return (count / 1024 / 1024).toFixed(1);
}

/** From this length on a file is taken to be written by a machine. */
const MACHINE_MADE = 256 * 1024;

/**
 * A large file that is JSON, many times faster than as YAML; places are worked out only if something is wrong. Undefined
 * for any other file. What only YAML's reader would see, a key written twice, no machine writes.
 */
function readJson(file: KnowledgeFile): ParsedFile | undefined {
  if (file.text.length < MACHINE_MADE || !/^\s*\{/.test(file.text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(file.text);
  } catch {
    return undefined;
  }
  let placed: ParsedFile | undefined;
  const spanOf: ParsedFile['spanOf'] = (pointer, part) => {
    placed ??= read(file);
    return placed.spanOf(pointer, part);
  };
  return { path: file.path, value, problems: [], spanOf };
}

function read(file: KnowledgeFile): ParsedFile {
  const document = parseDocument(file.text, {
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: true,
    prettyErrors: false,
    logLevel: 'error',
  });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    // One slip makes the reader stumble on at the same place; what it said there first is closest to the cause.
    const first = new Map(faults.toReversed().map((each) => [each.pos[0], each]));
    return unreadable(
      file,
      [...first.values()].map((each) => yamlProblem(file, each)),
    );
  }
  const spanOf = (pointer: Pointer, part: 'key' | 'value' = 'value'): Span =>
    locate(document, pointer, part, file.text);
  try {
    return {
      path: file.path,
      value: document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown,
      problems: [],
      spanOf,
    };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return unreadable(file, [
      problem(
        file,
        'kb.too-many-aliases',
        `Aliases (*name) repeat more than ${MAX_ALIASES} times over. Write the values out instead.`,
      ),
    ]);
  }
}

function yamlProblem(file: KnowledgeFile, error: YAMLError): KnowledgeProblem {
  const [start, end] = error.pos;
  const span = { start, end: Math.max(start, Math.min(end, file.text.length)) };
  if (error.code === 'DUPLICATE_KEY') {
    const key = file.text.slice(start).match(/^[^\s:]+/)?.[0] ?? 'key';
    return {
      ...problem(file, 'kb.duplicate-key', `"${key}" stands twice in one mapping. Keep one of them.`),
      span,
    };
  }
  return { ...problem(file, 'kb.unreadable', `This is not readable YAML: ${error.message}.`), span };
}

function problem(file: KnowledgeFile, code: string, message: string): KnowledgeProblem {
  return { severity: 'error', code, message, path: file.path, span: { start: 0, end: 0 } };
}

function unreadable(file: KnowledgeFile, problems: readonly KnowledgeProblem[]): ParsedFile {
  return { path: file.path, value: undefined, problems, spanOf: () => ({ start: 0, end: 0 }) };
}

function locate(document: Document, pointer: Pointer, part: 'key' | 'value', text: string): Span {
  let node: Node | null | undefined = document.contents as Node | null;
  let span = firstLineOf(node, text);
  for (const [depth, step] of pointer.entries()) {
    const resolved: unknown = isAlias(node) ? node.resolve(document) : node;
    const last = depth === pointer.length - 1;
    if (isMap(resolved)) {
      const pair = resolved.items.find((each) => keyOf(each) === String(step));
      if (!pair) return span;
      const key = isNode(pair.key) ? spanOfNode(pair.key, text) : span;
      node = isNode(pair.value) ? pair.value : null;
      const empty = node === null || (isScalar(node) && node.value === null && !node.source);
      span = (last && part === 'key') || empty ? key : spanOfNode(node, text);
    } else if (isSeq(resolved)) {
      const item = resolved.items[Number(step)];
      if (!isNode(item)) return span;
      node = item;
      span = spanOfNode(node, text);
    } else {
      return span;
    }
    if (last) return isMap(node) || isSeq(node) ? (part === 'key' ? span : firstLineOf(node, text)) : span;
  }
  return span;
}

function keyOf(pair: Pair): string {
  return String(isScalar(pair.key) ? pair.key.value : pair.key);
}

function spanOfNode(node: Node | null, text: string): Span {
  const [start = 0, end = start] = node?.range ?? [];
  return { start: Math.min(start, text.length), end: Math.min(end, text.length) };
}

/** A whole mapping is too much to underline: its first line stands for it. */
function firstLineOf(node: Node | null | undefined, text: string): Span {
  const { start, end } = spanOfNode(node ?? null, text);
  const line = text.slice(start, end).search(/\s*[\r\n]/);
  return { start, end: line < 0 ? end : start + line };
}
