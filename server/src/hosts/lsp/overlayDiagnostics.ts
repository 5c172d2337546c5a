import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver';
import type { KnowledgeFile, KnowledgeProblem, LockMismatch } from '../../knowledge/index.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import type { Span } from '../../text/span.ts';
import { SOURCE } from './convert.ts';

const SEVERITIES: Readonly<Record<KnowledgeProblem['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/**
 * What is wrong in one overlay file.
 * @param files all files that were applied with it: the other side of a conflict may stand in another one
 */
export function overlayDiagnostics(
  file: KnowledgeFile,
  files: readonly KnowledgeFile[],
  problems: readonly KnowledgeProblem[],
  showsRelated: boolean,
): Diagnostic[] {
  const texts = new Map(files.map(({ path, text }) => [path, new LineIndex(text)]));
  return problems
    .filter(({ path }) => path === file.path)
    .map((problem) => {
      const related = problem.related ?? [];
      // Records of the bundled base stand in no file that could be shown.
      const placed = related.filter(({ path }) => texts.has(path));
      const named = related.filter((each) => !(showsRelated && placed.includes(each)));
      const others = named.map(({ message, recordId }) => (recordId ? `${message} (${recordId})` : message));
      const { severity, code, span } = problem;
      return {
        range: rangeOf(texts.get(file.path)!, span),
        severity: SEVERITIES[severity],
        code,
        source: SOURCE,
        message: others.length > 0 ? `${problem.message} Other side: ${others.join('; ')}.` : problem.message,
        ...(showsRelated && placed.length > 0
          ? {
              relatedInformation: placed.map(({ path, message, span: at }) => ({
                message,
                location: { uri: path, range: rangeOf(texts.get(path)!, at) },
              })),
            }
          : {}),
      };
    });
}

export function lockDiagnostics(text: string, mismatches: readonly LockMismatch[]): Diagnostic[] {
  const lines = new LineIndex(text);
  return mismatches.map(({ code, message, span }) => ({
    range: rangeOf(lines, span),
    severity: DiagnosticSeverity.Warning,
    code,
    source: SOURCE,
    message,
  }));
}

function rangeOf(lines: LineIndex, span: Span): Range {
  const { start, end } = lines.rangeOf(span);
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}
