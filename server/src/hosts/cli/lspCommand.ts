import type { CliEnvironment } from './environment.ts';
import { CliError, EXIT, type ExitCode } from './exitCodes.ts';
import type { ParsedArguments } from './parseArguments.ts';

/** `theralint lsp --stdio`. @throws CliError without `--stdio`, the one transport there is */
export async function lspCommand(args: ParsedArguments, { serveEditor }: CliEnvironment): Promise<ExitCode> {
  if (!args.has('stdio')) throw new CliError('lsp needs its transport: theralint lsp --stdio.');
  await serveEditor();
  return EXIT.clean;
}
