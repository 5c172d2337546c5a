import type { Finding } from '../../lint/types.ts';
import type { Fix } from '../../rules/types.ts';
import type { LineIndex } from '../../text/lineIndex.ts';
import { jsonEvidence, jsonRange, jsonSources, printJson } from './shape.ts';
import type { CheckedFile, Reporter } from './types.ts';

/** `check --format json`, schema version 1. */
export const json: Reporter = ({ tool, knowledge, summary, files }) => {
  const evidence = files.flatMap(({ findings }) => findings.flatMap((finding) => finding.evidence));
  return printJson({
    schemaVersion: 1,
    tool,
    kb: knowledge.identity,
    summary,
    results: files.flatMap((file) => file.findings.map((finding) => result(file, finding))),
    sources: jsonSources(evidence, knowledge),
    ...(files.some(({ fixed }) => fixed !== undefined) && {
      fixed: files.flatMap(({ path, fixed }) => (fixed?.length ? [{ path, fixes: fixed }] : [])),
    }),
  });
};

function result({ path, lines, known }: CheckedFile, finding: Finding): object {
  return {
    path,
    ruleId: finding.ruleId,
    ruleName: finding.ruleName,
    severity: finding.severity,
    message: finding.message,
    range: jsonRange(lines, finding.span),
    ...(finding.verdict && { verdict: finding.verdict }),
    docsUrl: finding.docsUrl,
    fingerprint: finding.fingerprint,
    fixes: finding.fixes.map((fix) => jsonFix(fix, lines)),
    related: finding.related.map(({ message, span }) => ({ path, message, range: jsonRange(lines, span) })),
    evidence: finding.evidence.map(jsonEvidence),
    ...(finding.suppressed && { suppressed: { reason: finding.suppressed.reason ?? null } }),
    ...(known.has(finding) && { known: true }),
  };
}

function jsonFix({ title, safety, edits, evidence }: Fix, lines: LineIndex): object {
  return {
    title,
    safety,
    edits: edits.map(({ span, newText }) => ({ range: jsonRange(lines, span), newText })),
    ...(evidence.length > 0 && { evidence: evidence.map(jsonEvidence) }),
  };
}
