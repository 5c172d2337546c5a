/** Paths with forward slashes. */

const ABSOLUTE = /^(?:\/|[A-Za-z]:\/)/;

/** An absolute path from what a user wrote; `.` and `..` are resolved, a slash at the end is dropped. */
export function absolutePath(cwd: string, written: string): string {
  const path = written.replaceAll('\\', '/');
  const whole = ABSOLUTE.test(path) ? path : `${cwd}/${path}`;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  const joined = parts.join('/');
  return whole.startsWith('/') ? `/${joined}` : joined;
}

/** The path as seen from a folder; paths outside it begin with `../`, those on another drive stay as they are. */
export function relativePath(folder: string, path: string): string {
  const from = folder.split('/').filter((part) => part !== '');
  const to = path.split('/').filter((part) => part !== '');
  if (/:$/.test(to[0] ?? '') && to[0] !== from[0]) return path;
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/') || '.';
}

/** Orders paths by code unit, the same on every system and in every language. */
export function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
