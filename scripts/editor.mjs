/** Opens the real VS Code in the browser, with the packaged extension and the examples; ends with Ctrl+C. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installDependencies, ROOT } from './lib/dependencies.mjs';
import { ensureEditor } from './lib/editor-install.mjs';
import { installExtension, startEditorServer } from './lib/editor-server.mjs';
import { mustRun } from './lib/process.mjs';

const DATA = join(ROOT, '.cache', 'editor-data');
const PORT = Number(process.env.PORT ?? 8765);

process.chdir(ROOT);
await installDependencies();
await mustRun(process.execPath, ['scripts/package.mjs']);
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const installation = await ensureEditor();
const machineSettings = join(DATA, 'data', 'Machine');
mkdirSync(machineSettings, { recursive: true });
writeFileSync(join(machineSettings, 'settings.json'), JSON.stringify({ 'workbench.startupEditor': 'none' }));
await installExtension(installation, {
  dataDirectory: DATA,
  vsix: resolve('out', `${name}-${version}.vsix`),
});
const server = await startEditorServer(installation, {
  dataDirectory: DATA,
  trustEverything: true,
  testDriver: false,
  port: PORT,
});
console.log(`\nOpen ${server.origin}/?folder=${encodeURI(resolve('examples'))}`);
console.log('Ctrl+C ends it.');
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await server.stop();
    process.exit(0);
  });
}
