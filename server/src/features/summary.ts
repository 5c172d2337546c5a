import type { LintResult } from '../lint/types.ts';
import type { VerdictSummary } from '../service.ts';
import type { Analysis } from '../verify/types.ts';

/** Counts of claims by verdict and of findings by severity. */
export function summarise(analysis: Analysis, { findings }: LintResult): VerdictSummary {
  const verdicts: Record<string, number> = {};
  for (const { verdict } of analysis.judgements) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  const counts = { error: 0, warning: 0, info: 0, suppressed: 0 };
  for (const { severity, suppressed } of findings) counts[suppressed ? 'suppressed' : severity] += 1;
  return { claims: analysis.claims.length, verdicts, findings: counts };
}
