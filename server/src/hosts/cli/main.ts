#!/usr/bin/env node
/** Entry of the `theralint` program. */
import { optimiseLater } from './compileBudget.ts';
import { createNodeEnvironment } from './nodeEnvironment.ts';
import { runCli } from './runCli.ts';

// A language server runs for hours; a command does not.
if (process.argv[2] !== 'lsp') optimiseLater();
// A reader that goes away (`| head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
// Setting the code instead of exiting lets what was written to a pipe arrive.
process.exitCode = await runCli(
  process.argv.slice(2),
  createNodeEnvironment(import.meta.dirname, THERALINT_VERSION),
);
