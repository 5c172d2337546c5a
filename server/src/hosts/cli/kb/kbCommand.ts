import { nearestName } from '../../../text/nearest.ts';
import type { CliEnvironment } from '../environment.ts';
import { CliError, type ExitCode } from '../exitCodes.ts';
import type { ParsedArguments } from '../parseArguments.ts';

/** A part of `kb`; `words` is what follows its name. */
export type KbRunner = (
  words: readonly string[],
  args: ParsedArguments,
  environment: CliEnvironment,
) => Promise<ExitCode>;

const RUNNERS: Readonly<Record<string, () => Promise<KbRunner>>> = {
  info: async () => (await import('./info.ts')).info,
  show: async () => (await import('./show.ts')).show,
  search: async () => (await import('./search.ts')).search,
  verify: async () => (await import('./verify.ts')).verify,
  diff: async () => (await import('./diff/diff.ts')).diff,
  import: async () => (await import('./import.ts')).importPack,
  lock: async () => (await import('./lock.ts')).lock,
};

/** `theralint kb`. @throws CliError */
export async function kbCommand(args: ParsedArguments, environment: CliEnvironment): Promise<ExitCode> {
  const [name, ...words] = args.positionals;
  const load = name === undefined || !Object.hasOwn(RUNNERS, name) ? undefined : RUNNERS[name];
  if (load) return (await load())(words, args, environment);
  const names = Object.keys(RUNNERS);
  const nearest = name === undefined ? undefined : nearestName(name, names);
  const what = name === undefined ? 'kb needs to know what to do.' : `kb cannot "${name}".`;
  throw new CliError(`${what} ${nearest ? `Did you mean ${nearest}?` : `It can ${names.join(', ')}.`}`);
}
