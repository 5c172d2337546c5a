import {
  ConfigurationLoader,
  createRuleNames,
  type ResolvedConfiguration,
  readFlags,
  type Settings,
} from '../../config/index.ts';
import type { CheckSettings } from '../../lint/types.ts';
import { RULES } from '../../rules/registry.ts';
import type { CliEnvironment } from './environment.ts';
import { CliError } from './exitCodes.ts';
import type { ParsedArguments } from './parseArguments.ts';
import { absolutePath, relativePath } from './paths.ts';

/** What holds for one document. */
export interface DocumentConfiguration extends ResolvedConfiguration {
  readonly checkSettings: CheckSettings;
}

/**
 * Reads configuration files and flags.
 * @returns a function from a document's absolute path to what holds for it
 * @throws CliError for flags that make no sense; the function throws it for faulty configuration files
 */
export function configurationFrom(
  args: ParsedArguments,
  environment: CliEnvironment,
): (path: string) => Promise<DocumentConfiguration> {
  const named = args.value('config');
  if (named !== undefined && args.has('no-config')) {
    throw new CliError('--config and --no-config exclude each other. Give one of them.');
  }
  const file = args.has('no-config') ? null : named && absolutePath(environment.cwd, named);
  const today = todayFrom(args, environment);
  const flags = flagSettings(args);
  const loader = new ConfigurationLoader({ readText: (path) => readText(path, environment) }, RULES);
  return async (path) => {
    const resolved = await loader.resolve(path, { file, stronger: [flags] });
    if (resolved.problems.length > 0) throw new CliError(problemText(resolved, environment));
    return { ...resolved, checkSettings: { ...resolved.settings, today } };
  };
}

/** The day to judge by. @throws CliError when `--today` is no day */
export function todayFrom(args: ParsedArguments, environment: CliEnvironment): string {
  const written = args.value('today');
  if (written === undefined) return environment.today();
  const day = new Date(`${written}T00:00:00Z`);
  if (
    /^\d{4}-\d{2}-\d{2}$/.test(written) &&
    !Number.isNaN(day.valueOf()) &&
    day.toISOString().startsWith(written)
  ) {
    return written;
  }
  throw new CliError(`--today takes a day as YYYY-MM-DD, not "${written}".`);
}

function flagSettings(args: ParsedArguments): Settings {
  const { settings, faults } = readFlags(
    {
      select: args.has('select') ? args.list('select') : undefined,
      ignore: args.has('ignore') ? args.list('ignore') : undefined,
      failLevel: args.value('fail-level'),
    },
    (name) => (name === 'failLevel' ? '--fail-level' : `--${name}`),
    createRuleNames(RULES),
  );
  if (faults.length > 0) throw new CliError(faults.map(({ message }) => message).join('\n'));
  return settings;
}

function readText(path: string, { files }: CliEnvironment): string | undefined {
  return files.kindOf(path) === 'file' ? new TextDecoder().decode(files.read(path)) : undefined;
}

function problemText({ problems }: ResolvedConfiguration, { cwd }: CliEnvironment): string {
  return problems
    .map(({ path, line, column, message }) => `${relativePath(cwd, path)}:${line}:${column}: ${message}`)
    .join('\n');
}
