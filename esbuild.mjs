/**
 * The build. Every artefact of the package, or with a flag only a part:
 *
 *   node esbuild.mjs [--production] [--watch]   clients, servers, command line, knowledge base; proves core platform-neutral
 *   node esbuild.mjs --tests                    out/test/**.test.mjs, mirroring test/
 *   node esbuild.mjs --editor-tests             out/editor/: the suite for the real editor and its runners
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { build, context } from 'esbuild';
import { compileKnowledgeBase } from './scripts/build/knowledge-base.mjs';
import { printSizes } from './scripts/build/sizes.mjs';
import { buildEditorTests, buildTests } from './scripts/build/tests.mjs';

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Options that all artefacts share. */
const shared = {
  bundle: true,
  define: { THERALINT_VERSION: JSON.stringify(version) },
  loader: { '.md': 'text', '.yaml': 'text' },
  logLevel: 'warning',
  minify: production,
  // Names of errors and classes appear in messages; minified ones would not be understood.
  keepNames: production,
  sourcemap: production ? false : 'linked',
  metafile: true,
  target: 'es2023',
};

/** CommonJS has no `import.meta`; the sources say `import.meta.dirname`, which Node knows in modules. */
const node = { ...shared, platform: 'node', target: 'node20' };
const commonJs = {
  ...node,
  format: 'cjs',
  define: { ...shared.define, 'import.meta.dirname': '__dirname' },
};

const artefacts = [
  {
    ...commonJs,
    entryPoints: ['client/src/extension.ts'],
    outfile: 'dist/client/extension.cjs',
    external: ['vscode'],
  },
  {
    ...shared,
    entryPoints: ['client/src/web.ts'],
    outfile: 'dist/client/web.cjs',
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
  },
  { ...commonJs, entryPoints: ['server/src/hosts/node.ts'], outfile: 'dist/server/node.cjs' },
  {
    ...shared,
    entryPoints: ['server/src/hosts/worker.ts'],
    outfile: 'dist/server/worker.js',
    platform: 'browser',
    format: 'iife',
    // The JSON schema validator makes an address out of the worker's location as it is loaded, which fails where that is
    // a blob's. Without a location it takes a fixed one.
    define: { ...shared.define, 'self.location': 'undefined' },
  },
  {
    ...node,
    entryPoints: {
      cli: 'server/src/hosts/cli/main.ts',
      'cli/checkThread': 'server/src/hosts/cli/check/checkThread.ts',
    },
    outdir: 'dist',
    format: 'esm',
    // `lsp` and the reporters are loaded when they are asked for.
    splitting: true,
    chunkNames: 'cli/[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    banner: {
      // Dependencies that are CommonJS call `require`, which a module does not have.
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  },
  {
    // Nothing runs this one: that it bundles proves that core needs neither Node nor a browser.
    ...shared,
    entryPoints: ['server/src/service.ts'],
    outfile: 'out/neutral/service.js',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'esm',
    sourcemap: false,
  },
];

/** While parts of the product are still to be written, the build says so instead of failing. */
function present(artefact) {
  const entry = Object.values(artefact.entryPoints)[0];
  if (existsSync(entry)) return true;
  console.log(`  skipped ${artefact.outfile ?? artefact.outdir}: ${entry} does not exist yet`);
  return false;
}

async function buildAll() {
  const started = performance.now();
  // Chunks are named by their content; those of earlier builds would stay.
  rmSync('dist/cli', { recursive: true, force: true });
  const [results] = await Promise.all([
    Promise.all(artefacts.filter(present).map((artefact) => build(artefact))),
    compileKnowledgeBase(),
  ]);
  printSizes(
    results.map((result) => result.metafile),
    { enforce: production },
  );
  console.log(`Built version ${version} in ${Math.round(performance.now() - started)} ms.`);
}

async function watch() {
  for (const artefact of artefacts.filter(present)) {
    const watcher = await context(artefact);
    await watcher.watch();
  }
  await compileKnowledgeBase();
  console.log('Watching. The knowledge base is compiled once: run `npm run build` after changing data/.');
}

const task = flags.has('--tests')
  ? () => buildTests(shared)
  : flags.has('--editor-tests')
    ? () => buildEditorTests(shared)
    : flags.has('--watch')
      ? watch
      : buildAll;
await task().catch((error) => {
  // What went wrong has been printed where it was found; a stack of this script adds nothing.
  console.error(`Build failed: ${error.message}`);
  process.exitCode = 1;
});
