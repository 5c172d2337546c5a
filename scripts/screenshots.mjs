/** Takes the README's pictures from the real editor. */
import { installDependencies, ROOT } from './lib/dependencies.mjs';
import { mustRun } from './lib/process.mjs';

process.chdir(ROOT);
await installDependencies();
await mustRun(process.execPath, ['scripts/package.mjs']);
await mustRun(process.execPath, ['esbuild.mjs', '--editor-tests']);
await mustRun(process.execPath, ['out/editor/run-person.mjs', '--pictures']);
