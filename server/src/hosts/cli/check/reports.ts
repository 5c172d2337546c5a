import type { KnowledgeIndex } from '../../../knowledge/knowledgeIndex.ts';
import { SYSTEM_FINDINGS } from '../../../lint/index.ts';
import { RULES } from '../../../rules/registry.ts';
import type { Severity } from '../../../rules/types.ts';
import { REPORTERS } from '../../reporters/index.ts';
import type { CheckReport, ReportedRule } from '../../reporters/types.ts';
import { compareSeverity, visibleFindings } from '../../reporters/visible.ts';
import { paintFor, plainPaint, widthOf } from '../../terminal/paint.ts';
import type { CliEnvironment } from '../environment.ts';
import { CliError } from '../exitCodes.ts';
import type { ParsedArguments } from '../parseArguments.ts';
import { absolutePath } from '../paths.ts';
import type { CheckedDocument } from './documents.ts';
import type { Output } from './outputs.ts';

/** Columns of a report that goes to a file. */
const FILE_WIDTH = 100;

export function reportOf(
  files: readonly CheckedDocument[],
  knowledge: KnowledgeIndex,
  version: string,
  knownFrom: string | undefined,
): CheckReport {
  const findings = files.flatMap((file) => file.findings);
  const open = visibleFindings({ files });
  const count = (severity: Severity): number =>
    open.filter(({ finding }) => finding.severity === severity).length;
  const suppressed = findings.filter((finding) => finding.suppressed).length;
  return {
    tool: { name: 'theralint', version },
    knowledge,
    rules: REPORTED_RULES,
    files,
    summary: {
      files: files.length,
      error: count('error'),
      warning: count('warning'),
      info: count('info'),
      suppressed,
      known: findings.length - open.length - suppressed,
    },
    knownFrom,
  };
}

/**
 * The knowledge a report speaks of. Documents of several folders may have overlays of their own; the identity then names
 * all of them, and sources are found in whichever has them.
 */
export function knowledgeOf(opened: readonly { readonly knowledge: KnowledgeIndex }[]): KnowledgeIndex {
  const all = [...new Set(opened.map(({ knowledge }) => knowledge))];
  const first = all[0]!;
  if (all.length === 1) return first;
  const overlays = new Map(
    all
      .flatMap(({ identity }) => identity.overlays ?? [])
      .map((each) => [`${each.file} ${each.sha256}`, each]),
  );
  return {
    ...first,
    identity: { ...first.identity, overlays: [...overlays.values()] },
    source: (id) => all.map((each) => each.source(id)).find((each) => each !== undefined),
  };
}

/** Rules, then the findings about the check itself. */
const REPORTED_RULES: readonly ReportedRule[] = [
  ...RULES,
  ...SYSTEM_FINDINGS.map((kind) => ({ ...kind, documentation: '', family: 'system' })),
];

/** The document with only what makes the run fail; suppressed and known findings stay, as marked. */
export function onlyFailing(document: CheckedDocument): CheckedDocument {
  const findings = document.findings.filter(
    ({ severity }) => compareSeverity(severity, document.failLevel) <= 0,
  );
  return { ...document, findings };
}

/** Renders every report and puts it where it goes. @throws CliError when a file cannot be written */
export async function writeReports(
  outputs: readonly Output[],
  report: CheckReport,
  args: ParsedArguments,
  environment: CliEnvironment,
): Promise<void> {
  const { stdout, cwd } = environment;
  for (const { format, file } of outputs) {
    const reporter = await REPORTERS[format]!();
    if (file === undefined) {
      const paint = paintFor(args.value('color'), environment, stdout);
      stdout.write(reporter(report, { paint, width: widthOf(stdout) }));
    } else {
      const text = reporter(report, { paint: plainPaint, width: FILE_WIDTH });
      write(file, () => environment.files.write(absolutePath(cwd, file), text));
    }
    const summaryFile = environment.variables.GITHUB_STEP_SUMMARY;
    if (format === 'github' && summaryFile) {
      const { githubSummary } = await import('../../reporters/github.ts');
      write(summaryFile, () =>
        environment.files.append(absolutePath(cwd, summaryFile), githubSummary(report)),
      );
    }
  }
}

function write(file: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    throw new CliError(
      `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}
