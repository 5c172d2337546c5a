/** The path of a `file:` URI with forward slashes and without a slash before a drive letter; undefined for other schemes. */
export function pathOfUri(uri: string): string | undefined {
  const match = /^file:\/\/([^/?#]*)([^?#]*)/i.exec(uri);
  if (!match) return undefined;
  let path: string;
  try {
    path = decodeURIComponent(match[2] ?? '');
  } catch {
    return undefined;
  }
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
