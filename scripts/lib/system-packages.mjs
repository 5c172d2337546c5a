/** Packages of the operating system that the editor tests need. */
import { existsSync } from 'node:fs';
import { exists, outputOf, run } from './process.mjs';

/** What is needed, how its presence is told, and how Debian calls it. */
const NEEDS = [
  { package: 'chromium', present: () => chromiumPath() !== undefined },
  { package: 'python3', present: () => exists('python3') },
  { package: 'make', present: () => exists('make') },
  { package: 'g++', present: () => exists('g++') },
  { package: 'pkg-config', present: () => exists('pkg-config') },
  {
    package: 'libkrb5-dev',
    present: () => existsSync('/usr/include/krb5.h') || existsSync('/usr/include/krb5/krb5.h'),
  },
  { package: 'fonts-dejavu-core', present: () => (outputOf('fc-list') ?? '') !== '' },
  { package: 'ca-certificates', present: () => existsSync('/etc/ssl/certs/ca-certificates.crt') },
];

/** @returns {string | undefined} path of a Chromium or Chrome; CHROMIUM_PATH goes before what is found */
export function chromiumPath() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  return names.map((name) => outputOf('sh', ['-c', `command -v ${name}`])).find((path) => path);
}

/**
 * Installs what is missing with apt, as root or with a `sudo` that asks nothing.
 * @returns {Promise<string[]>} names of Debian packages still missing
 */
export async function installSystemPackages() {
  const missing = missingPackages();
  if (missing.length === 0 || !exists('apt-get')) return missing;
  const prefix =
    process.getuid?.() === 0
      ? []
      : outputOf('sudo', ['-n', 'true']) === undefined
        ? undefined
        : ['sudo', '-n'];
  if (!prefix) return missing;
  console.log(`Installing system packages: ${missing.join(' ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => {
    const [command, ...rest] = [...prefix, 'apt-get', '-qq', ...args];
    return run(command, rest, { env, stdio: ['ignore', 'ignore', 'inherit'], timeoutSeconds: 600 });
  };
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', ...missing);
  return missingPackages();
}

function missingPackages() {
  return NEEDS.filter((need) => !need.present()).map((need) => need.package);
}
