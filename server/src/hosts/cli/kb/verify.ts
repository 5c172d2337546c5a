import {
  compileKnowledge,
  type KnowledgeFile,
  type KnowledgeProblem,
  verifyArtefact,
} from '../../../knowledge/index.ts';
import { LineIndex } from '../../../text/lineIndex.ts';
import { printJson } from '../../reporters/shape.ts';
import { printable } from '../../terminal/displayWidth.ts';
import { type Colour, paintFor, widthOf } from '../../terminal/paint.ts';
import { wrapIndented } from '../../terminal/wrap.ts';
import { todayFrom } from '../configuration.ts';
import { knowledgeFilesIn, loadKnowledge } from '../engine.ts';
import type { CliEnvironment } from '../environment.ts';
import { CliError, EXIT } from '../exitCodes.ts';
import { absolutePath, relativePath } from '../paths.ts';
import type { KbRunner } from './kbCommand.ts';

interface PlacedProblem {
  readonly severity: KnowledgeProblem['severity'];
  readonly code: string;
  readonly message: string;
  readonly record: string | undefined;
  /** `path:line:column`, or only the record's id for a compiled base. */
  readonly place: string;
  readonly path: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
}

const COLOURS: Readonly<Record<KnowledgeProblem['severity'], Colour>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
};

/** `kb verify [PATH]`: exits with 1 if there are errors, with 2 for a base that cannot be read at all. */
export const verify: KbRunner = async (words, args, environment) => {
  if (words.length > 1) throw new CliError('kb verify takes one path.');
  const today = todayFrom(args, environment);
  const { subject, problems } = problemsOf(words[0], args.value('kb'), today, environment);
  const count = (severity: KnowledgeProblem['severity']): number =>
    problems.filter((each) => each.severity === severity).length;
  const summary = { error: count('error'), warning: count('warning'), info: count('info') };
  const { stdout } = environment;
  if (args.value('format') === 'json') {
    const shown = problems.map(({ severity, code, message, record, path, line, column }) => ({
      severity,
      code,
      message,
      record: record ?? null,
      path: path ?? null,
      line: line ?? null,
      column: column ?? null,
    }));
    stdout.write(printJson({ schemaVersion: 1, subject, summary, problems: shown }));
  } else {
    const paint = paintFor(args.value('color'), environment, stdout);
    for (const { severity, code, message, place } of problems) {
      const text = wrapIndented(printable(message), widthOf(stdout), '    ').join('\n');
      stdout.write(`${place}  ${paint(COLOURS[severity], severity)}  ${code}\n${text}\n`);
    }
    stdout.write(`${subject}: ${summary.error} errors, ${summary.warning} warnings, ${summary.info} info\n`);
  }
  return summary.error > 0 ? EXIT.findings : EXIT.clean;
};

function problemsOf(
  written: string | undefined,
  kb: string | undefined,
  today: string,
  environment: CliEnvironment,
): { readonly subject: string; readonly problems: readonly PlacedProblem[] } {
  const { cwd, files } = environment;
  const path = written === undefined ? undefined : absolutePath(cwd, written);
  const kind = path === undefined ? undefined : files.kindOf(path);
  if (path !== undefined && kind === undefined) {
    throw new CliError(`${written}: there is no such file or folder. Check the path.`);
  }
  if (path !== undefined && kind === 'folder') return verifyFolder(path, undefined, today, environment);
  if (path !== undefined && /\.ya?ml$/.test(path)) {
    return verifyFolder(rootOf(path, environment), path, today, environment);
  }
  const artefact = loadKnowledge(environment, written ?? kb);
  const { id, version, asOf } = artefact.identity;
  return {
    subject: `${id} ${version}, as of ${asOf}`,
    problems: verifyArtefact(artefact, { today }).map((problem) => placed(problem, undefined, new Map())),
  };
}

/** @param only the one file whose problems are wanted; the others are what it may refer to */
function verifyFolder(
  folder: string,
  only: string | undefined,
  today: string,
  { cwd, files }: CliEnvironment,
): { readonly subject: string; readonly problems: readonly PlacedProblem[] } {
  const sources = knowledgeFilesIn(folder, files);
  const texts = new Map(sources.map(({ path, text }: KnowledgeFile) => [path, new LineIndex(text)]));
  const wanted = only && relativePath(folder, only);
  const problems = compileKnowledge(sources, { today })
    .problems.filter(({ path }) => wanted === undefined || path === wanted)
    .map((problem) => placed(problem, relativePath(cwd, folder), texts));
  return { subject: relativePath(cwd, only ?? folder), problems };
}

/** The folder with `kb.yaml` that a source file belongs to. */
function rootOf(path: string, { files, cwd }: CliEnvironment): string {
  for (let folder = path; folder.includes('/'); ) {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    if (files.kindOf(`${folder}/kb.yaml`) === 'file') return folder;
  }
  throw new CliError(
    `${relativePath(cwd, path)} belongs to no knowledge base: there is no kb.yaml in the folders above it. Name the base's folder.`,
  );
}

function placed(
  { severity, code, message, path, span, recordId }: KnowledgeProblem,
  folder: string | undefined,
  texts: ReadonlyMap<string, LineIndex>,
): PlacedProblem {
  const record = recordId;
  if (path === '' || folder === undefined) {
    const nowhere = { path: undefined, line: undefined, column: undefined };
    return { severity, code, message, record, place: record ?? 'knowledge base', ...nowhere };
  }
  const { line, character } = texts.get(path)?.positionAt(span.start) ?? { line: 0, character: 0 };
  const shown = folder === '.' ? path : `${folder}/${path}`;
  const at = { path: shown, line: line + 1, column: character + 1 };
  return { severity, code, message, record, place: `${shown}:${at.line}:${at.column}`, ...at };
}
