import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * @returns absolute path of the package that `npm run package` made
 * @throws {Error} if it was not made
 */
export function packagedExtension(): string {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    name: string;
    version: string;
  };
  const vsix = resolve('out', `${name}-${version}.vsix`);
  if (!existsSync(vsix)) throw new Error(`${vsix} does not exist: run \`npm run package\` first.`);
  return vsix;
}
