/** What readers of settings share. */
import { nearestName } from '../text/nearest.ts';
import type { Span } from '../text/span.ts';
import type { Located } from './located.ts';
import type { RuleNames } from './ruleNames.ts';

/** A value that does not fit what its setting declares. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

/** A value, or the word that it is no use: why has been reported. */
export type Read = { readonly usable: true; readonly value: unknown } | { readonly usable: false };

export const UNUSABLE: Read = { usable: false };

/** Collects faults; knows the rules. */
export class ReadContext {
  readonly faults: Fault[] = [];
  readonly rules: RuleNames;

  constructor(rules: RuleNames) {
    this.rules = rules;
  }

  /** Reports a fault; the result says so to the caller's caller. */
  fault(code: string, message: string, span: Span): Read {
    this.faults.push({ code, message, span });
    return UNUSABLE;
  }
}

/** What a value is, in words: `a list`, `empty`, `"on"`. */
export function typeName(located: Located): string {
  if (located.kind === 'list') return 'a list';
  if (located.kind === 'map') return 'a mapping';
  return located.value === null ? 'empty' : JSON.stringify(located.value);
}

/** A word of a fixed list. */
export function readWord(
  located: Located,
  values: readonly string[],
  where: string,
  context: ReadContext,
): Read {
  const word = located.kind === 'scalar' && located.value !== null ? String(located.value) : undefined;
  if (word !== undefined && values.includes(word)) return { usable: true, value: word };
  const nearest = word === undefined ? undefined : nearestName(word, values);
  const hint = nearest ? `Did you mean ${nearest}? ` : '';
  const message = `${where} must be one of ${values.join(', ')}, but is ${typeName(located)}. ${hint}`.trim();
  return context.fault('config.unknown-value', message, located.span);
}
