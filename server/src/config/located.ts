import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Span } from '../text/span.ts';

/** A plain value with the place of every part of it. */
export type Located =
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly Located[]; readonly span: Span }
  | { readonly kind: 'map'; readonly entries: readonly LocatedEntry[]; readonly span: Span };

export interface LocatedEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Located;
}

/** What a configuration file holds, or why it cannot be read. */
export type LocatedFile =
  | { readonly value: Located; readonly faults: readonly [] }
  | {
      readonly value: undefined;
      readonly faults: readonly { readonly message: string; readonly span: Span }[];
    };

const NOWHERE: Span = { start: 0, end: 0 };

/** Anchors repeated beyond this are refused; a configuration file has no use for them. */
const MAX_DEPTH = 32;

/**
 * Reads YAML 1.2, JSON, or JSON with comments and trailing commas. Never throws.
 * @param isJson `//` and block comments are comments; YAML has no such thing.
 */
export function locateText(text: string, isJson: boolean): LocatedFile {
  const source = isJson ? blankJsonComments(text) : text;
  const document = parseDocument(source, {
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    logLevel: 'silent',
    lineCounter: new LineCounter(),
  });
  const faults = document.errors.map((error) => ({
    message: error.message.replace(/\.$/, ''),
    span: within(text, error.pos[0], error.pos[1]),
  }));
  if (faults.length > 0) return { value: undefined, faults };
  try {
    return {
      value: fromNode(document.contents as Node | null, text, (node) => resolve(node, document), 0),
      faults: [],
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { value: undefined, faults: [{ message: error.message, span: NOWHERE }] };
  }
}

/** A value that came without a text: settings of an editor, flags. */
export function locateValue(value: unknown): Located {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(locateValue), span: NOWHERE };
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]) => ({ key, keySpan: NOWHERE, value: locateValue(each) }));
    return { kind: 'map', entries, span: NOWHERE };
  }
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { kind: 'scalar', value: plain ? value : null, span: NOWHERE };
}

/** The value without its places. */
export function plainValue(located: Located): unknown {
  if (located.kind === 'scalar') return located.value;
  if (located.kind === 'list') return located.items.map(plainValue);
  return Object.fromEntries(located.entries.map(({ key, value }) => [key, plainValue(value)]));
}

function resolve(node: Node | null, document: ReturnType<typeof parseDocument>): Node | null {
  return isAlias(node) ? ((node.resolve(document) as Node | undefined) ?? null) : node;
}

function fromNode(
  written: Node | null,
  text: string,
  resolved: (node: Node | null) => Node | null,
  depth: number,
): Located {
  if (depth > MAX_DEPTH) throw new RangeError('It is nested too deeply');
  const span = within(text, written?.range?.[0] ?? 0, written?.range?.[1] ?? 0);
  const node = resolved(written);
  if (isSeq(node)) {
    return {
      kind: 'list',
      items: node.items.map((item) => fromNode(item as Node, text, resolved, depth + 1)),
      span,
    };
  }
  if (isMap(node)) {
    const entries = node.items.map((pair) => {
      const keyNode = pair.key as Node | null;
      const keySpan = within(text, keyNode?.range?.[0] ?? 0, keyNode?.range?.[1] ?? 0);
      const key = isScalar(keyNode) ? String(keyNode.value) : text.slice(keySpan.start, keySpan.end);
      const value = pair.value as Node | null;
      const isEmpty = value === null || (isScalar(value) && value.value === null && !value.source);
      return {
        key,
        keySpan,
        value: isEmpty
          ? ({ kind: 'scalar', value: null, span: keySpan } as const)
          : fromNode(value, text, resolved, depth + 1),
      };
    });
    return { kind: 'map', entries, span };
  }
  const value = isScalar(node) ? node.value : null;
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { kind: 'scalar', value: plain ? value : null, span };
}

function within(text: string, start: number, end: number): Span {
  const from = Math.min(start, text.length);
  return { start: from, end: Math.max(from, Math.min(end, text.length)) };
}

/** Comments become spaces, so that every other character keeps its place. */
function blankJsonComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, (match) =>
    match.startsWith('"') ? match : match.replace(/[^\r\n]/g, ' '),
  );
}
