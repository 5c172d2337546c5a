/**
 * `npm run bench [-- ROW...]`: measures loading, recognition, the command line and the language server, beside peers that
 * are installed into .cache/peers and are no dependencies. Ratios within one run are what counts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { build } from 'esbuild';
import { ROOT } from './lib/dependencies.mjs';

const PEERS = '.cache/peers';
const PACKAGES = ['markdownlint-cli2@0.24.1', 'yaml-language-server@2.0.0'];
const ROWS = ['load-base', 'load-large', 'recognise', 'claims', 'command-line', 'language-server'];
const PROGRAM = 'out/bench/main.mjs';

process.chdir(ROOT);
const asked = process.argv.slice(2);
const rows = asked.length > 0 ? asked : ROWS;

if (!existsSync('dist/cli.mjs') || !existsSync('dist/kb.json')) {
  run('npm', ['run', 'build']);
}
if (
  rows.some((row) => row === 'command-line' || row === 'language-server') &&
  !existsSync(`${PEERS}/node_modules`)
) {
  mkdirSync(PEERS, { recursive: true });
  writeFileSync(`${PEERS}/package.json`, '{ "private": true }\n');
  run('npm', ['install', '--prefix', PEERS, '--no-audit', '--no-fund', '--no-save', ...PACKAGES]);
}
await build({
  entryPoints: ['test/bench/main.ts'],
  outfile: PROGRAM,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  loader: { '.md': 'text', '.yaml': 'text' },
  logLevel: 'warning',
});

await build({
  entryPoints: ['test/bench/emptyServer.ts'],
  outfile: 'out/bench/emptyServer.cjs',
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
});

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}\n`);
let failed = false;
for (const row of ['prepare', ...rows]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', PROGRAM, row], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    console.error(`${row} failed:\n${stderr}`);
    failed = true;
    continue;
  }
  for (const { what, value, against } of JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]')) {
    console.log(`${what.padEnd(58)} ${value}${against ? `   (${against})` : ''}`);
  }
}
if (failed) process.exitCode = 1;

function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed.`);
}
