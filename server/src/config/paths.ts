/** Paths with forward slashes, absolute: `/a/b`, `C:/a/b`. Pure text; no file system is asked. */

/** The folder a path lies in; a root is its own folder. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  if (slash < 0) return '.';
  const isRoot = slash === 0 || /^[A-Za-z]:$/.test(path.slice(0, slash));
  return path.slice(0, isRoot ? slash + 1 : slash);
}

/** The folder, then every folder above it, up to the root. */
export function foldersUpwards(folder: string): readonly string[] {
  const folders = [folder];
  for (let above = folderOf(folder); above !== folders.at(-1); above = folderOf(above)) folders.push(above);
  return folders;
}

/** Joins a relative path to a folder and resolves `.` and `..`. */
export function joinPath(folder: string, relative: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${relative}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return `${folder.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}

/** The path as seen from a folder, or undefined if it does not lie in it. */
export function pathInside(folder: string, path: string): string | undefined {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}
