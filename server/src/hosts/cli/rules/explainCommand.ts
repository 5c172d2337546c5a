import { createRuleNames, nearestRule } from '../../../config/index.ts';
import { docsUrlOf, SYSTEM_FINDINGS } from '../../../lint/index.ts';
import { RULES, ruleNamed } from '../../../rules/registry.ts';
import type { RuleDeclaration } from '../../../rules/types.ts';
import { printJson } from '../../reporters/shape.ts';
import { markdownText } from '../../terminal/markdown.ts';
import { type Paint, paintFor, widthOf } from '../../terminal/paint.ts';
import { wrapIndented } from '../../terminal/wrap.ts';
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
      isJson ? printJson({ ...json, documentation: rule.documentation }) : page(rule, paint, width),
    );
    return EXIT.clean;
  }
  const system = SYSTEM_FINDINGS.find(
    ({ id, name }) => id === text.toUpperCase() || name === text.toLowerCase(),
  );
  if (!system) throw new CliError(`There is no rule "${text}". ${hint(text)}`);
  const { id, name, severity, summary } = system;
  const note = 'It is about the check itself: it cannot be turned off or suppressed.';
  stdout.write(
    isJson
      ? printJson({ schemaVersion: 1, id, name, severity, summary, documentation: note })
      : `${paint('bold', `${id} ${name}`)} (${severity})\n\n${summary} ${note}\n`,
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

const FIXES: Readonly<Record<RuleDeclaration['fix'], string>> = {
  none: 'none',
  suggestion: 'suggestions, never applied without a person',
  safe: 'safe, applied by --fix',
};

function page(rule: RuleDeclaration, paint: Paint, width: number): string {
  const { id, name, severity, family, fix, since, options, summary, documentation } = rule;
  const optionLines = options.flatMap((option) =>
    wrapIndented(
      `${option.name} (${option.type}, default ${JSON.stringify(option.default)}): ${option.description}`,
      width,
      '    ',
      '  ',
    ),
  );
  return [
    `${paint('bold', `${id} ${name}`)} (${severity})`,
    '',
    ...wrapIndented(summary, width, ''),
    '',
    paint('dim', `Family: ${family}. Fix: ${FIXES[fix]}. Since ${since}.`),
    paint('dim', docsUrlOf(rule)),
    ...(optionLines.length > 0 ? ['', paint('bold', 'Options'), ...optionLines] : []),
    '',
    `${markdownText(bodyOf(documentation), paint, width).trim()}\n`,
  ].join('\n');
}

/** The page without its title, which has been printed, and without the marks its examples carry for the tests. */
function bodyOf(documentation: string): string {
  return documentation.replace(/^\s*# [^\n]*\n/, '').replace(/[⟦⟧]/g, '');
}
