/** Child processes, waited for and ended by their own id. */
import { spawn, spawnSync } from 'node:child_process';

/**
 * Runs a command to its end, its output shown as it comes.
 * @param {string} command
 * @param {readonly string[]} [args]
 * @param {import('node:child_process').SpawnOptions & { timeoutSeconds?: number }} [options]
 * @returns {Promise<number>} exit code; 1 when it was ended by a signal or could not be started, 124 when time ran out
 */
export function run(command, args = [], { timeoutSeconds, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    let timedOut = false;
    const timer =
      timeoutSeconds &&
      setTimeout(() => {
        timedOut = true;
        child.kill('SIGKILL');
      }, timeoutSeconds * 1000);
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      clearTimeout(timer);
      resolve(1);
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(timedOut ? 124 : (code ?? 1));
    });
  });
}

/** Like `run`, but a failure is thrown. */
export async function mustRun(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`"${[command, ...args].join(' ')}" ended with exit code ${code}.`);
}

/** @returns {string | undefined} standard output, or undefined if the command failed or does not exist */
export function outputOf(command, args = [], options = {}) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', ...options });
  return status === 0 ? stdout.trim() : undefined;
}

/** @returns {boolean} whether the shell would find the command */
export function exists(command) {
  return outputOf('sh', ['-c', 'command -v -- "$1"', 'sh', command]) !== undefined;
}

/**
 * Ends a process and waits until it has ended; with force after ten seconds.
 * @param {import('node:child_process').ChildProcess} child
 */
export function end(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
