/**
 * A real VS Code without a desktop: the server inside the npm package `code-server`, kept in .cache/ (740 MB), never
 * among the project's own dependencies.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { npm, ROOT } from './dependencies.mjs';
import { installSystemPackages } from './system-packages.mjs';

const CODE_SERVER = 'code-server@4.139.1';
/** The Node that this code-server wants, while it installs and while it runs. */
const NODE = 'node@24';

const CACHE = join(ROOT, '.cache');
const NODE_FOLDER = join(CACHE, 'node24');
const EDITOR_FOLDER = join(CACHE, 'code-server');

/**
 * @typedef {object} EditorInstallation
 * @property {string} node path of the Node binary that runs the server
 * @property {string} serverMain path of the server's main script
 */

/**
 * Installs the editor unless it is there already.
 * @returns {Promise<EditorInstallation>}
 * @throws {Error} that says what to install by hand
 */
export async function ensureEditor() {
  const installation = {
    node: join(
      NODE_FOLDER,
      'node_modules',
      'node',
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    ),
    serverMain: join(EDITOR_FOLDER, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
  };
  if (isInstalled(EDITOR_FOLDER, CODE_SERVER) && existsSync(installation.serverMain)) return installation;
  const missing = await installSystemPackages();
  if (missing.length > 0)
    throw new Error(`The editor needs system packages that are missing: ${missing.join(' ')}. ${ADVICE}`);
  console.log('Installing the editor into .cache/ (about two minutes, 740 MB, once) ...');
  try {
    await install(NODE_FOLDER, NODE);
    await install(EDITOR_FOLDER, CODE_SERVER, {
      node: installation.node,
      env: buildEnvironment(dirname(installation.node)),
    });
  } catch (error) {
    throw new Error(`The editor could not be installed: ${error.message} ${ADVICE}`);
  }
  if (!existsSync(installation.serverMain))
    throw new Error(`The editor was installed without its server. ${ADVICE}`);
  return installation;
}

const ADVICE =
  'On Debian or Ubuntu: apt-get install chromium libkrb5-dev pkg-config python3 make g++; then run the command again, with access to the npm registry.';

async function install(folder, specification, options = {}) {
  if (isInstalled(folder, specification)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Both packages finish their installation with a script, which npm asks to be allowed by name.
  const manifest = {
    name: 'theralint-editor',
    private: true,
    allowScripts: { node: true, 'code-server': true },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  await npm(['install', specification, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    timeoutSeconds: 900,
    ...options,
  });
  writeFileSync(join(folder, 'installed'), specification);
}

/** Installed to the end, and in this version. */
function isInstalled(folder, specification) {
  const marker = join(folder, 'installed');
  return existsSync(marker) && readFileSync(marker, 'utf8') === specification;
}

/** The environment in which the editor's native parts are built: its Node first on the path, with headers at hand. */
function buildEnvironment(nodeFolder) {
  const env = { ...process.env, PATH: `${nodeFolder}${delimiter}${process.env.PATH}` };
  // The npm package of Node brings no headers. They are stable across versions for native parts of this kind, so those
  // of the running Node will do; without them node-gyp would fetch some from nodejs.org.
  const prefix = dirname(dirname(process.execPath));
  if (!env.npm_config_nodedir && existsSync(join(prefix, 'include', 'node', 'node_api.h')))
    env.npm_config_nodedir = prefix;
  // Of the npm around this run, which tells its own Node: installation scripts read it there.
  delete env.npm_execpath;
  delete env.npm_node_execpath;
  delete env.npm_config_user_agent;
  return env;
}
