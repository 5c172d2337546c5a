import type { KnowledgeProblem } from '../problem.ts';
import { validateAgainst } from '../schema/validate.ts';
import type { Pointer } from '../source/pointer.ts';
import { type RecordCollector, toProblem } from '../source/readRecords.ts';
import { RECORD_KINDS } from '../source/recordKinds.ts';
import { type KnowledgeFile, parseKnowledgeFile } from '../source/yamlFile.ts';
import type { CollisionPolicy, OverlayIdentity } from '../types.ts';
import { overlayIdentity } from './identity.ts';
import type { HouseRule, OverlayPlace, OverlaySynonym, Withdrawal } from './types.ts';

/** The sound entries of overlay files; records go to the collector, which reports the broken ones. */
export interface OverlayEntries {
  readonly withdrawals: readonly (Withdrawal & OverlayPlace)[];
  readonly synonyms: readonly (OverlaySynonym & OverlayPlace)[];
  readonly houseRules: readonly (HouseRule & OverlayPlace)[];
  readonly collisions: readonly CollisionPolicy[];
  /** Every file that was read as an overlay, sound or not. */
  readonly identities: readonly OverlayIdentity[];
}

interface OverlayFile {
  readonly name?: string;
  readonly version?: string;
  readonly add?: Readonly<Record<string, readonly unknown[]>>;
  readonly withdraw?: readonly Withdrawal[];
  readonly synonyms?: readonly OverlaySynonym[];
  readonly houseRules?: readonly HouseRule[];
  readonly collisions?: readonly CollisionPolicy[];
}

/** Reads overlay files. An entry that breaks the schema is reported and left out; the others are kept. */
export function readOverlays(
  files: Iterable<KnowledgeFile>,
  collector: RecordCollector,
  problems: KnowledgeProblem[],
): OverlayEntries {
  const withdrawals: (Withdrawal & OverlayPlace)[] = [];
  const synonyms: (OverlaySynonym & OverlayPlace)[] = [];
  const houseRules: (HouseRule & OverlayPlace)[] = [];
  const collisions: CollisionPolicy[] = [];
  const identities: OverlayIdentity[] = [];
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const parsed = parseKnowledgeFile(file);
    problems.push(...parsed.problems);
    if (parsed.problems.length > 0) {
      if (!file.unreadable) identities.push(overlayIdentity(file, undefined));
      continue;
    }
    if (parsed.value === null || parsed.value === undefined) {
      problems.push(emptyOverlay(file));
      identities.push(overlayIdentity(file, undefined));
      continue;
    }
    const violations = validateAgainst('overlay.schema.json', withoutRecords(parsed.value), 'the overlay');
    problems.push(...violations.map((each) => toProblem(each, parsed, [], undefined)));
    // A broken entry only takes itself out; a broken section, or a file that is no overlay, all that is in it.
    const broken = (pointer: Pointer): boolean =>
      violations.some((each) => each.part === 'value' && isSame(each.pointer, pointer));
    if (broken([]) || broken(['kind'])) {
      identities.push(overlayIdentity(file, undefined));
      continue;
    }
    const overlay = parsed.value as OverlayFile;
    const { name, version } = overlay;
    identities.push(
      overlayIdentity(file, {
        ...(typeof name === 'string' ? { name } : {}),
        ...(typeof version === 'string' ? { version } : {}),
      }),
    );
    for (const { kind, collection } of RECORD_KINDS) {
      if (broken(['add']) || broken(['add', collection])) continue;
      for (const [i, value] of (overlay.add?.[collection] ?? []).entries()) {
        collector.add(kind, parsed, value, ['add', collection, i]);
      }
    }
    const collect = <T extends object>(
      section: keyof OverlayFile,
      field: string,
      into: (T & OverlayPlace)[],
    ): void => {
      if (broken([section])) return;
      for (const [i, entry] of ((overlay[section] ?? []) as readonly T[]).entries()) {
        if (violations.some(({ pointer }) => isSame(pointer.slice(0, 2), [section, i]))) continue;
        into.push({ ...entry, path: parsed.path, span: parsed.spanOf([section, i, field]) });
      }
    };
    collect('withdraw', 'record', withdrawals);
    collect('synonyms', 'text', synonyms);
    collect('houseRules', 'id', houseRules);
    if (broken(['collisions'])) continue;
    for (const [i, policy] of (overlay.collisions ?? []).entries()) {
      if (violations.some(({ pointer }) => isSame(pointer.slice(0, 2), ['collisions', i]))) continue;
      collisions.push(policy);
      collector.origins.set(`collision/${policy.surface}`, {
        file: parsed,
        pointer: ['collisions', i, 'surface'],
      });
    }
  }
  return { withdrawals, synonyms, houseRules, collisions, identities };
}

function emptyOverlay({ path }: KnowledgeFile): KnowledgeProblem {
  return {
    severity: 'warning',
    code: 'kb.empty',
    message: 'The overlay is empty. Begin it with `kind: overlay`, or remove the file.',
    path,
    span: { start: 0, end: 0 },
  };
}

/** The overlay with empty lists of records: the collector checks records one by one. */
function withoutRecords(value: unknown): unknown {
  const { add } = (value ?? {}) as { readonly add?: unknown };
  if (typeof add !== 'object' || add === null || Array.isArray(add)) return value;
  const lists = Object.entries(add).map(([name, list]) => [name, Array.isArray(list) ? [] : list]);
  return { ...(value as object), add: Object.fromEntries(lists) };
}

function isSame(a: Pointer, b: Pointer): boolean {
  return a.length === b.length && a.every((step, i) => step === b[i]);
}
