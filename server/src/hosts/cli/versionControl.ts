/** Git, as far as `--since` needs it. */
import { spawnSync } from 'node:child_process';
import type { VersionControl } from './environment.ts';
import { absolutePath } from './paths.ts';

/** Longest answer that is read, in bytes: a file of a revision, or the names of all files. */
const MAXIMUM = 256 * 1024 * 1024;

/** @param cwd folder in the working tree, absolute, with forward slashes; git finds the repository above it */
export function git(cwd: string): VersionControl {
  const run = (...args: readonly string[]): Uint8Array => {
    const { error, status, stdout, stderr } = spawnSync('git', ['-C', cwd, ...args], { maxBuffer: MAXIMUM });
    if (error) throw new Error(`git could not be started (${error.message})`, { cause: error });
    if (status !== 0) throw new Error(stderr.toString().trim().split('\n')[0] || `git ended with ${status}`);
    return stdout;
  };
  const fields = (...args: readonly string[]): readonly string[] =>
    new TextDecoder().decode(run(...args)).split('\0');
  const line = (...args: readonly string[]): string => fields(...args)[0]!.trim();

  return {
    at(name) {
      // From the working folder upwards, so that a repository behind a symbolic link keeps the paths the user knows.
      const root = absolutePath(cwd, line('rev-parse', '--show-cdup') || '.');
      const revision = revisionNamed(name, line);
      const tracked = new Set(fields('ls-files', '--full-name', '-z', '--', root));
      const changed = changesIn(
        fields('diff', '--name-status', '--find-renames', '--no-ext-diff', '-z', revision),
      );
      return {
        fileAt(path) {
          const inside = path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined;
          if (inside === undefined || !tracked.has(inside)) return undefined;
          if (!changed.has(inside)) return 'unchanged';
          const before = changed.get(inside);
          return before === undefined ? undefined : run('cat-file', 'blob', `${revision}:${before}`);
        },
      };
    },
  };
}

function revisionNamed(name: string, line: (...args: readonly string[]) => string): string {
  try {
    return line('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
  } catch (error) {
    throw new Error(`there is no revision ${name} in this repository`, { cause: error });
  }
}

/** By path, the path before; undefined for what was added. Reads `git diff --name-status -z`. */
function changesIn(fields: readonly string[]): ReadonlyMap<string, string | undefined> {
  const changes = new Map<string, string | undefined>();
  for (let at = 0; at + 1 < fields.length; ) {
    const status = fields[at++]!;
    const before = fields[at++]!;
    const after = /^[RC]/.test(status) ? fields[at++]! : before;
    changes.set(after, status === 'A' ? undefined : before);
  }
  return changes;
}
