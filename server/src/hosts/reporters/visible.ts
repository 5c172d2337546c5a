import type { Finding } from '../../lint/types.ts';
import type { Severity } from '../../rules/types.ts';
import type { CheckedFile, CheckReport } from './types.ts';

/** The findings that are not suppressed, file by file, in order of place. */
export function visibleFindings({
  files,
}: Pick<CheckReport, 'files'>): { readonly file: CheckedFile; readonly finding: Finding }[] {
  return files.flatMap((file) =>
    file.findings.filter(({ suppressed }) => !suppressed).map((finding) => ({ file, finding })),
  );
}

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Orders severities, the worst first. */
export function compareSeverity(a: Severity, b: Severity): number {
  return ORDER[a] - ORDER[b];
}
