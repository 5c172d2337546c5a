import { wrapText } from '../terminal/wrap.ts';
import { COMMANDS, type CommandDeclaration, type OptionDeclaration } from './commands.ts';

/** Most columns that help fills, however wide the terminal. */
const WIDEST = 100;

/** Help of the program. */
export function programHelp(width: number): string {
  const rows = COMMANDS.map(({ name, summary }) => [name, summary] as const);
  return [
    'theralint checks what therapy protocols claim against a sourced, dated drug knowledge base.',
    '',
    'Usage: theralint COMMAND [arguments]',
    '',
    columns([...rows, ['--version', 'Show the version.'], ['--help', 'Show this help.']], width),
    '',
    '`theralint COMMAND --help` shows the options of a command.',
    '',
  ].join('\n');
}

/** Help of one command. */
export function commandHelp(
  { name, usage, summary, options, details }: CommandDeclaration,
  width: number,
): string {
  return [
    `Usage: theralint ${name} ${usage}`,
    '',
    ...wrapText(summary, Math.min(width, WIDEST)),
    '',
    columns(
      options.map((option) => [flagOf(option), option.help] as const),
      width,
    ),
    '',
    ...details.flatMap((paragraph) => [...wrapText(paragraph, Math.min(width, WIDEST)), '']),
  ].join('\n');
}

function flagOf({ name, short, value }: OptionDeclaration): string {
  return `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
}

function columns(rows: readonly (readonly [string, string])[], width: number): string {
  const left = Math.max(...rows.map(([first]) => first.length)) + 4;
  const right = Math.max(30, Math.min(width, WIDEST) - left);
  return rows
    .flatMap(([first, second]) =>
      wrapText(second, right).map(
        (line, index) => `${(index === 0 ? `  ${first}` : '').padEnd(left)}${line}`,
      ),
    )
    .join('\n');
}
