import type { Report, RuleContext, RuleDeclaration, RunSoFar, Severity } from '../rules/types.ts';
import type { Analysis } from '../verify/types.ts';
import { type Clock, RULE_BUDGET } from './clock.ts';
import { blockView, type ReportMemory } from './reportMemory.ts';
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
 * @param memory what rules that look at one block at a time reported on the version before
 * @throws OperationCancelled between rules
 */
export function runRules(
  analysis: Analysis,
  rules: readonly RuleDeclaration[],
  settings: CheckSettings,
  signal: CancellationSignal,
  clock?: Clock,
  memory?: ReportMemory,
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
    const options = { options: own.options, today: settings.today, run };
    for (const finding of runRule(rule, own, analysis, options, memory)) findings.push(finding);
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
  given: Given,
  memory: ReportMemory | undefined,
): readonly RawFinding[] {
  const reports: Report[] = [];
  const report = (each: Report): unknown => reports.push(each);
  let failure: readonly RawFinding[] = [];
  try {
    rule.check?.({ analysis, ...given, report });
    if (rule.checkBlocks) {
      const known = memory && remembered(rule, given, memory);
      if (known) reports.push(...known);
      else rule.checkBlocks({ analysis: blockView(analysis), ...given, report });
    }
  } catch (error) {
    if (error instanceof OperationCancelled) throw error;
    failure = [system(RULE_FAILED, rule, failureParts(rule, error))];
  }
  const found = reports.map((each): RawFinding => {
    const severity = own.severity ?? each.severity ?? rule.severity;
    return { rule, isSystem: false, severity, report: each };
  });
  return [...found, ...failure];
}

/** The options of a rule, the day, and what the others reported. */
type Given = Pick<RuleContext, 'options' | 'today' | 'run'>;

/** The reports of a rule that is asked only about blocks that changed; undefined if it fails. */
function remembered(
  rule: RuleDeclaration,
  given: Given,
  memory: ReportMemory,
): readonly Report[] | undefined {
  try {
    return memory.reportsOf(JSON.stringify([rule.id, given.options, given.today]), (analysis) => {
      const reports: Report[] = [];
      rule.checkBlocks?.({ analysis, ...given, report: (each) => reports.push(each) });
      return reports;
    });
  } catch (error) {
    if (error instanceof OperationCancelled) throw error;
    return undefined;
  }
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
