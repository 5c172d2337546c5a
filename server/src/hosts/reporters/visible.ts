import type { Finding } from '../../lint/types.ts';
import type { Severity } from '../../rules/types.ts';
import type { CheckedFile, CheckReport } from './types.ts';

/** True for a finding that is neither suppressed nor known from before: what a run is about. */
export function isOpen({ known }: Pick<CheckedFile, 'known'>, finding: Finding): boolean {
  return !finding.suppressed && !known.has(finding);
}

/** The findings that are open, file by file, in order of place. */
export function visibleFindings({
  files,
}: Pick<CheckReport, 'files'>): { readonly file: CheckedFile; readonly finding: Finding }[] {
  return files.flatMap((file) =>
    file.findings.filter((finding) => isOpen(file, finding)).map((finding) => ({ file, finding })),
  );
}

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Orders severities, the worst first. */
export function compareSeverity(a: Severity, b: Severity): number {
  return ORDER[a] - ORDER[b];
}
