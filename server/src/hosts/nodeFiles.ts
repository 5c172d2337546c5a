import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OverlayReader } from '../knowledge/index.ts';
import { pathOfUri } from './lsp/uris.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Files of this machine by `file:` URI. What cannot be read counts as not there: overlays never stop the server. */
export const nodeFiles: OverlayReader = {
  async list(uri) {
    const folder = pathOfUri(uri);
    if (folder === undefined) return undefined;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
    if (!entries) return undefined;
    return Promise.all(
      entries
        .filter((entry) => !entry.isDirectory())
        .map(async ({ name }) => {
          const stats = await stat(join(folder, name)).catch(() => undefined);
          return { name: encodeURIComponent(name), ...(stats ? { bytes: stats.size } : {}) };
        }),
    );
  },
  async readText(uri) {
    const path = pathOfUri(uri);
    const bytes = path === undefined ? undefined : await readFile(path).catch(() => undefined);
    if (!bytes) return undefined;
    try {
      return UTF8.decode(bytes);
    } catch {
      return undefined;
    }
  },
};
