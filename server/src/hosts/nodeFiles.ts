import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OverlayReader } from '../knowledge/index.ts';
import { pathOfUri } from './lsp/uris.ts';
import { reasonOf } from './nodeFailures.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Files of this machine by `file:` URI. */
export const nodeFiles: OverlayReader = {
  async list(uri) {
    const folder = pathOfUri(uri);
    if (folder === undefined) return undefined;
    const entries = await readdir(folder, { withFileTypes: true }).catch(unlessMissing);
    if (!entries) return undefined;
    return Promise.all(
      entries
        .filter((entry) => !entry.isDirectory())
        .map(async ({ name }) => {
          const reached = await stat(join(folder, name)).then(
            ({ size }) => ({ bytes: size }),
            (error: unknown) => ({ problem: reasonOf(error) }),
          );
          return { name: encodeURIComponent(name), ...reached };
        }),
    );
  },
  async readText(uri) {
    const path = pathOfUri(uri);
    if (path === undefined) return undefined;
    const bytes = await readFile(path).catch(unlessMissing);
    if (!bytes) return undefined;
    try {
      return UTF8.decode(bytes);
    } catch {
      return undefined;
    }
  },
};

/** What is not there is undefined; what is there and cannot be read is an error. */
function unlessMissing(error: unknown): undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  throw new Error(reasonOf(error), { cause: error });
}
