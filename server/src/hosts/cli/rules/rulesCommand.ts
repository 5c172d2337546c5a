import { docsUrlOf } from '../../../lint/index.ts';
import { RULES } from '../../../rules/registry.ts';
import type { RuleDeclaration } from '../../../rules/types.ts';
import { printJson } from '../../reporters/shape.ts';
import { paintFor, widthOf } from '../../terminal/paint.ts';
import { table } from '../../terminal/table.ts';
import type { CliEnvironment } from '../environment.ts';
import { CliError, EXIT, type ExitCode } from '../exitCodes.ts';
import type { ParsedArguments } from '../parseArguments.ts';

/** `theralint rules`. @throws CliError */
export async function rulesCommand(args: ParsedArguments, environment: CliEnvironment): Promise<ExitCode> {
  const { stdout, version } = environment;
  if (args.positionals.length > 0) {
    throw new CliError('rules takes no arguments; `theralint explain RULE` shows one rule.');
  }
  if (args.value('format') === 'json') {
    const tool = { name: 'theralint', version };
    stdout.write(printJson({ schemaVersion: 1, tool, rules: RULES.map(jsonRule) }));
    return EXIT.clean;
  }
  const paint = paintFor(args.value('color'), environment, stdout);
  const rows = RULES.map(({ id, name, severity, fix, summary }) => [id, name, severity, fix, summary]);
  stdout.write(table(['Id', 'Name', 'Severity', 'Fix', 'Reports'], rows, widthOf(stdout), paint));
  return EXIT.clean;
}

/** A rule's declaration as JSON. */
export function jsonRule(rule: RuleDeclaration): object {
  const { id, name, family, severity, summary, fix, since, knowledge, options } = rule;
  return { id, name, family, severity, summary, fix, since, knowledge, options, docsUrl: docsUrlOf(rule) };
}
