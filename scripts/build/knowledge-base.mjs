/** Compiles data/ into dist/kb.json with the project's own compiler, bundled for this Node first. */
import { existsSync } from 'node:fs';
import { runTypeScript } from './run-typescript.mjs';

const COMPILER = 'scripts/build-kb.ts';

export async function compileKnowledgeBase() {
  if (!existsSync(COMPILER)) {
    console.log(`  skipped dist/kb.json: ${COMPILER} does not exist yet`);
    return;
  }
  const { buildKnowledgeBase } = await runTypeScript(COMPILER);
  await buildKnowledgeBase({ dataDirectory: 'data', outputFile: 'dist/kb.json' });
}
