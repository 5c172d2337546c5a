import type { CliEnvironment } from '../environment.ts';
import { CliError } from '../exitCodes.ts';
import type { ParsedArguments } from '../parseArguments.ts';
import { absolutePath, relativePath } from '../paths.ts';
import type { SourceFile } from './documents.ts';
import { findTargets } from './targets.ts';

/** What standard input is read as without `--stdin-filename`: prose. */
const STDIN_NAME = 'stdin.md';

/**
 * Reads every document the arguments name: files, folders and globs, the current folder without any, or standard input.
 * @throws CliError when an argument yields nothing, or a file cannot be read
 */
export async function sourcesFrom(
  args: ParsedArguments,
  environment: CliEnvironment,
): Promise<readonly SourceFile[]> {
  const fromStdin = args.has('stdin') || args.positionals.includes('-');
  if (!fromStdin) {
    if (args.value('stdin-filename') !== undefined) throw new CliError('--stdin-filename goes with --stdin.');
    return filesFrom(args.positionals.length > 0 ? args.positionals : ['.'], environment);
  }
  const others = args.positionals.filter((each) => each !== '-');
  if (others.length > 0) {
    throw new CliError(`Standard input and files (${others.join(', ')}) cannot be checked in one run.`);
  }
  return [await readStdin(args, environment)];
}

/** Standard input as a file of the name it stands for. */
export async function readStdin(
  args: ParsedArguments,
  { cwd, readStdin }: CliEnvironment,
): Promise<SourceFile> {
  const path = absolutePath(cwd, args.value('stdin-filename') ?? STDIN_NAME);
  return { path, shown: relativePath(cwd, path), bytes: await readStdin() };
}

/** Reads one file that was named. @throws CliError */
export function readFile(path: string, { cwd, files }: Pick<CliEnvironment, 'cwd' | 'files'>): SourceFile {
  const shown = relativePath(cwd, path);
  try {
    return { path, shown, bytes: files.read(path) };
  } catch (error) {
    throw new CliError(`${shown} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function filesFrom(written: readonly string[], environment: CliEnvironment): readonly SourceFile[] {
  const { paths, problems } = findTargets(written, environment);
  if (problems.length > 0) throw new CliError(problems.join('\n'));
  return paths.map((path) => readFile(path, environment));
}
