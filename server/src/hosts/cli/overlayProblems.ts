import { LineIndex } from '../../text/lineIndex.ts';
import type { CliEnvironment } from './environment.ts';
import type { LoadedKnowledge } from './knowledgeBases.ts';
import { relativePath } from './paths.ts';

/** Says on standard error what in the overlays was left out, for commands whose output is something else. */
export function reportOverlayProblems(
  { problems, overlays }: LoadedKnowledge,
  { cwd, stderr }: CliEnvironment,
): void {
  const lines = new Map(overlays.map(({ path, text }) => [path, new LineIndex(text)]));
  for (const { path, span, severity, code, message } of problems) {
    const { line, character } = lines.get(path)?.positionAt(span.start) ?? { line: 0, character: 0 };
    stderr.write(`${relativePath(cwd, path)}:${line + 1}:${character + 1}: ${severity} ${code} ${message}\n`);
  }
}
