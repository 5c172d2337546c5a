import { parseArgs } from 'node:util';
import { nearestName } from '../../text/nearest.ts';
import type { CommandDeclaration, OptionDeclaration } from './commands.ts';
import { CliError } from './exitCodes.ts';

/** What stands on the command line, in order: some options belong to the ones before them. */
export type ArgumentToken =
  | { readonly kind: 'option'; readonly name: string; readonly value: string | undefined }
  | { readonly kind: 'positional'; readonly value: string };

/** A command's arguments, checked against its declaration. */
export interface ParsedArguments {
  readonly positionals: readonly string[];
  readonly tokens: readonly ArgumentToken[];
  /** True if the switch is there. */
  has(name: string): boolean;
  /** The last value of an option. */
  value(name: string): string | undefined;
  /** Every value of an option, split at commas. */
  list(name: string): readonly string[];
}

/**
 * Reads the arguments that follow a command's name.
 * @throws CliError for unknown options (naming the nearest), missing and unknown values
 */
export function parseArguments(command: CommandDeclaration, args: readonly string[]): ParsedArguments {
  const { tokens: raw } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      command.options.map(({ name, short, value }) => [
        name,
        {
          type: value === undefined ? ('boolean' as const) : ('string' as const),
          ...(short ? { short } : {}),
        },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const tokens: ArgumentToken[] = [];
  for (const token of raw) {
    if (token.kind === 'positional') tokens.push({ kind: 'positional', value: token.value });
    if (token.kind === 'option') tokens.push(checkedOption(command, token));
  }
  return argumentsFrom(tokens);
}

/** The arguments that some tokens stand for, which were checked before. */
export function argumentsFrom(tokens: readonly ArgumentToken[]): ParsedArguments {
  const valuesOf = (name: string): readonly string[] =>
    tokens.flatMap((token) =>
      token.kind === 'option' && token.name === name && token.value !== undefined ? [token.value] : [],
    );
  return {
    positionals: tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : [])),
    tokens,
    has: (name) => tokens.some((token) => token.kind === 'option' && token.name === name),
    value: (name) => valuesOf(name).at(-1),
    list: (name) =>
      valuesOf(name).flatMap((value) =>
        value
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean),
      ),
  };
}

function checkedOption(
  command: CommandDeclaration,
  {
    name,
    rawName,
    value,
  }: { readonly name: string; readonly rawName: string; readonly value?: string | undefined },
): ArgumentToken {
  const option = command.options.find((each) => each.name === name);
  if (!option) throw new CliError(unknownOption(command, rawName));
  if (option.value === undefined) {
    if (value !== undefined) throw new CliError(`${rawName} takes no value.`);
    return { kind: 'option', name, value: undefined };
  }
  if (value === undefined || value === '')
    throw new CliError(`${rawName} needs a value: ${rawName} ${option.value}.`);
  checkValue(option, rawName, value);
  return { kind: 'option', name, value };
}

function checkValue({ values }: OptionDeclaration, rawName: string, value: string): void {
  if (!values || values.includes(value)) return;
  const nearest = nearestName(value, values);
  const hint = nearest ? ` Did you mean ${nearest}?` : '';
  throw new CliError(`${rawName} takes one of ${values.join(', ')}, not "${value}".${hint}`);
}

function unknownOption(command: CommandDeclaration, rawName: string): string {
  const nearest = nearestName(
    rawName.replace(/^-+/, ''),
    command.options.map(({ name }) => name),
  );
  const hint = nearest
    ? `Did you mean --${nearest}?`
    : `\`theralint ${command.name} --help\` lists the options.`;
  return `There is no option ${rawName} for ${command.name}. ${hint}`;
}
