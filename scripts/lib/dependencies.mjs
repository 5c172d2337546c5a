/** node_modules, as the lock file wants it. Imports nothing from it: this runs first in a fresh clone. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mustRun } from './process.mjs';

/** The repository's root. Looked for, because this module may be bundled into another place. */
export const ROOT = rootAbove(import.meta.dirname);

function rootAbove(folder) {
  if (existsSync(join(folder, 'package-lock.json'))) return folder;
  if (dirname(folder) === folder)
    throw new Error('The repository that this script belongs to was not found.');
  return rootAbove(dirname(folder));
}

/**
 * npm is a script on some systems; run it with a Node of ours wherever npm says where it is.
 * @param {string[]} args
 * @param {object} [options] as for `mustRun`, and
 * @param {string} [options.node] the Node that npm runs on, and tells to installation scripts; this one unless given
 */
export async function npm(args, { node = process.execPath, ...options } = {}) {
  const cli = process.env.npm_execpath;
  await (cli?.endsWith('.js')
    ? mustRun(node, [cli, ...args], options)
    : mustRun('npm', args, { shell: process.platform === 'win32', ...options }));
}

/** Installs when nothing is installed, or something older than the lock file. */
export async function installDependencies() {
  const marker = join(ROOT, 'node_modules', '.package-lock.json');
  const lock = join(ROOT, 'package-lock.json');
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing dependencies ...');
  await npm(['ci', '--no-audit', '--no-fund'], { cwd: ROOT });
}

/** @returns {string} path of a dependency's command */
export function binary(name) {
  return join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}
