import { nearestName } from '../../text/nearest.ts';
import { diffValues, shortValue, type ValueChange } from '../diff/diffValues.ts';
import { createKnowledgeIndex } from '../lookup/createKnowledgeIndex.ts';
import { normaliseName } from '../names.ts';
import { compareProblems, type KnowledgeProblem } from '../problem.ts';
import { RecordCollector } from '../source/readRecords.ts';
import { collectionOf, RECORD_KINDS, type RecordCollection, type RecordKind } from '../source/recordKinds.ts';
import type { KnowledgeFile } from '../source/yamlFile.ts';
import type {
  BiomarkerRef,
  CollisionPolicy,
  KnowledgeArtefact,
  KnowledgeRecords,
  NameRecord,
  Surface,
} from '../types.ts';
import { declaredIn, type VerifyOptions, verifyRecordSet } from '../verify/verify.ts';
import { readOverlays } from './readOverlay.ts';
import type { HouseRule, OverlayPlace, OverlayResult, OverlaySynonym, Withdrawal } from './types.ts';
import { withdraw } from './withdraw.ts';
import { withdrawnName } from './withdrawnName.ts';

/** Fields of a conflicting record whose two values a message spells out. */
const SHOWN_DIFFERENCES = 3;

type Base = Pick<KnowledgeArtefact, 'identity' | 'records'>;

/**
 * Applies a workspace's overlay files to a base. Never throws, and the base survives whatever the files hold: an entry
 * that is broken, conflicts with the base or contradicts it is reported at its place and left out.
 */
export function applyOverlay(
  base: Base,
  files: Iterable<KnowledgeFile>,
  options: VerifyOptions = {},
): OverlayResult {
  const problems: KnowledgeProblem[] = [];
  const collector = new RecordCollector();
  const entries = readOverlays(files, collector, problems);
  const policed = withPolicies(base.records, entries.collisions);
  const withdrawn = applyWithdrawals(policed, entries.withdrawals, problems);
  const named = applySynonyms({ ...base, records: withdrawn.records }, entries.synonyms, problems);
  const records = addRecords({ ...base, records: named }, collector, problems, options);
  const houseRules = soundHouseRules({ ...base, records }, entries.houseRules, problems);
  problems.push(...collector.problems);
  return {
    identity: {
      ...base.identity,
      ...(entries.identities.length > 0 ? { overlays: entries.identities } : {}),
    },
    records,
    houseRules,
    withdrawn: withdrawn.applied,
    problems: problems.sort(compareProblems),
  };
}

/** The base with the overlays' policies on shared names; one on a name that has a policy already takes its place. */
function withPolicies(records: KnowledgeRecords, policies: readonly CollisionPolicy[]): KnowledgeRecords {
  if (policies.length === 0) return records;
  const replaced = new Set(policies.map(({ surface }) => normaliseName(surface)));
  const kept = (records.collisions ?? []).filter(({ surface }) => !replaced.has(normaliseName(surface)));
  return { ...records, collisions: [...kept, ...policies].sort((a, b) => (a.surface < b.surface ? -1 : 1)) };
}

function applyWithdrawals(
  base: KnowledgeRecords,
  withdrawals: readonly (Withdrawal & OverlayPlace)[],
  problems: KnowledgeProblem[],
): { readonly records: KnowledgeRecords; readonly applied: readonly (Withdrawal & OverlayPlace)[] } {
  let records = base;
  const applied: (Withdrawal & OverlayPlace)[] = [];
  for (const each of withdrawals) {
    const result = withdraw(records, each.record);
    if ('records' in result) {
      const name = each.record.split('/').length === 2 ? withdrawnName(records, each.record) : undefined;
      records = name ? withName(result.records, name) : result.records;
      applied.push(each);
      continue;
    }
    const hint = result.nearest ? `Did you mean ${result.nearest}?` : 'Correct it, or remove the entry.';
    problems.push(
      problemAt(each, 'kb.dangling-reference', `There is no ${each.record} to withdraw. ${hint}`),
    );
  }
  return { records, applied };
}

