/** Bundles the tests. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { compileKnowledgeBase } from './knowledge-base.mjs';

/** Tests for Node's own runner: one module per `*.test.ts`, at the same place under out/test, with shared chunks. */
export async function buildTests(shared) {
  rmSync('out/test', { recursive: true, force: true });
  const entryPoints = readdirSync('test', { recursive: true })
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('editor'))
    .map((file) => join('test', file));
  await build({
    ...shared,
    entryPoints,
    outdir: 'out/test',
    outbase: 'test',
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    packages: 'external',
    sourcemap: 'inline',
    minify: false,
    keepNames: false,
  });
  // Compiled once here, read by every test process.
  await compileKnowledgeBase('out/kb.json');
}

/** The suite for the real editor, once for each kind of extension host, and the programs that run it. */
export async function buildEditorTests(shared) {
  rmSync('out/editor', { recursive: true, force: true });
  const common = { ...shared, sourcemap: 'inline', minify: false, keepNames: false };
  await Promise.all([
    build({
      ...common,
      entryPoints: { suite: 'test/editor/suite/index.ts' },
      outdir: 'out/editor',
      format: 'cjs',
      platform: 'browser',
      external: ['vscode'],
      outExtension: { '.js': '.cjs' },
    }),
    build({
      ...common,
      entryPoints: readdirSync('test/editor')
        .filter((file) => file.startsWith('run-') && file.endsWith('.ts'))
        .map((file) => join('test/editor', file)),
      outdir: 'out/editor',
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      outExtension: { '.js': '.mjs' },
    }),
  ]);
}
