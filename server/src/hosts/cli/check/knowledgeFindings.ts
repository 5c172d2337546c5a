/** What is wrong with overlays and lock, as findings in those files: a check that left something out must say so. */
import { compareWithLock, type KnowledgeProblem, LOCK_FILE } from '../../../knowledge/index.ts';
import { Fingerprints } from '../../../lint/fingerprint.ts';
import {
  docsUrlOf,
  type Finding,
  LOCK_MISMATCH,
  OVERLAY_PROBLEM,
  type SystemFindingKind,
} from '../../../lint/index.ts';
import type { Severity } from '../../../rules/types.ts';
import { LineIndex } from '../../../text/lineIndex.ts';
import type { Span } from '../../../text/span.ts';
import type { CliEnvironment } from '../environment.ts';
import type { LoadedKnowledge } from '../knowledgeBases.ts';
import { relativePath } from '../paths.ts';
import { type CheckedDocument, decode } from './documents.ts';

/** A finding still to be given its fingerprint. */
interface Fault {
  readonly kind: SystemFindingKind;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly key: string;
}

/** Overlay files in which something is wrong; files without a problem are not among them. */
export function overlayDocuments(
  { problems, overlays }: LoadedKnowledge,
  { cwd }: CliEnvironment,
): readonly CheckedDocument[] {
  return overlays.flatMap(({ path, text }) => {
    const own = problems.filter((problem) => problem.path === path);
    if (own.length === 0) return [];
    return [documentOf(relativePath(cwd, path), text, own.map(faultOf))];
  });
}

function faultOf(problem: KnowledgeProblem): Fault {
  const { severity, code, message, span, recordId = '' } = problem;
  const others = (problem.related ?? []).map((each) =>
    each.recordId ? `${each.message} (${each.recordId})` : each.message,
  );
  const shown = others.length > 0 ? `${message} Other side: ${others.join('; ')}.` : message;
  return {
    kind: OVERLAY_PROBLEM,
    severity,
    span,
    message: `${shown} [${code}]`,
    key: `${code} ${recordId} ${message}`,
  };
}

/** What a lock file says against the base that is loaded; undefined where it pins just that. */
export function lockDocument(
  path: string,
  { identity }: LoadedKnowledge,
  { cwd, files }: CliEnvironment,
): CheckedDocument | undefined {
  const text = decode(files.read(path)) ?? '';
  const mismatches = compareWithLock(text, identity);
  if (mismatches.length === 0) return undefined;
  return documentOf(
    relativePath(cwd, path),
    text,
    mismatches.map(({ code, message, span }) => ({
      kind: LOCK_MISMATCH,
      severity: LOCK_MISMATCH.severity,
      span,
      message,
      key: code,
    })),
  );
}

/** The nearest lock file above a document. */
export function lockFileFor(document: string, { files }: CliEnvironment): string | undefined {
  for (let folder = document; folder.includes('/'); ) {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    const path = `${folder}/${LOCK_FILE}`;
    if (files.kindOf(path) === 'file') return path;
  }
  return undefined;
}

function documentOf(path: string, text: string, faults: readonly Fault[]): CheckedDocument {
  const fingerprints = new Fingerprints();
  const findings = faults.map(
    ({ kind, severity, span, message, key }): Finding => ({
      ruleId: kind.id,
      ruleName: kind.name,
      severity,
      message,
      what: message,
      why: '',
      action: '',
      span,
      verdict: undefined,
      related: [],
      evidence: [],
      fixes: [],
      fingerprint: fingerprints.next(kind.id, key),
      suppressed: undefined,
      tag: undefined,
      docsUrl: docsUrlOf(kind),
    }),
  );
  return {
    path,
    isText: true,
    text,
    lines: new LineIndex(text),
    findings,
    known: new Set(),
    fixed: undefined,
    failLevel: 'error',
  };
}