function withName(records: KnowledgeRecords, name: NameRecord): KnowledgeRecords {
  const names = records.names.filter(({ kind, id }) => kind !== name.kind || id !== name.id);
  return { ...records, names: [...names, name].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

function applySynonyms(
  base: Base,
  synonyms: readonly (OverlaySynonym & OverlayPlace)[],
  problems: KnowledgeProblem[],
): KnowledgeRecords {
  let { records } = base;
  const index = createKnowledgeIndex(base);
  for (const each of synonyms) {
    const [kind = '', id = ''] = each.entity.split('/');
    const collection = collectionOf(kind as RecordKind);
    const list: readonly { readonly id: string; readonly synonyms?: readonly Surface[] }[] =
      records[collection];
    const record = list.find((candidate) => candidate.id === id);
    const name = records.names.find((candidate) => candidate.kind === kind && candidate.id === id);
    if (!record && !name) {
      const nearest = nearestName(
        id,
        list.map((candidate) => candidate.id),
      );
      const hint = nearest ? `Did you mean ${kind}/${nearest}?` : 'Correct it, or add the record.';
      problems.push(
        problemAt(
          each,
          'kb.dangling-reference',
          `"${each.text}" is to name ${each.entity}, which no record defines. ${hint}`,
        ),
      );
      continue;
    }
    const other = index.resolveName(each.text).find((entity) => entity.kind !== kind || entity.id !== id);
    const policy = records.collisions?.find(
      ({ surface }) => normaliseName(surface) === normaliseName(each.text),
    );
    const isAllowed =
      other !== undefined &&
      policy?.entities.includes(each.entity) &&
      policy.entities.includes(`${other.kind}/${other.id}`);
    if (other && !isAllowed) {
      const message = `"${each.text}" already names ${other.kind}/${other.id} in ${base.identity.id}. Choose a name that is free, or say under collisions why both have it; this one is left out.`;
      problems.push(problemAt(each, 'kb.synonym-collision', message));
      continue;
    }
    const { text, match, status } = each;
    const surface: Surface = { text, ...(match ? { match } : {}), ...(status ? { status } : {}) };
    records = record
      ? { ...records, [collection]: withSynonym(list, record, surface) }
      : { ...records, names: withSynonym(records.names, name!, surface) };
  }
  return records;
}

function withSynonym<T extends { readonly synonyms?: readonly Surface[] }>(
  list: readonly T[],
  record: T,
  surface: Surface,
): readonly T[] {
  const renamed = { ...record, synonyms: [...(record.synonyms ?? []), surface] };
  return list.map((each) => (each === record ? renamed : each));
}

/** Adds the collected records, leaving out those that the base has already and those in which a check finds an error. */
function addRecords(
  base: Base,
  collector: RecordCollector,
  problems: KnowledgeProblem[],
  options: VerifyOptions,
): KnowledgeRecords {
  const added = collector.records();
  const inBase = declaredIn(base.records);
  const leftOut = new Set<string>();
  for (const { kind, collection } of RECORD_KINDS) {
    for (const { id } of added[collection]) {
      const recordId = `${kind}/${id}`;
      // A full record may take the place of a bundled name.
      if (!inBase.has(recordId) || base.records[collection].every((each) => each.id !== id)) continue;
      leftOut.add(recordId);
      const message = `${recordId} is already defined in ${base.identity.id} ${base.identity.version}, which is kept${differenceWords(base.records, added, collection, id)}. Give this one another id, or withdraw the bundled one with a reason.`;
      problems.push({
        ...placeOf(recordId, collector),
        severity: 'error',
        code: 'kb.overlay-conflict',
        message,
        recordId,
      });
    }
  }
  // Without additions nothing has come in that the checks of the base have not seen.
  if (RECORD_KINDS.every(({ collection }) => added[collection].length === 0)) return base.records;
  const declared = new Set([...inBase, ...collector.declared]);
  const seen = new Set<string>();
  for (;;) {
    const records = merge(base.records, added, leftOut);
    const judged = without(added, leftOut);
    const found = verifyRecordSet(
      { records, judged, identity: base.identity, origins: collector.origins, declared },
      { ...options, openVariants: true },
    )
      .map(fromOverlay)
      .filter((each) => each !== undefined);
    let again = false;
    for (const each of found) {
      const key = `${each.path} ${each.span.start} ${each.code} ${each.message}`;
      if (!seen.has(key)) problems.push(each);
      seen.add(key);
      const { recordId } = each;
      if (each.severity !== 'error' || !recordId || leftOut.has(recordId)) continue;
      if (!collector.origins.has(recordId)) continue;
      leftOut.add(recordId);
      again = true;
    }
    // Each round leaves out at least one more record, so this ends.
    if (!again) return records;
  }
}

/** What the two sides of a conflict say differently, the first few fields of it. */
function differenceWords(
  base: KnowledgeRecords,
  added: KnowledgeRecords,
  collection: RecordCollection,
  id: string,
): string {
  const find = (records: KnowledgeRecords): object | undefined =>
    (records[collection] as readonly { readonly id: string }[]).find((each) => each.id === id);
  // What both sides state comes first: there they contradict each other.
  const isStated = (change: ValueChange): number =>
    change.before === undefined || change.after === undefined ? 1 : 0;
  const changes = [...diffValues(find(base), find(added))].sort((a, b) => isStated(a) - isStated(b));
  if (changes.length === 0) return '; the two say the same';
  const shown = changes
    .slice(0, SHOWN_DIFFERENCES)
    .map(({ path, before, after }) => `${path}: ${shortValue(before)} there, ${shortValue(after)} here`);
  const rest = changes.length - shown.length;
  return `; they differ in ${shown.join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function merge(
  base: KnowledgeRecords,
  added: KnowledgeRecords,
  leftOut: ReadonlySet<string>,
): KnowledgeRecords {
  const kept = without(added, leftOut);
  const merged = RECORD_KINDS.map(({ collection }) => {
    if (kept[collection].length === 0) return [collection, base[collection]];
    const all: readonly { readonly id: string }[] = [...base[collection], ...kept[collection]];
    return [collection, all.toSorted((a, b) => (a.id < b.id ? -1 : 1))];
  });
  return { ...base, ...(Object.fromEntries(merged) as KnowledgeRecords) };
}

/** The records less those that are left out, `<kind>/<id>`. */
function without(records: KnowledgeRecords, leftOut: ReadonlySet<string>): KnowledgeRecords {
  if (leftOut.size === 0) return records;
  const kept = RECORD_KINDS.map(({ kind, collection }) => {
    const list: readonly { readonly id: string }[] = records[collection];
    return [collection, list.filter(({ id }) => !leftOut.has(`${kind}/${id}`))];
  });
  return Object.fromEntries(kept) as KnowledgeRecords;
}

/** A problem seen from the overlay: one whose first side is in the base is turned round; one all in the base is not ours. */
function fromOverlay(problem: KnowledgeProblem): KnowledgeProblem | undefined {
  if (problem.path !== '') return problem;
  const ours = problem.related?.find((each) => each.path !== '');
  if (!ours) return undefined;
  const { recordId: theirs = '', path, span, ...rest } = problem;
  return {
    ...rest,
    path: ours.path,
    span: ours.span,
    ...(ours.recordId ? { recordId: ours.recordId } : {}),
    related: [
      { message: `the other side is ${theirs}`, path, span },
      ...(problem.related ?? []).filter((each) => each !== ours),
    ],
  };
}

function soundHouseRules(
  base: Base,
  rules: readonly (HouseRule & OverlayPlace)[],
  problems: KnowledgeProblem[],
): readonly (HouseRule & OverlayPlace)[] {
  if (rules.length === 0) return [];
  const declared = declaredIn(base.records);
  return rules.filter((rule) => {
    const missing = [
      ...rule.treatments
        .filter((id) => !declared.has(`drug/${id}`) && !declared.has(`class/${id}`))
        .map((id) => `drug or class "${id}"`),
      ...(rule.disease !== undefined && !declared.has(`disease/${rule.disease}`)
        ? [`disease "${rule.disease}"`]
        : []),
      ...missingBiomarker(rule.biomarker, (gene) => declared.has(`gene/${gene}`)),
    ];
    for (const what of missing) {
      const message = `House rule ${rule.id} names ${what}, which no record defines. Correct it; the rule is left out.`;
      problems.push(problemAt(rule, 'kb.dangling-reference', message));
    }
    return missing.length === 0;
  });
}

function missingBiomarker(
  biomarker: BiomarkerRef | undefined,
  known: (gene: string) => boolean,
): readonly string[] {
  return biomarker && !known(biomarker.gene) ? [`gene "${biomarker.gene}"`] : [];
}

function problemAt({ path, span }: OverlayPlace, code: string, message: string): KnowledgeProblem {
  return { severity: 'error', code, message, path, span };
}

function placeOf(recordId: string, collector: RecordCollector): OverlayPlace {
  const origin = collector.origins.get(recordId);
  return {
    path: origin?.file.path ?? '',
    span: origin?.file.spanOf([...origin.pointer, 'id']) ?? { start: 0, end: 0 },
  };
}
