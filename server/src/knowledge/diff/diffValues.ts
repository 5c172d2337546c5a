import { canonicalJson } from '../canonical.ts';

/** One field that two versions of a record do not have in common. */
export interface ValueChange {
  /** As people write it: `approvals[us-nsclc].date`; items with an id are named by it, others by 0-based position. */
  readonly path: string;
  /** Undefined where the field is new. */
  readonly before: unknown;
  /** Undefined where the field is gone. */
  readonly after: unknown;
}

/** The smallest fields in which two values differ, in the order of the first. Items of lists are matched by id. */
export function diffValues(before: unknown, after: unknown, path = ''): readonly ValueChange[] {
  if (before === undefined || after === undefined) {
    return before === after ? [] : [{ path: path || 'the record', before, after }];
  }
  if (isList(before) && isList(after)) return diffLists(before, after, path);
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => diffValues(before[key], after[key], path === '' ? key : `${path}.${key}`));
  }
  return canonicalJson(before) === canonicalJson(after)
    ? []
    : [{ path: path || 'the record', before, after }];
}

/** A value in few characters, for messages. */
export function shortValue(value: unknown, limit = 60): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? `"${value}"` : canonicalJson(value);
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}

function diffLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
): readonly ValueChange[] {
  const [first, second] = [byName(before), byName(after)];
  // Lists of plain values, and lists whose items cannot be told apart by name, differ as wholes.
  if (!first || !second) {
    return canonicalJson(before) === canonicalJson(after) ? [] : [{ path, before, after }];
  }
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((name) =>
    diffValues(first.get(name), second.get(name), `${path}[${name}]`),
  );
}

/** Items by what names them; undefined unless every item has a name of its own. */
function byName(list: readonly unknown[]): ReadonlyMap<string, unknown> | undefined {
  const named = new Map<string, unknown>();
  for (const item of list) {
    const name = isObject(item) ? nameOf(item) : undefined;
    if (name === undefined || named.has(name)) return undefined;
    named.set(name, item);
  }
  return named;
}

function nameOf(item: Readonly<Record<string, unknown>>): string | undefined {
  const name = item.id ?? item.short ?? item.harm ?? item.text ?? item.class ?? item.gene ?? item.name;
  return typeof name === 'string' ? name : undefined;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
