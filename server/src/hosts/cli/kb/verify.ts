import {
  applyOverlay,
  compileKnowledge,
  identityWords,
  type KnowledgeFile,
  type KnowledgeProblem,
  verifyArtefact,
} from '../../../knowledge/index.ts';
import type { KnowledgeArtefact } from '../../../knowledge/types.ts';
import { LineIndex } from '../../../text/lineIndex.ts';
import { printJson } from '../../reporters/shape.ts';
import { printable } from '../../terminal/displayWidth.ts';
import { type Colour, paintFor, widthOf } from '../../terminal/paint.ts';
import { wrapIndented } from '../../terminal/wrap.ts';
import { todayFrom } from '../configuration.ts';
import { loadKnowledge } from '../engine.ts';
import type { CliEnvironment } from '../environment.ts';
import { CliError, EXIT } from '../exitCodes.ts';
import { KnowledgeBases } from '../knowledgeBases.ts';
import { knowledgeFilesIn } from '../knowledgeFiles.ts';
import type { ParsedArguments } from '../parseArguments.ts';
import { absolutePath, relativePath } from '../paths.ts';
import { overlaysAt } from './diff/side.ts';
import type { KbRunner } from './kbCommand.ts';

interface PlacedProblem {
  readonly severity: KnowledgeProblem['severity'];
  readonly code: string;
  readonly message: string;
  readonly record: string | undefined;
  /** `path:line:column`, or only the record's id for a compiled base. */
  readonly place: string;
  /** The other side of a conflict: what it says and where, as far as it stands in a file. */
  readonly related: readonly { readonly message: string; readonly place: string }[];
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
  const { subject, problems } =
    words[0] === undefined
      ? await loadedProblems(args, today, environment)
      : problemsOf(words[0], args.value('kb'), today, environment);
  const count = (severity: KnowledgeProblem['severity']): number =>
    problems.filter((each) => each.severity === severity).length;
  const summary = { error: count('error'), warning: count('warning'), info: count('info') };
  const { stdout } = environment;
  if (args.value('format') === 'json') {
    const shown = problems.map(({ severity, code, message, record, path, line, column, related }) => ({
      severity,
      code,
      message,
      record: record ?? null,
      path: path ?? null,
      line: line ?? null,
      column: column ?? null,
      related,
    }));
    stdout.write(printJson({ schemaVersion: 1, subject, summary, problems: shown }));
  } else {
    const paint = paintFor(args.value('color'), environment, stdout);
    for (const { severity, code, message, place, related } of problems) {
      const words = [message, ...related.map((each) => `${each.message} (${each.place})`)];
      const text = words.flatMap((each) => wrapIndented(printable(each), widthOf(stdout), '    ')).join('\n');
      stdout.write(`${place}  ${paint(COLOURS[severity], severity)}  ${code}\n${text}\n`);
    }
    stdout.write(`${subject}: ${summary.error} errors, ${summary.warning} warnings, ${summary.info} info\n`);
  }
  return summary.error > 0 ? EXIT.findings : EXIT.clean;
};

interface Verified {
  readonly subject: string;
  readonly problems: readonly PlacedProblem[];
}

/** The base that is loaded, and the overlays of the working folder on top of it. */
async function loadedProblems(
  args: ParsedArguments,
  today: string,
  environment: CliEnvironment,
): Promise<Verified> {
  const { base, overlays, identity } = await new KnowledgeBases(args, environment).loadFor();
  const own = verifyArtefact(base, { today, listEnded: true }).map((problem) =>
    placed(problem, undefined, new Map()),
  );
  return {
    subject: `${identityWords(identity)}, as of ${identity.asOf}`,
    problems: [...own, ...overlayProblems(base, overlays, today, environment)],
  };
}

function problemsOf(
  written: string,
  kb: string | undefined,
  today: string,
  environment: CliEnvironment,
): Verified {
  const { cwd, files } = environment;
  const path = absolutePath(cwd, written);
  const kind = files.kindOf(path);
  if (kind === undefined) throw new CliError(`${written}: there is no such file or folder. Check the path.`);
  const overlays = overlaysAt(path, kind, environment);
  if (overlays.length > 0) {
    const base = loadKnowledge(environment, kb);
    return {
      subject: relativePath(cwd, path),
      problems: overlayProblems(base, overlays, today, environment),
    };
  }
  if (kind === 'folder') return verifyFolder(path, undefined, today, environment);
  if (/\.ya?ml$/.test(path)) return verifyFolder(rootOf(path, environment), path, today, environment);
  const artefact = loadKnowledge(environment, written);
  const { id, version, asOf } = artefact.identity;
  return {
    subject: `${id} ${version}, as of ${asOf}`,
    problems: verifyArtefact(artefact, { today, listEnded: true }).map((problem) =>
      placed(problem, undefined, new Map()),
    ),
  };
}

/** Everything wrong with overlays, review dates included, and nothing summed up. */
function overlayProblems(
  base: KnowledgeArtefact,
  overlays: readonly KnowledgeFile[],
  today: string,
  { cwd }: CliEnvironment,
): readonly PlacedProblem[] {
  const shown = overlays.map((file) => ({ ...file, path: relativePath(cwd, file.path) }));
  const texts = new Map(shown.map(({ path, text }) => [path, new LineIndex(text)]));
  return applyOverlay(base, shown, { today }).problems.map((problem) => placed(problem, '.', texts));
}

/** @param only the one file whose problems are wanted; the others are what it may refer to */
function verifyFolder(
  folder: string,
  only: string | undefined,
  today: string,
  { cwd, files }: CliEnvironment,
): Verified {
  const sources = knowledgeFilesIn(folder, files);
  const texts = new Map(sources.map(({ path, text }: KnowledgeFile) => [path, new LineIndex(text)]));
  const wanted = only && relativePath(folder, only);
  const problems = compileKnowledge(sources, { today, listEnded: true })
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
  { severity, code, message, path, span, recordId, related: others = [] }: KnowledgeProblem,
  folder: string | undefined,
  texts: ReadonlyMap<string, LineIndex>,
): PlacedProblem {
  const record = recordId;
  const related = others.map((each) => ({
    message: each.message,
    place: placeOf(each, folder, texts)?.place ?? each.recordId ?? 'knowledge base',
  }));
  const at = placeOf({ path, span }, folder, texts);
  if (at) return { severity, code, message, record, related, ...at };
  const nowhere = { path: undefined, line: undefined, column: undefined };
  return { severity, code, message, record, related, place: record ?? 'knowledge base', ...nowhere };
}

function placeOf(
  { path, span }: Pick<KnowledgeProblem, 'path' | 'span'>,
  folder: string | undefined,
  texts: ReadonlyMap<string, LineIndex>,
):
  | { readonly place: string; readonly path: string; readonly line: number; readonly column: number }
  | undefined {
  if (path === '' || folder === undefined) return undefined;
  const { line, character } = texts.get(path)?.positionAt(span.start) ?? { line: 0, character: 0 };
  const shown = folder === '.' ? path : `${folder}/${path}`;
  return {
    place: `${shown}:${line + 1}:${character + 1}`,
    path: shown,
    line: line + 1,
    column: character + 1,
  };
}
