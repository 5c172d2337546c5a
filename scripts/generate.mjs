/** Writes the generated files; with --check writes nothing, and fails if any of them is not up to date. */
import { installDependencies, ROOT } from './lib/dependencies.mjs';

process.chdir(ROOT);
await installDependencies();
const { runTypeScript } = await import('./build/run-typescript.mjs');
const check = process.argv.includes('--check');
const { generate } = await runTypeScript('scripts/generate.ts');
const files = generate({ check });
for (const file of files) console.log(check ? `not up to date: ${file}` : `written: ${file}`);
if (check && files.length > 0) {
  console.log('Run `npm run generate` and commit what it writes.');
  process.exitCode = 1;
}
