import { createRuleNames, nearestRule } from '../../../config/index.ts';
import { NOT_A_RULE, rulePage, systemPage } from '../../../features/rulePage.ts';
import { SYSTEM_FINDINGS } from '../../../lint/index.ts';
import { RULES, ruleNamed } from '../../../rules/registry.ts';
import { printJson } from '../../reporters/shape.ts';
import { markdownText } from '../../terminal/markdown.ts';
import { paintFor, widthOf } from '../../terminal/paint.ts';
import type { CliEnvironment } from '../environment.ts';
import { CliError, EXIT, type ExitCode } from '../exitCodes.ts';
import type { ParsedArguments } from '../parseArguments.ts';
import { jsonRule } from './rulesCommand.ts';

/** `theralint explain RULE`. @throws CliError for what is no rule, naming the nearest */
export async function explainCommand(args: ParsedArguments, environment: CliEnvironment): Promise<ExitCode> {
  const { stdout, version } = environment;
  const [text, ...others] = args.positionals;
  if (text === undefined || others.length > 0)
    throw new CliError('explain takes one rule: theralint explain IND001.');
  const isJson = args.value('format') === 'json';
  const paint = paintFor(args.value('color'), environment, stdout);
  const width = widthOf(stdout);
  const rule = ruleNamed(text);
  if (rule) {
    const json = { schemaVersion: 1, tool: { name: 'theralint', version }, ...jsonRule(rule) };
    stdout.write(
      isJson
        ? printJson({ ...json, documentation: rule.documentation })
        : markdownText(rulePage(rule).markdown, paint, width),
    );
    return EXIT.clean;
  }
  const system = SYSTEM_FINDINGS.find(
    ({ id, name }) => id === text.toUpperCase() || name === text.toLowerCase(),
  );
  if (!system) throw new CliError(`There is no rule "${text}". ${hint(text)}`);
  const { id, name, severity, summary } = system;
  stdout.write(
    isJson
      ? printJson({ schemaVersion: 1, id, name, severity, summary, documentation: NOT_A_RULE })
      : markdownText(systemPage(system).markdown, paint, width),
  );
  return EXIT.clean;
}

function hint(text: string): string {
  const family = createRuleNames(RULES).findAll(text);
  if (family.length > 0) return `Its family has ${family.map(({ id }) => id).join(', ')}.`;
  const nearest = nearestRule(text, RULES);
  return nearest
    ? `Did you mean ${nearest.id} (${nearest.name})?`
    : '`theralint rules` lists the rules there are.';
}
