// Placeholder of the build; replaced by the build owner.
import { build } from 'esbuild';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
const walk = (d) => readdirSync(d, { withFileTypes: true }).flatMap((e) => e.isDirectory() ? walk(join(d, e.name)) : [join(d, e.name)]);
if (process.argv.includes('--tests')) {
  rmSync('out/test', { recursive: true, force: true });
  const entryPoints = walk('test').filter((f) => f.endsWith('.test.ts') && !f.includes('test/editor/'));
  await build({ entryPoints, outdir: 'out/test', outbase: 'test', bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20',
    outExtension: { '.js': '.mjs' }, packages: 'external', sourcemap: 'inline', loader: { '.md': 'text', '.yaml': 'text' }, logLevel: 'warning' });
}
