import type { LineIndex } from '../../text/lineIndex.ts';
import type { Span } from '../../text/span.ts';
import type { Reporter } from './types.ts';
import { visibleFindings } from './visible.ts';

/** Reviewdog Diagnostic Format. Its columns count bytes of UTF-8, 1-based. */
export const rdjson: Reporter = (report) => {
  const diagnostics = visibleFindings(report).map(({ file, finding }) => ({
    message: finding.message,
    location: { path: file.path, range: range(file.text, file.lines, finding.span) },
    severity: finding.severity.toUpperCase(),
    code: { value: finding.ruleId },
    // Only safe fixes are offered: a reviewer's click must not change a treatment.
    suggestions: finding.fixes
      .filter(({ safety }) => safety === 'safe')
      .flatMap(({ edits }) => edits)
      .map(({ span, newText }) => ({ range: range(file.text, file.lines, span), text: newText })),
  }));
  const value = {
    source: { name: 'theralint' },
    severity: report.summary.error > 0 ? 'ERROR' : report.summary.warning > 0 ? 'WARNING' : 'INFO',
    diagnostics,
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
};

function range(text: string, lines: LineIndex, span: Span): object {
  return { start: place(text, lines, span.start), end: place(text, lines, span.end) };
}

function place(text: string, lines: LineIndex, offset: number): { line: number; column: number } {
  const { line } = lines.positionAt(offset);
  const before = text.slice(lines.lineSpan(line).start, offset);
  return { line: line + 1, column: new TextEncoder().encode(before).length + 1 };
}
