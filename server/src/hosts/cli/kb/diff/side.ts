import {
  type HouseRule,
  isOverlayPath,
  type KnowledgeFile,
  overlayBase,
} from '../../../../knowledge/index.ts';
import type { KnowledgeArtefact } from '../../../../knowledge/types.ts';
import { loadKnowledge } from '../../engine.ts';
import type { CliEnvironment } from '../../environment.ts';
import { CliError } from '../../exitCodes.ts';
import { isYaml, knowledgeFileAt, knowledgeFilesIn } from '../../knowledgeFiles.ts';
import { reportOverlayProblems } from '../../overlayProblems.ts';
import { absolutePath } from '../../paths.ts';

/** One side of a comparison. */
export interface Side extends Pick<KnowledgeArtefact, 'identity' | 'records'> {
  readonly houseRules: readonly HouseRule[];
}

/** The word that stands for the base that came with the program. */
const BUNDLED = 'bundled';

/**
 * Reads a side of `kb diff`: `bundled`, a compiled base, a folder of sources, or an overlay, a file or a folder of them,
 * on top of the bundled base.
 * @throws CliError that says what is wrong with it
 */
export function sideFrom(written: string, environment: CliEnvironment): Side {
  const { files, cwd } = environment;
  const path = absolutePath(cwd, written);
  const kind = written === BUNDLED ? undefined : files.kindOf(path);
  if (written !== BUNDLED && kind === undefined) {
    throw new CliError(
      `${written}: there is no such knowledge base. Name a compiled file, a folder, or "${BUNDLED}".`,
    );
  }
  const overlays = kind === undefined ? [] : overlaysAt(path, kind, environment);
  if (overlays.length === 0) {
    return { ...loadKnowledge(environment, written === BUNDLED ? undefined : written), houseRules: [] };
  }
  const base = loadKnowledge(environment, undefined);
  const overlaid = overlayBase(base, overlays);
  reportOverlayProblems({ ...overlaid, base, overlays }, environment);
  return overlaid;
}

/** The overlays that a path names: one such file, or a folder that holds such files and no base. Else none. */
export function overlaysAt(
  path: string,
  kind: 'file' | 'folder',
  { files }: CliEnvironment,
): readonly KnowledgeFile[] {
  if (kind === 'file') {
    if (!isYaml(path)) return [];
    const file = knowledgeFileAt(path, files);
    return isOverlayPath(path) || isOverlay(file) ? [file] : [];
  }
  if (files.kindOf(`${path}/kb.yaml`) === 'file') return [];
  const found = knowledgeFilesIn(path, files).map((file) => ({ ...file, path: `${path}/${file.path}` }));
  return found.filter((file) => isOverlayPath(file.path) || isOverlay(file));
}

function isOverlay({ text }: KnowledgeFile): boolean {
  return /^(?:\{\s*)?"?kind"?\s*:\s*"?overlay\b/mu.test(text.slice(0, 10_000));
}
