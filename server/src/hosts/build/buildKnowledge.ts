import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type KnowledgeProblem, serialiseArtefact, type VerifyOptions } from '../../knowledge/index.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import { compileKnowledgeFolder } from './compileKnowledgeFolder.ts';
import { withLexicon } from './withLexicon.ts';

/** Result of a build of the knowledge base. */
export interface KnowledgeBuild {
  /** False if an error kept the artefact from being written. */
  readonly ok: boolean;
  /** One line per problem, `path:line:column: severity code message`, lines and columns 1-based. */
  readonly report: readonly string[];
  /** One line that says what was built. */
  readonly summary: string;
}

/** Compiles `folder` into the artefact file `output`; writes nothing if there are errors. */
export function buildKnowledge(folder: string, output: string, options: VerifyOptions = {}): KnowledgeBuild {
  const { artefact, problems } = compileKnowledgeFolder(folder, options);
  const errors = problems.filter((each) => each.severity === 'error').length;
  const report = formatProblems(folder, problems);
  if (!artefact)
    return { ok: false, report, summary: `knowledge base not built: ${errors} errors in ${folder}` };
  const text = serialiseArtefact(withLexicon(artefact));
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, text);
  const { id, version, asOf, sha256 } = artefact.identity;
  const size = Math.round(text.length / 1024);
  return {
    ok: true,
    report,
    summary: `${id} ${version}, as of ${asOf}, sha256 ${sha256.slice(0, 12)}, ${size} KB, ${problems.length} warnings`,
  };
}

/** Problems as compilers print them. */
export function formatProblems(folder: string, problems: readonly KnowledgeProblem[]): readonly string[] {
  const lines = new Map<string, LineIndex>();
  const place = (path: string, offset: number): string => {
    const file = join(folder, path);
    let index = lines.get(path);
    if (!index) {
      index = new LineIndex(readText(file));
      lines.set(path, index);
    }
    const { line, character } = index.positionAt(offset);
    return `${file}:${line + 1}:${character + 1}`;
  };
  return problems.flatMap((problem) => [
    `${place(problem.path, problem.span.start)}: ${problem.severity} ${problem.code} ${problem.message}`,
    ...(problem.related ?? []).map((each) => `  ${place(each.path, each.span.start)}: ${each.message}`),
  ]);
}

/** A file named in a problem may be the very one that is missing. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
