import { nearestName } from '../../text/nearest.ts';
import { paintFor, widthOf } from '../terminal/paint.ts';
import { COMMANDS, type CommandDeclaration } from './commands.ts';
import type { CliEnvironment } from './environment.ts';
import { CliError, EXIT, type ExitCode } from './exitCodes.ts';
import { commandHelp, programHelp } from './help.ts';
import { type ParsedArguments, parseArguments } from './parseArguments.ts';

type Runner = (args: ParsedArguments, environment: CliEnvironment) => Promise<ExitCode>;

/** What the commands do, loaded when they are asked for: starting must be quick. */
const RUNNERS: Readonly<Record<string, () => Promise<Runner>>> = {
  check: async () => (await import('./check/checkCommand.ts')).checkCommand,
  claims: async () => (await import('./claims/claimsCommand.ts')).claimsCommand,
  kb: async () => (await import('./kb/kbCommand.ts')).kbCommand,
  rules: async () => (await import('./rules/rulesCommand.ts')).rulesCommand,
  explain: async () => (await import('./rules/explainCommand.ts')).explainCommand,
  init: async () => (await import('./init/initCommand.ts')).initCommand,
  lsp: async () => (await import('./lspCommand.ts')).lspCommand,
};

/**
 * The command line: arguments in, exit code out; everything else goes through the environment. Data goes to standard
 * output, what is said about the run to standard error. Never rejects.
 * @param args without the program's own name
 */
export async function runCli(args: readonly string[], environment: CliEnvironment): Promise<ExitCode> {
  try {
    return await dispatch(args, environment);
  } catch (error) {
    const { stderr } = environment;
    const paint = paintFor(undefined, environment, stderr);
    if (error instanceof CliError) {
      stderr.write(`${paint('red', 'theralint:')} ${error.message}\n`);
    } else {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      stderr.write(
        `${paint('red', 'theralint:')} internal error; nothing was decided. Please report it.\n${stack}\n`,
      );
    }
    return EXIT.failure;
  }
}

async function dispatch(args: readonly string[], environment: CliEnvironment): Promise<ExitCode> {
  const { stdout, stderr, version } = environment;
  const [first, ...rest] = args;
  if (first === undefined) {
    stderr.write(programHelp(widthOf(stderr)));
    return EXIT.failure;
  }
  if (first === '--version' || first === '-V') {
    stdout.write(`${version}\n`);
    return EXIT.clean;
  }
  if (first === '--help' || first === '-h' || first === 'help') return printHelp(rest[0], environment);
  const command = COMMANDS.find(({ name }) => name === first);
  if (!command) throw new CliError(unknownCommand(first));
  if (rest.includes('--help') || rest.includes('-h')) return printHelp(command.name, environment);
  const parsed = parseArguments(command, rest);
  const run = await RUNNERS[command.name]!();
  return run(parsed, environment);
}

function printHelp(name: string | undefined, { stdout }: CliEnvironment): ExitCode {
  const width = widthOf(stdout);
  const command: CommandDeclaration | undefined = COMMANDS.find((each) => each.name === name);
  if (name !== undefined && !command) throw new CliError(unknownCommand(name));
  stdout.write(command ? commandHelp(command, width) : programHelp(width));
  return EXIT.clean;
}

function unknownCommand(name: string): string {
  const names = COMMANDS.map((command) => command.name);
  const nearest = nearestName(name, names);
  const hint = nearest ? `Did you mean \`theralint ${nearest}\`?` : `Commands: ${names.join(', ')}.`;
  return name.startsWith('-')
    ? `There is no option ${name}. ${hint}`
    : `There is no command "${name}". ${hint}`;
}
