import type { Fix, Report } from '../rules/types.ts';
import { type Move, moveAll } from '../text/change.ts';

/** The report with its places moved; undefined if one of them cannot be. */
export function moveReport(report: Report, move: Move): Report | undefined {
  const span = move(report.span);
  const related = report.related && moveAll(report.related, move);
  const fixes = report.fixes && movedFixes(report.fixes, move);
  if (!span || (report.related && !related) || (report.fixes && !fixes)) return undefined;
  return { ...report, span, ...(related ? { related } : {}), ...(fixes ? { fixes } : {}) };
}

function movedFixes(fixes: readonly Fix[], move: Move): readonly Fix[] | undefined {
  const moved: Fix[] = [];
  for (const fix of fixes) {
    const edits = moveAll(fix.edits, move);
    if (!edits) return undefined;
    moved.push({ ...fix, edits });
  }
  return moved;
}
