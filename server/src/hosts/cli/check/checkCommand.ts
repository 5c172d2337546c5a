import type { Finding } from '../../../lint/index.ts';
import { compareSeverity, isOpen } from '../../reporters/visible.ts';
import { configurationFrom, type DocumentConfiguration } from '../configuration.ts';
import type { CliEnvironment } from '../environment.ts';
import { CliError, EXIT, type ExitCode } from '../exitCodes.ts';
import { KnowledgeBases } from '../knowledgeBases.ts';
import type { ParsedArguments } from '../parseArguments.ts';
import { comparePaths, relativePath } from '../paths.ts';
import type { Baseline } from './baseline.ts';
import { checkFiles } from './checkFiles.ts';
import { type CheckedDocument, checkFile, isUnchecked, type SourceFile } from './documents.ts';
import { lockDocument, lockFileFor, overlayDocuments } from './knowledgeFindings.ts';
import { type CheckText, knownBefore } from './known.ts';
import { outputsFrom } from './outputs.ts';
import { printConfiguration } from './printConfiguration.ts';
import { knowledgeOf, onlyFailing, reportOf, writeReports } from './reports.ts';
import { sourcesFrom } from './sources.ts';

type FixMode = 'none' | 'dry-run' | 'write';

/** `theralint check`. @throws CliError */
export async function checkCommand(args: ParsedArguments, environment: CliEnvironment): Promise<ExitCode> {
  const outputs = outputsFrom(args);
  const maxWarnings = maxWarningsFrom(args);
  const fix = fixModeFrom(args);
  const configurationOf = configurationFrom(args, environment);
  if (args.has('print-config')) return printConfiguration(args, environment, configurationOf);

  const sources = await sourcesFrom(args, environment);
  // A faulty configuration stops the run before anything is checked by half of it.
  const configurations = new Map<SourceFile, DocumentConfiguration>();
  for (const source of sources) configurations.set(source, await configurationOf(source.path));

  const known = knownBefore(args, environment);
  const bases = new KnowledgeBases(args, environment);
  const about = await documentsAboutKnowledge(sources, bases, args, environment);
  const jobs = [...configurations].map(([source, { checkSettings }]) => ({
    source,
    settings: checkSettings,
  }));
  const files = await checkFiles(jobs, fix !== 'none', bases, args, environment);
  const documents: CheckedDocument[] = [];
  for (const [index, [source, { checkSettings, failLevel }]] of [...configurations].entries()) {
    const checked = files[index]!;
    if (fix === 'write' && checked.fixed?.length) environment.files.write(source.path, checked.text);
    const { service } = await bases.openFor(source.path);
    const checkText: CheckText = (bytes) =>
      checkFile({ ...source, bytes }, service, checkSettings, false).findings;
    const before = known?.among(checked.findings, source, checkText) ?? checked.known;
    documents.push({ ...checked, known: before, failLevel });
  }
  const report = reportOf(
    [...documents, ...about].sort((a, b) => comparePaths(a.path, b.path)),
    knowledgeOf(await Promise.all(sources.map(({ path }) => bases.openFor(path)))),
    environment.version,
    known?.from,
  );
  const shown = args.has('quiet') ? { ...report, files: [...documents, ...about].map(onlyFailing) } : report;
  await writeReports(outputs, shown, args, environment);

  tellUnchecked(documents, environment);
  if (documents.some(isUnchecked)) return EXIT.failure;
  if (known?.baseline) {
    const found = new Map(sources.map(({ path }, index) => [path, documents[index]!.findings]));
    if (args.has('update-baseline')) return updateBaseline(known.baseline, found, environment);
    tellGone(known.baseline, found, environment);
  }
  if (args.has('exit-zero')) return EXIT.clean;
  if (maxWarnings !== undefined && report.summary.warning > maxWarnings) {
    environment.stderr.write(
      `${report.summary.warning} warnings, more than --max-warnings ${maxWarnings}.\n`,
    );
    return EXIT.findings;
  }
  return [...documents, ...about].some(fails) ? EXIT.findings : EXIT.clean;
}

function tellUnchecked(documents: readonly CheckedDocument[], { stderr }: CliEnvironment): void {
  for (const document of documents) {
    if (isUnchecked(document))
      stderr.write(`${document.path}: not UTF-8 text, so nothing in it was checked.\n`);
    else if (document.text.trim() === '')
      stderr.write(`${document.path}: the file is empty, so there was nothing to check.\n`);
  }
}

type FindingsByPath = ReadonlyMap<string, readonly Finding[]>;

function updateBaseline(baseline: Baseline, found: FindingsByPath, environment: CliEnvironment): ExitCode {
  const count = baseline.update(found, environment);
  environment.stderr.write(`${baseline.shown}: ${count} known ${count === 1 ? 'finding' : 'findings'}.\n`);
  return EXIT.clean;
}

function tellGone(baseline: Baseline, found: FindingsByPath, { stderr }: CliEnvironment): void {
  const gone = baseline.goneFrom(found);
  if (gone === 0) return;
  const findings = gone === 1 ? '1 finding is' : `${gone} findings are`;
  stderr.write(`${baseline.shown}: ${findings} gone. Write it anew with --update-baseline.\n`);
}

/**
 * Overlays and locks in which something is wrong.
 * @throws CliError where `--locked` asks for a lock that is kept, and it is not
 */
async function documentsAboutKnowledge(
  sources: readonly SourceFile[],
  bases: KnowledgeBases,
  args: ParsedArguments,
  environment: CliEnvironment,
): Promise<readonly CheckedDocument[]> {
  const found = new Map<string, CheckedDocument>();
  for (const { path, shown } of sources) {
    const loaded = await bases.loadFor(path);
    const lock = lockFileFor(path, environment);
    if (lock === undefined && args.has('locked')) {
      throw new CliError(`There is no theralint.lock for ${shown}. Write one with \`theralint kb lock\`.`);
    }
    const mismatch = lock === undefined ? undefined : lockDocument(lock, loaded, environment);
    if (mismatch && args.has('locked')) {
      const words = mismatch.findings.map(({ message }) => message).join('\n');
      throw new CliError(`${relativePath(environment.cwd, lock!)}: ${words}`);
    }
    for (const document of [...overlayDocuments(loaded, environment), ...(mismatch ? [mismatch] : [])]) {
      if (!found.has(document.path)) found.set(document.path, document);
    }
  }
  return [...found.values()];
}

function fails(document: CheckedDocument): boolean {
  return document.findings.some(
    (finding) => isOpen(document, finding) && compareSeverity(finding.severity, document.failLevel) <= 0,
  );
}

function fixModeFrom(args: ParsedArguments): FixMode {
  if (args.has('fix-dry-run')) return 'dry-run';
  if (!args.has('fix')) return 'none';
  if (args.has('stdin') || args.positionals.includes('-')) {
    throw new CliError(
      '--fix has no file to write when the text comes from standard input. Use --fix-dry-run.',
    );
  }
  return 'write';
}

function maxWarningsFrom(args: ParsedArguments): number | undefined {
  const written = args.value('max-warnings');
  if (written === undefined) return undefined;
  if (/^\d+$/.test(written)) return Number(written);
  throw new CliError(`--max-warnings takes a whole number, not "${written}".`);
}
