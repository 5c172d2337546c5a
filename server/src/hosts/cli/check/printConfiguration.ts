import { printJson } from '../../reporters/shape.ts';
import type { DocumentConfiguration } from '../configuration.ts';
import type { CliEnvironment } from '../environment.ts';
import { CliError, EXIT, type ExitCode } from '../exitCodes.ts';
import type { ParsedArguments } from '../parseArguments.ts';
import { absolutePath, relativePath } from '../paths.ts';

/** `check --print-config FILE`: what holds for a document, existing or not, and the files that say so, strongest last. */
export async function printConfiguration(
  args: ParsedArguments,
  { cwd, stdout }: CliEnvironment,
  configurationOf: (path: string) => Promise<DocumentConfiguration>,
): Promise<ExitCode> {
  const [written, ...others] = args.positionals;
  if (written === undefined || others.length > 0) {
    throw new CliError('--print-config needs one document: theralint check --print-config FILE.');
  }
  const path = absolutePath(cwd, written);
  const { checkSettings, failLevel, files } = await configurationOf(path);
  stdout.write(
    printJson({
      schemaVersion: 1,
      path: relativePath(cwd, path),
      files: files.map((file) => relativePath(cwd, file)),
      settings: { ...checkSettings, failLevel },
    }),
  );
  return EXIT.clean;
}
