/** Pairs of statements written before the engine was tried on them: one that contradicts the knowledge base, one near it that is harmless. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Finding } from '../../server/src/lint/index.ts';
import { check } from './analyse.ts';
import { ROOT } from './engine.ts';

/** One pair of `test/corpus/field`. */
export interface FieldPair {
  readonly id: string;
  /** A whole document that says something wrong. */
  readonly contradiction: string;
  /** Rules of which one must report it; any of them is right. */
  readonly rules: readonly string[];
  /** A whole document like it that says nothing wrong. */
  readonly harmless: string;
  /** Why the harmless one is. */
  readonly because: string;
  /** Name of the file both are read as; prose unless given. */
  readonly file?: string;
  /** A contradiction that is not found yet; to be removed once it is. */
  readonly knownMiss?: string;
  /** A false alarm that still sounds; to be removed once it does not. */
  readonly knownAlarm?: string;
}

/** Rules on form and on what is missing: they may speak about a harmless statement that stands alone. */
const OF_FORM = /^(?:REF|TRM|DOS006|REG001|REG003|STR|SUP|DOC|SYS|KBS)/u;

/** Every pair, in the order of files and entries; `round` narrows them to one sub-folder. */
export function fieldPairs(): readonly FieldPair[] {
  const folder = join(ROOT, 'test/corpus/field');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')) as readonly FieldPair[]);
}

/** What was reported on the contradiction, and whether one of the rules that should have did. */
export function contradictionFound(pair: FieldPair): {
  readonly found: boolean;
  readonly findings: readonly Finding[];
} {
  const findings = check(pair.contradiction, pair.file);
  return { found: findings.some(({ ruleId }) => pair.rules.includes(ruleId)), findings };
}

/** Findings on the harmless statement that say that something in it is wrong. */
export function alarmsOn(pair: FieldPair): readonly Finding[] {
  return check(pair.harmless, pair.file).filter(({ ruleId }) => !OF_FORM.test(ruleId));
}
