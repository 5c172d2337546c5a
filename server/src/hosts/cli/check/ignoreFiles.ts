import ignore, { type Ignore } from 'ignore';
import type { FileSystem } from '../environment.ts';

const IGNORE_FILES: readonly string[] = ['.gitignore', '.theralintignore'];

/** Never walked into. */
const NEVER: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** What the ignore files of a folder and of the folders above it leave out. Made per folder while walking down. */
export interface IgnoreScope {
  /** The same with the ignore files of a folder further down. */
  inFolder(folder: string): IgnoreScope;
  /** @param path absolute */
  leavesOut(path: string, kind: 'file' | 'folder'): boolean;
}

interface Rules {
  readonly folder: string;
  readonly rules: Ignore;
}

/** The scope of a folder: its own ignore files and those above it, up to the repository's root. */
export function ignoreScopeOf(folder: string, files: FileSystem): IgnoreScope {
  const above = foldersToRoot(folder, files);
  return above.reduce<IgnoreScope>((scope, each) => scope.inFolder(each), scopeWith([], files));
}

function scopeWith(stack: readonly Rules[], files: FileSystem): IgnoreScope {
  return {
    inFolder(folder) {
      const rules = rulesIn(folder, files);
      return rules ? scopeWith([...stack, { folder, rules }], files) : scopeWith(stack, files);
    },
    leavesOut(path, kind) {
      if (kind === 'folder' && NEVER.has(path.slice(path.lastIndexOf('/') + 1))) return true;
      let left = false;
      // Files further down have the last word.
      for (const { folder, rules } of stack) {
        const inside = path.slice(folder.endsWith('/') ? folder.length : folder.length + 1);
        const { ignored, unignored } = rules.test(kind === 'folder' ? `${inside}/` : inside);
        if (ignored) left = true;
        else if (unignored) left = false;
      }
      return left;
    },
  };
}

function rulesIn(folder: string, files: FileSystem): Ignore | undefined {
  const texts = IGNORE_FILES.map((name) => `${folder === '/' ? '' : folder}/${name}`)
    .filter((path) => files.kindOf(path) === 'file')
    .map((path) => new TextDecoder().decode(files.read(path)));
  return texts.length === 0 ? undefined : ignore().add(texts.join('\n'));
}

/** From the repository's root (the folder that holds `.git`) down to the folder; only the folder if there is none. */
function foldersToRoot(folder: string, files: FileSystem): readonly string[] {
  const folders = [folder];
  for (let current = folder; ; ) {
    if (files.kindOf(`${current === '/' ? '' : current}/.git`) !== undefined) return folders.toReversed();
    const slash = current.lastIndexOf('/');
    const above = slash === 0 && current !== '/' ? '/' : current.slice(0, slash);
    if (slash < 0 || above === '' || above === current) return [folder];
    folders.push(above);
    current = above;
  }
}
