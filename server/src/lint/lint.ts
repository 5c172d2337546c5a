import { RULES } from '../rules/registry.ts';
import type { RuleDeclaration } from '../rules/types.ts';
import type { Analysis } from '../verify/types.ts';
import type { Clock } from './clock.ts';
import { dedupe } from './dedupe.ts';
import { docsUrlOf } from './docsUrl.ts';
import { Fingerprints } from './fingerprint.ts';
import type { ReportMemory } from './reportMemory.ts';
import { type RawFinding, runRules } from './runRules.ts';
import { suppressionOf } from './suppress.ts';
import type { CancellationSignal, CheckSettings, Finding, LintResult } from './types.ts';

const SEVERITY_ORDER = { error: 0, warning: 1, info: 2 } as const;

/**
 * Runs the rules over an analysed document and turns their reports into findings: isolated, without repetitions, in
 * order, fingerprinted, and marked where the document suppresses them.
 * @param clock measures the rules; without one there are no timings
 * @param rules the rules to run; tests pass their own
 * @param memory begun with the analysis; what was reported on the version before
 * @throws OperationCancelled
 */
export function lint(
  analysis: Analysis,
  settings: CheckSettings,
  signal: CancellationSignal,
  clock?: Clock,
  rules: readonly RuleDeclaration[] = RULES,
  memory?: ReportMemory,
): LintResult {
  const run = runRules(analysis, rules, settings, signal, clock, memory);
  const length = analysis.document.source.length;
  const ordered = run.findings.map((raw) => placed(raw, length)).sort(compare);
  const fingerprints = new Fingerprints();
  const findings = dedupe(ordered).map((raw) => toFinding(raw, analysis, settings.today, fingerprints));
  return { findings, timings: run.timings };
}

interface PlacedFinding extends RawFinding {
  readonly ruleId: string;
  readonly span: RawFinding['report']['span'];
  readonly key: string;
}

/** A span outside the document would break every host; it is drawn in to it. */
function placed(raw: RawFinding, length: number): PlacedFinding {
  const start = Math.max(0, Math.min(raw.report.span.start, length));
  const end = Math.max(start, Math.min(raw.report.span.end, length));
  return { ...raw, ruleId: raw.rule.id, span: { start, end }, key: raw.report.key };
}

function compare(a: PlacedFinding, b: PlacedFinding): number {
  return (
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] ||
    (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0) ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  );
}

function toFinding(
  raw: PlacedFinding,
  { document }: Analysis,
  today: string,
  fingerprints: Fingerprints,
): Finding {
  const { report, rule, span } = raw;
  return {
    ruleId: rule.id,
    ruleName: rule.name,
    severity: raw.severity,
    message: [report.what, report.why, report.action].filter((each) => each !== '').join(' '),
    what: report.what,
    why: report.why,
    action: report.action,
    span,
    verdict: report.verdict,
    related: report.related ?? [],
    evidence: report.evidence ?? [],
    fixes: report.fixes ?? [],
    fingerprint: fingerprints.next(rule.id, report.key),
    suppressed: raw.isSystem ? undefined : suppressionOf(rule, span.start, document.directives, today),
    tag: report.tag,
    docsUrl: docsUrlOf(rule),
  };
}
