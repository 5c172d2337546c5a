import { printJson } from '../../reporters/shape.ts';
import { paintFor, widthOf } from '../../terminal/paint.ts';
import { decode, documentInput, type SourceFile } from '../check/documents.ts';
import { readFile, readStdin } from '../check/sources.ts';
import { configurationFrom } from '../configuration.ts';
import type { CliEnvironment } from '../environment.ts';
import { CliError, EXIT, type ExitCode } from '../exitCodes.ts';
import { KnowledgeBases } from '../knowledgeBases.ts';
import { reportOverlayProblems } from '../overlayProblems.ts';
import type { ParsedArguments } from '../parseArguments.ts';
import { absolutePath } from '../paths.ts';
import { claimsJson } from './claimsJson.ts';
import { claimsText } from './claimsText.ts';

/** `theralint claims FILE`: what is claimed, whatever the verdicts: they do not change the exit code. @throws CliError */
export async function claimsCommand(args: ParsedArguments, environment: CliEnvironment): Promise<ExitCode> {
  const { stdout, stderr } = environment;
  const source = await sourceFrom(args, environment);
  const text = decode(source.bytes);
  if (text === undefined)
    throw new CliError(`${source.shown} is not UTF-8 text, so no claim can be read from it.`);
  const { settings } = await configurationFrom(args, environment)(source.path);
  const opened = await new KnowledgeBases(args, environment).openFor(source.path);
  const { service } = opened;
  reportOverlayProblems(opened, environment);
  const input = { ...documentInput(source.path, text), jurisdictions: settings.jurisdictions };
  const analysis = service.analyse(input);
  for (const { message, span } of analysis.document.problems.filter(({ kind }) => kind === 'unreadable')) {
    const { line, character } = analysis.document.lines.positionAt(span.start);
    stderr.write(`${source.shown}:${line + 1}:${character + 1}: ${message}\n`);
  }
  if (text.trim() === '') stderr.write(`${source.shown}: the file is empty, so it claims nothing.\n`);
  if (args.value('format') === 'json') {
    stdout.write(printJson(claimsJson(source.shown, analysis)));
  } else {
    const paint = paintFor(args.value('color'), environment, stdout);
    stdout.write(
      claimsText(source.shown, analysis, { paint, width: widthOf(stdout), explain: args.has('explain') }),
    );
  }
  return EXIT.clean;
}

async function sourceFrom(args: ParsedArguments, environment: CliEnvironment): Promise<SourceFile> {
  const [written, ...others] = args.positionals;
  if (written === undefined || others.length > 0) {
    throw new CliError('claims takes one document: theralint claims FILE, or - for standard input.');
  }
  if (written === '-') return readStdin(args, environment);
  const path = absolutePath(environment.cwd, written);
  const kind = environment.files.kindOf(path);
  if (kind === undefined) throw new CliError(`${written}: there is no such file. Check the path.`);
  if (kind === 'folder') throw new CliError(`${written} is a folder. Name one document in it.`);
  return readFile(path, environment);
}
