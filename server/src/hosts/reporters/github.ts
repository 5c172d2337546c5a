import { identityWords } from '../../knowledge/overlay/identity.ts';
import type { Severity } from '../../rules/types.ts';
import type { CheckReport, Reporter } from './types.ts';
import { compareSeverity, visibleFindings } from './visible.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands for GitHub Actions. GitHub shows only the first ten errors and ten warnings of a step, so the worst
 * come first; `githubSummary` has them all.
 */
export const github: Reporter = (report) => {
  const lines = bySeverity(report).map(({ file, finding }) => {
    const { start, end } = file.lines.rangeOf(finding.span);
    const properties = [
      `file=${property(file.path)}`,
      `line=${start.line + 1}`,
      `col=${start.character + 1}`,
      `endLine=${end.line + 1}`,
      // GitHub takes an end column only on one line.
      ...(end.line === start.line ? [`endColumn=${end.character + 1}`] : []),
      `title=${property(`${finding.ruleId} ${finding.ruleName}`)}`,
    ];
    return `::${COMMANDS[finding.severity]} ${properties.join(',')}::${data(finding.message)}\n`;
  });
  return lines.join('');
};

/** A job summary in Markdown with every finding. */
export function githubSummary(report: CheckReport): string {
  const { summary, knowledge, tool } = report;
  const { asOf } = knowledge.identity;
  const rows = bySeverity(report).map(({ file, finding }) => {
    const { line, character } = file.lines.positionAt(finding.span.start);
    const place = `${file.path}:${line + 1}:${character + 1}`;
    return `| ${finding.severity} | ${cell(place)} | ${finding.ruleId} ${finding.ruleName} | ${cell(finding.message)} |\n`;
  });
  return [
    `### TheraLint: ${summary.error} errors, ${summary.warning} warnings, ${summary.info} notes in ${summary.files} files\n\n`,
    ...(rows.length > 0
      ? ['| Severity | Place | Rule | Finding |\n| --- | --- | --- | --- |\n', ...rows, '\n']
      : []),
    `TheraLint ${tool.version}, knowledge base ${identityWords(knowledge.identity)} as of ${asOf}. Decision support, verify with source.\n`,
  ].join('');
}

function bySeverity(report: CheckReport): ReturnType<typeof visibleFindings> {
  return visibleFindings(report).toSorted((a, b) => compareSeverity(a.finding.severity, b.finding.severity));
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function cell(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/([\\|<>`*_[\]])/g, '\\$1');
}
