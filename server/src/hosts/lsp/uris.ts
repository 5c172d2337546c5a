/** Where a document lies: a file system, and an absolute path in it with forward slashes. */
export interface Place {
  /** `file:` for this machine, `scheme://authority` for what only the editor can read. */
  readonly root: string;
  readonly path: string;
}

/** The root of files of this machine. */
export const LOCAL = 'file:';

/** The place of a URI; undefined where its scheme knows no folders (`untitled:`). */
export function placeOfUri(uri: string): Place | undefined {
  const path = pathOfUri(uri);
  if (path !== undefined) return { root: LOCAL, path };
  const match = /^(?!file:)([a-z][a-z0-9+.-]*:\/\/[^/?#]*)(\/[^?#]*)/i.exec(uri);
  const decoded = match ? decode(match[2] ?? '') : undefined;
  return decoded === undefined ? undefined : { root: match?.[1] ?? '', path: decoded };
}

export function uriOfPlace({ root, path }: Place): string {
  return root === LOCAL ? uriOfPath(path) : root + path.split('/').map(encodeURIComponent).join('/');
}

/** The path of a `file:` URI with forward slashes and without a slash before a drive letter; undefined for other schemes. */
export function pathOfUri(uri: string): string | undefined {
  const match = /^file:\/\/([^/?#]*)([^?#]*)/i.exec(uri);
  const path = match ? decode(match[2] ?? '') : undefined;
  if (!match || path === undefined) return undefined;
  const host = match[1] ?? '';
  if (host !== '') return `//${host}${path}`;
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}

/** The `file:` URI of an absolute path with forward slashes. */
export function uriOfPath(path: string): string {
  const rooted = path.startsWith('/') ? path : `/${path}`;
  return `file://${rooted
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace(/^\/([A-Za-z])%3A/, '/$1:')}`;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
