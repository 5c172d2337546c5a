/** Packs the extension: a production build, then out/theralint-<version>.vsix. */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { binary, installDependencies, ROOT } from './lib/dependencies.mjs';
import { mustRun } from './lib/process.mjs';

/** Most the package may weigh, in bytes. */
const BUDGET = 2.5 * 1024 * 1024;

process.chdir(ROOT);
await installDependencies();
await mustRun(process.execPath, ['esbuild.mjs', '--production']);
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const vsix = join('out', `${name}-${version}.vsix`);
mkdirSync('out', { recursive: true });
await mustRun(binary('vsce'), [
  'package',
  // Everything is bundled.
  '--no-dependencies',
  '--no-rewrite-relative-links',
  '--allow-missing-repository',
  '--skip-license',
  '--out',
  vsix,
]);
const { size } = statSync(vsix);
if (size > BUDGET) throw new Error(`${vsix} weighs ${size} bytes, more than its budget of ${BUDGET}.`);
