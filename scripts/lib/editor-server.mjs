/** Starts the editor's server and ends it. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { delimiter, dirname } from 'node:path';
import { end, mustRun } from './process.mjs';

/**
 * @param {import('./editor-install.mjs').EditorInstallation} installation
 * @param {{ dataDirectory: string, trustEverything: boolean, testDriver: boolean, port?: number }} options
 *   `testDriver` lets a page run a test suite by its address; `port` 0 or absent takes a free one
 * @returns {Promise<{ origin: string, authority: string, stop: () => Promise<void> }>} once it answers
 */
export async function startEditorServer(installation, { dataDirectory, trustEverything, testDriver, port }) {
  const authority = `127.0.0.1:${port || (await freePort())}`;
  const child = spawn(
    installation.node,
    [
      installation.serverMain,
      '--host=127.0.0.1',
      `--port=${authority.split(':')[1]}`,
      '--without-connection-token',
      '--accept-server-license-terms',
      '--telemetry-level=off',
      `--server-data-dir=${dataDirectory}`,
      ...(testDriver ? ['--enable-smoke-test-driver'] : []),
      ...(trustEverything ? ['--disable-workspace-trust'] : []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: environment(installation) },
  );
  // However this process ends, it leaves no server behind.
  const endWithParent = () => child.kill();
  process.once('exit', endWithParent);
  child.once('exit', () => process.off('exit', endWithParent));
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (log += data));
  const origin = `http://${authority}`;
  try {
    await answering(origin, child);
  } catch (error) {
    await end(child);
    throw new Error(`The editor's server did not start: ${error.message}\n${log}`);
  }
  return { origin, authority, stop: () => end(child) };
}

/** Installs a packaged extension, as a user would. */
export async function installExtension(installation, { dataDirectory, vsix }) {
  await mustRun(
    installation.node,
    [
      installation.serverMain,
      '--accept-server-license-terms',
      `--server-data-dir=${dataDirectory}`,
      '--install-extension',
      vsix,
      '--force',
    ],
    { env: environment(installation), stdio: ['ignore', 'ignore', 'inherit'], timeoutSeconds: 120 },
  );
}

function environment(installation) {
  return { ...process.env, PATH: `${dirname(installation.node)}${delimiter}${process.env.PATH}` };
}

async function answering(origin, child) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`it ended with exit code ${child.exitCode}`);
    const response = await fetch(`${origin}/version`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('it did not answer within a minute');
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
