import { protocolTemplate, type TemplateKind } from '../../../features/templates/templates.ts';
import { paintFor } from '../../terminal/paint.ts';
import type { CliEnvironment } from '../environment.ts';
import { CliError, EXIT, type ExitCode } from '../exitCodes.ts';
import { KnowledgeBases } from '../knowledgeBases.ts';
import type { ParsedArguments } from '../parseArguments.ts';
import { absolutePath } from '../paths.ts';

/**
 * `theralint init [FILE]`: writes a new protocol with places to fill.
 * @throws CliError where the file is there already, or its name is not that of a protocol
 */
export async function initCommand(args: ParsedArguments, environment: CliEnvironment): Promise<ExitCode> {
  const { files, cwd, stdout } = environment;
  const kind = (args.value('kind') ?? 'regimen') as TemplateKind;
  const [name = 'new.protocol.yaml', ...others] = args.positionals;
  if (others.length > 0) throw new CliError('init takes one file: theralint init new.protocol.yaml.');
  const extension = /\.protocol\.(ya?ml|md)$/i.exec(name)?.[1];
  if (extension === undefined)
    throw new CliError(`"${name}" is not named as a protocol: end it in .protocol.yaml or .protocol.md.`);
  const path = absolutePath(cwd, name);
  if (files.kindOf(path) !== undefined)
    throw new CliError(`${name} is there already; init overwrites nothing.`);
  const { identity } = new KnowledgeBases(args, environment).base;
  const text = protocolTemplate(kind, extension.toLowerCase() === 'md' ? 'markdown' : 'yaml', {
    today: args.value('today') ?? environment.today(),
    knowledgeBase: identity,
  });
  files.write(path, text);
  const paint = paintFor(args.value('color'), environment, stdout);
  const places = text.split('TBD:').length - 1;
  stdout.write(
    `${paint('bold', name)}: a ${kind} with ${places} places to fill, marked TBD.\n` +
      `theralint check ${name} lists them, and checks what you write.\n`,
  );
  return EXIT.clean;
}
