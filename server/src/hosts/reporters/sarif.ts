import type { Finding } from '../../lint/types.ts';
import type { Fix, Severity } from '../../rules/types.ts';
import type { LineIndex } from '../../text/lineIndex.ts';
import type { Span } from '../../text/span.ts';
import { levelWords, sourcesWords } from '../../verify/words.ts';
import { jsonEvidence, printJson } from './shape.ts';
import type { CheckedFile, CheckReport, ReportedRule, Reporter } from './types.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF takes absolute addresses. The pages lie in the package, not on a host: these name them, and `help` holds their text. */
const NAME = 'urn:x-theralint';

/** SARIF knows no `info`. */
const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** SARIF 2.1.0 with one run. Suppressed and known findings are kept and marked, so that alerts do not come and go. */
export const sarif: Reporter = (report) => {
  const ruleIndex = new Map(report.rules.map(({ id }, index) => [id, index]));
  return printJson({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'TheraLint',
            version: report.tool.version,
            semanticVersion: report.tool.version,
            informationUri: NAME,
            rules: report.rules.map(descriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: report.files.map(({ path }) => ({ location: { uri: uriOf(path) } })),
        results: report.files.flatMap((file) =>
          file.findings.map((finding) => result(finding, file, report, ruleIndex)),
        ),
        properties: { knowledgeBase: report.knowledge.identity },
      },
    ],
  });
};

function descriptor({ id, name, severity, summary, documentation, family }: ReportedRule): object {
  return {
    id,
    name: pascalCase(name),
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    helpUri: `${NAME}:rule:${name}`,
    help: { text: documentation || summary, markdown: documentation || summary },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { alias: name, tags: [family] },
  };
}

function result(
  finding: Finding,
  file: CheckedFile,
  { knowledge, knownFrom }: CheckReport,
  ruleIndex: ReadonlyMap<string, number>,
): object {
  const index = ruleIndex.get(finding.ruleId);
  const related = [
    ...finding.related.map(({ message, span }, id) => ({
      id,
      ...location(file, span),
      message: { text: message },
    })),
    ...finding.evidence.map(({ summary, level, sources }, position) => ({
      id: finding.related.length + position,
      message: { text: evidenceText(summary, level && levelWords(level), sourcesWords(knowledge, sources)) },
    })),
  ];
  return {
    ruleId: finding.ruleId,
    ...(index !== undefined && { ruleIndex: index }),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [location(file, finding.span)],
    partialFingerprints: { 'theralint/v1': finding.fingerprint },
    ...(related.length > 0 && { relatedLocations: related }),
    ...(finding.fixes.length > 0 && { fixes: finding.fixes.map((fix) => sarifFix(fix, file)) }),
    ...(knownFrom && { baselineState: file.known.has(finding) ? 'unchanged' : 'new' }),
    suppressions: suppressions(finding, file, knownFrom),
    properties: {
      ruleName: finding.ruleName,
      ...(finding.verdict && { verdict: finding.verdict }),
      evidence: finding.evidence.map(jsonEvidence),
    },
  };
}

/** An empty array says that the finding is known not to be suppressed. */
function suppressions(
  finding: Finding,
  { known }: CheckedFile,
  knownFrom: string | undefined,
): readonly object[] {
  const { suppressed } = finding;
  if (suppressed)
    return [{ kind: 'inSource', ...(suppressed.reason && { justification: suppressed.reason }) }];
  return known.has(finding) ? [{ kind: 'external', justification: `Known from ${knownFrom}.` }] : [];
}

function evidenceText(summary: string, level: string | undefined, sources: string): string {
  return [summary.replace(/\.$/, ''), level, sources].filter(Boolean).join('; ');
}

function location(file: CheckedFile, span: Span): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file.path) },
      region: { ...region(file.lines, span), snippet: { text: file.text.slice(span.start, span.end) } },
    },
  };
}

/** Lines and columns are 1-based; the end column is exclusive. */
function region(lines: LineIndex, span: Span): object {
  const { start, end } = lines.rangeOf(span);
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    charOffset: span.start,
    charLength: span.end - span.start,
  };
}

function sarifFix({ title, safety, edits }: Fix, file: CheckedFile): object {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(file.path) },
        replacements: edits.map(({ span, newText }) => ({
          deletedRegion: region(file.lines, span),
          insertedContent: { text: newText },
        })),
      },
    ],
    properties: { safety },
  };
}

/** A relative reference: forward slashes, everything that means something in a URI encoded (RFC 3986). */
export function uriOf(path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  // A drive letter or a colon in the first part would read as a scheme.
  return /^[A-Za-z]%3A\//.test(encoded) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
