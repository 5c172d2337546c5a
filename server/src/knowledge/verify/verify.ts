import { createKnowledgeIndex } from '../lookup/createKnowledgeIndex.ts';
import { compareProblems, type KnowledgeProblem, type RelatedPlace } from '../problem.ts';
import type { RecordSet } from '../source/readRecords.ts';
import { RECORD_KINDS, type RecordKind } from '../source/recordKinds.ts';
import type { KnowledgeArtefact, KnowledgeRecords, PartialDate } from '../types.ts';
import { approvals } from './approvals.ts';
import { collisions } from './collisions.ts';
import { conflicts } from './conflicts.ts';
import type { KnowledgeCheck, RecordPlace, VerifyContext } from './context.ts';
import { cycles } from './cycles.ts';
import { dates } from './dates.ts';
import { disjointness } from './disjointness.ts';
import { doses } from './doses.ts';
import { figures } from './figures.ts';
import { notation } from './notation.ts';
import { opposedActivity } from './opposedActivity.ts';
import { ranges } from './ranges.ts';
import { danglingReferences } from './references.ts';
import { reliedSources } from './reliedSources.ts';
import { review } from './review.ts';
import { sourcesIn } from './sourcesIn.ts';
import { vocabulary } from './vocabulary.ts';

export interface VerifyOptions {
  /** Day against which review dates are judged. Default: the base's `asOf`. */
  readonly today?: PartialDate;
  /** Months after which a record is to be reviewed again; infinity: never. Default 18. */
  readonly reviewMonths?: number;
  /**
   * Accepts variants that no gene lists, so long as they are well formed: an overlay cannot extend the lists of the base.
   * Default false.
   */
  readonly openVariants?: boolean;
  /** Also lists approvals that ended, for a reviewer. Default false. */
  readonly listEnded?: boolean;
}

const CHECKS: readonly KnowledgeCheck[] = [
  danglingReferences,
  reliedSources,
  dates,
  ranges,
  doses,
  figures,
  approvals,
  notation,
  cycles,
  disjointness,
  conflicts,
  opposedActivity,
  collisions,
  vocabulary,
  review,
];

interface Verifiable extends Pick<RecordSet, 'records' | 'identity' | 'origins' | 'declared'> {
  /** Those of the records that are new; the others were verified before. Default: all. */
  readonly judged?: KnowledgeRecords;
}

/** Runs every check over records read from YAML; problems stand at their places in the files. */
export function verifyRecordSet(set: Verifiable, options: VerifyOptions = {}): readonly KnowledgeProblem[] {
  const problems: KnowledgeProblem[] = [];
  // Without an identity, which is reported by itself, no date counts as too late.
  const asOf = set.identity?.asOf ?? options.today ?? '9999';
  const place = ({ kind, id, pointer }: RecordPlace): Pick<KnowledgeProblem, 'path' | 'span'> => {
    const origin = set.origins.get(`${kind}/${id}`);
    return {
      path: origin?.file.path ?? '',
      span: origin?.file.spanOf([...origin.pointer, ...pointer]) ?? { start: 0, end: 0 },
    };
  };
  const relatedPlace = (at: RecordPlace & { readonly message: string }): RelatedPlace => ({
    message: at.message,
    recordId: `${at.kind}/${at.id}`,
    ...place(at),
  });
  const judged = set.judged ?? set.records;
  const context: VerifyContext = {
    index: createKnowledgeIndex({
      identity: { id: '', version: '', sha256: '', ...set.identity, asOf },
      records: set.records,
    }),
    judged,
    sourceMentions: sourcesIn(judged),
    today: options.today ?? set.identity?.asOf,
    reviewMonths: options.reviewMonths ?? 18,
    openVariants: options.openVariants ?? false,
    listEnded: options.listEnded ?? false,
    exists: (kind: RecordKind, id: string) => set.declared.has(`${kind}/${id}`),
    report: (severity, code, message, at, related) => {
      const recordId = `${at.kind}/${at.id}`;
      problems.push({
        severity,
        code,
        message: `${recordId}: ${message}`,
        recordId,
        ...place(at),
        ...(related ? { related: related.map(relatedPlace) } : {}),
      });
    },
  };
  for (const check of CHECKS) check(context);
  return problems.sort(compareProblems);
}

/** Runs every check over a compiled base; problems name records but no files. */
export function verifyArtefact(
  { identity, records }: Pick<KnowledgeArtefact, 'identity' | 'records'>,
  options: VerifyOptions = {},
): readonly KnowledgeProblem[] {
  return verifyRecordSet({ records, identity, origins: new Map(), declared: declaredIn(records) }, options);
}

/** `<kind>/<id>` of every record, and of every entity that has only a name. */
export function declaredIn(records: KnowledgeArtefact['records']): ReadonlySet<string> {
  const declared = new Set<string>();
  for (const { kind, collection } of RECORD_KINDS) {
    for (const { id } of records[collection]) declared.add(`${kind}/${id}`);
  }
  for (const { kind, id } of records.names) declared.add(`${kind}/${id}`);
  return declared;
}
