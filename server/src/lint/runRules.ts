import type { Report, RuleDeclaration, RunSoFar, Severity } from '../rules/types.ts';
import type { Analysis } from '../verify/types.ts';
import { type Clock, RULE_BUDGET } from './clock.ts';
import { type RuleSettings, settingsOf } from './settings.ts';
import {
  CLAIM_FAILED,
  claimFailureParts,
  failureParts,
  RULE_FAILED,
  RULE_SLOW,
  type SystemFindingKind,
  slownessParts,
} from './systemFindings.ts';
import { type CancellationSignal, type CheckSettings, OperationCancelled } from './types.ts';

/** A report with the rule it came from, before it becomes a finding. */
export interface RawFinding {
  readonly rule: { readonly id: string; readonly name: string };
  /** True for findings about the check itself. */
  readonly isSystem: boolean;
  readonly severity: Severity;
  readonly report: Report;
}

export interface RuleRun {
  readonly findings: readonly RawFinding[];
  readonly timings: ReadonlyMap<string, number>;
}

/**
 * Runs every enabled rule, each by itself: one that throws becomes a finding, and what it had reported before still
 * counts. Rules of phase `last` run after all others.
 * @throws OperationCancelled between rules
 */
export function runRules(
  analysis: Analysis,
  rules: readonly RuleDeclaration[],
  settings: CheckSettings,
  signal: CancellationSignal,
  clock?: Clock,
): RuleRun {
  const findings: RawFinding[] = [];
  const timings = new Map<string, number>();
  findings.push(...unjudgedClaims(analysis));
  const planned = rules.map((rule) => ({ rule, own: settingsOf(rule, settings) }));
  const last = planned.filter(({ rule }) => rule.phase === 'last');
  for (const { rule, own } of [...planned.filter(({ rule }) => rule.phase !== 'last'), ...last]) {
    if (signal.isCancellationRequested) throw new OperationCancelled();
    if (!own.enabled) continue;
    const started = clock?.();
    const run = rule.phase === 'last' ? runSoFar(planned, findings) : undefined;
    findings.push(...runRule(rule, own, analysis, settings.today, run));
    if (clock === undefined || started === undefined) continue;
    const taken = clock() - started;
    timings.set(rule.id, taken);
    if (taken > RULE_BUDGET) findings.push(system(RULE_SLOW, rule, slownessParts(rule, taken)));
  }
  if (signal.isCancellationRequested) throw new OperationCancelled();
  return { findings, timings };
}

function runSoFar(
  planned: readonly { readonly rule: RuleDeclaration; readonly own: RuleSettings }[],
  findings: readonly RawFinding[],
): RunSoFar {
  return {
    rules: planned.map(({ rule: { id, name, phase }, own }) => ({
      id,
      name,
      ran: own.enabled && phase !== 'last',
    })),
    reports: findings
      .filter(({ isSystem }) => !isSystem)
      .map(({ rule, report }) => ({ ruleId: rule.id, span: report.span })),
  };
}

function runRule(
  rule: RuleDeclaration,
  own: RuleSettings,
  analysis: Analysis,
  today: string,
  run: RunSoFar | undefined,
): readonly RawFinding[] {
  const findings: RawFinding[] = [];
  try {
    rule.check({
      analysis,
      options: own.options,
      today,
      run,
      report: (report) =>
        findings.push({
          rule,
          isSystem: false,
          severity: own.severity ?? report.severity ?? rule.severity,
          report,
        }),
    });
  } catch (error) {
    if (error instanceof OperationCancelled) throw error;
    findings.push(system(RULE_FAILED, rule, failureParts(rule, error)));
  }
  return findings;
}

function system(
  kind: SystemFindingKind,
  rule: RuleDeclaration,
  parts: Pick<Report, 'what' | 'why' | 'action'>,
): RawFinding {
  return {
    rule: kind,
    isSystem: true,
    severity: kind.severity,
    report: { span: { start: 0, end: 0 }, key: rule.id, ...parts },
  };
}

function unjudgedClaims({ judgements }: Analysis): readonly RawFinding[] {
  return judgements.flatMap(({ claim, failure }): readonly RawFinding[] =>
    failure === undefined
      ? []
      : [
          {
            rule: CLAIM_FAILED,
            isSystem: true,
            severity: CLAIM_FAILED.severity,
            report: { span: claim.span, key: claim.text, ...claimFailureParts(failure) },
          },
        ],
  );
}
