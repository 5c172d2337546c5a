/** Exit codes of the command line; scripts rely on them. */
export const EXIT = {
  /** Nothing found, or nothing at or above the fail level. */
  clean: 0,
  /** Findings. */
  findings: 1,
  /** Usage, configuration, knowledge base, or a fault of the program: what was asked for was not done. */
  failure: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Something the user can put right: printed without a stack; the program exits with 2. */
export class CliError extends Error {
  override readonly name = 'CliError';
}
