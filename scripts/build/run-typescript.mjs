/** Runs a TypeScript module of this repository in this process; Node 20 cannot do it by itself. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * @param {string} entry path from the repository's root
 * @returns {Promise<Record<string, any>>} the module's exports
 */
export async function runTypeScript(entry) {
  const outfile = resolve('out/build', entry.replaceAll('/', '-').replace(/\.ts$/, '.mjs'));
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    loader: { '.md': 'text', '.yaml': 'text' },
    logLevel: 'warning',
  });
  return import(`${pathToFileURL(outfile)}?${Date.now()}`);
}
