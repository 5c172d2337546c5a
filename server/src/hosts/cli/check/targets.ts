import picomatch from 'picomatch/posix.js';
import { classifyDocument } from '../../../document/classify.ts';
import type { CliEnvironment, FileSystem } from '../environment.ts';
import { absolutePath, comparePaths, relativePath } from '../paths.ts';
import { type IgnoreScope, ignoreScopeOf } from './ignoreFiles.ts';

/** What a glob may yield; a folder yields protocols only. */
const READABLE = /\.(?:ya?ml|md|markdown|txt|text)$/i;

export interface Targets {
  /** Absolute paths, each once, ordered as they are shown. */
  readonly paths: readonly string[];
  /** One message for each argument that yields nothing. */
  readonly problems: readonly string[];
}

/**
 * The documents that the arguments name: a file is taken as it is, a folder yields the protocols in it and below it, a
 * glob the documents that match. Ignore files hold for folders and globs.
 */
export function findTargets(
  written: readonly string[],
  { cwd, files }: Pick<CliEnvironment, 'cwd' | 'files'>,
): Targets {
  const found = new Set<string>();
  const problems: string[] = [];
  for (const argument of written) {
    const path = absolutePath(cwd, argument);
    const kind = files.kindOf(path);
    if (kind === 'file') {
      found.add(path);
      continue;
    }
    const paths =
      kind === 'folder'
        ? protocolsIn(path, files)
        : isGlob(argument)
          ? matching(argument, cwd, files)
          : undefined;
    if (!paths) problems.push(`${argument}: there is no such file or folder. Check the path.`);
    else if (paths.length === 0) problems.push(nothingFound(argument, kind === 'folder'));
    for (const each of paths ?? []) found.add(each);
  }
  const shown = new Map([...found].map((path) => [path, relativePath(cwd, path)]));
  return { paths: [...found].sort((a, b) => comparePaths(shown.get(a)!, shown.get(b)!)), problems };
}

function nothingFound(argument: string, isFolder: boolean): string {
  return isFolder
    ? `${argument}: no *.protocol.yaml, *.protocol.yml or *.protocol.md in this folder that ignore files do not leave out. Name files, or another folder.`
    : `${argument}: no document matches this glob. Check it; quote it so that the shell leaves it alone.`;
}

function isGlob(argument: string): boolean {
  return picomatch.scan(argument.replaceAll('\\', '/')).isGlob;
}

function protocolsIn(folder: string, files: FileSystem): readonly string[] {
  return walk(folder, files, (path) => classifyDocument(path).protocolName);
}

function matching(argument: string, cwd: string, files: FileSystem): readonly string[] {
  const { base, glob } = picomatch.scan(argument.replaceAll('\\', '/'));
  const folder = absolutePath(cwd, base === '' ? '.' : base);
  if (files.kindOf(folder) !== 'folder') return [];
  const matches = picomatch(glob);
  return walk(folder, files, (path) => READABLE.test(path) && matches(relativePath(folder, path)));
}

function walk(start: string, files: FileSystem, wanted: (path: string) => boolean): readonly string[] {
  const found: string[] = [];
  const visit = (folder: string, scope: IgnoreScope): void => {
    for (const { name, kind } of files.list(folder)) {
      const path = folder === '/' ? `/${name}` : `${folder}/${name}`;
      if (kind === 'broken-link' || scope.leavesOut(path, kind)) continue;
      if (kind === 'folder') visit(path, scope.inFolder(path));
      else if (wanted(path)) found.push(path);
    }
  };
  visit(start, ignoreScopeOf(start, files));
  return found;
}
