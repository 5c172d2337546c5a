import { sha256 } from '../../knowledge/sha256.ts';
import type { Finding } from '../../lint/types.ts';
import type { Reporter } from './types.ts';
import { visibleFindings } from './visible.ts';

/** Rule families whose errors can harm a patient directly. */
const CRITICAL: ReadonlySet<string> = new Set([
  'dose',
  'organ-function',
  'interactions',
  'contraindications',
]);

/** Code Quality report of GitLab: one array, fingerprints unique in the whole report. */
export const gitlab: Reporter = (report) => {
  const families = new Map(report.rules.map(({ id, family }) => [id, family]));
  const entries = visibleFindings(report).map(({ file, finding }) => {
    const { start, end } = file.lines.rangeOf(finding.span);
    return {
      description: finding.message,
      check_name: `${finding.ruleId}/${finding.ruleName}`,
      // A finding's fingerprint is unique in its document only.
      fingerprint: sha256(`${file.path}\n${finding.fingerprint}`).slice(0, 32),
      severity: severityOf(finding, families.get(finding.ruleId) ?? ''),
      location: { path: file.path, lines: { begin: start.line + 1, end: end.line + 1 } },
    };
  });
  return `${JSON.stringify(entries, undefined, 2)}\n`;
};

function severityOf({ severity }: Finding, family: string): 'critical' | 'major' | 'minor' | 'info' {
  if (severity === 'error') return CRITICAL.has(family) ? 'critical' : 'major';
  return severity === 'warning' ? 'minor' : 'info';
}
