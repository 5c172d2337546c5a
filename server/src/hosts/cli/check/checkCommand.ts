import { compareSeverity } from '../../reporters/visible.ts';
import { configurationFrom, type DocumentConfiguration } from '../configuration.ts';
import type { CliEnvironment } from '../environment.ts';
import { CliError, EXIT, type ExitCode } from '../exitCodes.ts';
import { KnowledgeBases } from '../knowledgeBases.ts';
import type { ParsedArguments } from '../parseArguments.ts';
import { comparePaths, relativePath } from '../paths.ts';
import { type CheckedDocument, checkFile, isUnchecked, type SourceFile } from './documents.ts';
import { lockDocument, lockFileFor, overlayDocuments } from './knowledgeFindings.ts';
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

  const bases = new KnowledgeBases(args, environment);
  const about = await documentsAboutKnowledge(sources, bases, args, environment);
  const documents: CheckedDocument[] = [];
  for (const [source, { checkSettings, failLevel }] of configurations) {
    const { service } = await bases.openFor(source.path);
    const checked = checkFile(source, service, checkSettings, fix !== 'none');
    if (fix === 'write' && checked.fixed?.length) environment.files.write(source.path, checked.text);
    documents.push({ ...checked, failLevel });
  }
  const report = reportOf(
    [...documents, ...about].sort((a, b) => comparePaths(a.path, b.path)),
    knowledgeOf(await Promise.all(sources.map(({ path }) => bases.openFor(path)))),
    environment.version,
  );
  const shown = args.has('quiet') ? { ...report, files: [...documents, ...about].map(onlyFailing) } : report;
  await writeReports(outputs, shown, args, environment);

  const unchecked = documents.filter(isUnchecked);
  for (const { path } of unchecked) {
    environment.stderr.write(`${path}: not UTF-8 text, so nothing in it was checked.\n`);
  }
  for (const { path, text } of documents) {
    if (text.trim() === '' && !unchecked.some((each) => each.path === path))
      environment.stderr.write(`${path}: the file is empty, so there was nothing to check.\n`);
  }
  if (unchecked.length > 0) return EXIT.failure;
  if (args.has('exit-zero')) return EXIT.clean;
  if (maxWarnings !== undefined && report.summary.warning > maxWarnings) {
    environment.stderr.write(
      `${report.summary.warning} warnings, more than --max-warnings ${maxWarnings}.\n`,
    );
    return EXIT.findings;
  }
  return [...documents, ...about].some(fails) ? EXIT.findings : EXIT.clean;
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

function fails({ findings, failLevel }: CheckedDocument): boolean {
  return findings.some(
    ({ severity, suppressed }) => !suppressed && compareSeverity(severity, failLevel) <= 0,
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
