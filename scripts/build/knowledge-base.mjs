/** Compiles data/ into dist/kb.json with the project's own compiler, bundled for this Node first. */
import { existsSync } from 'node:fs';
import { runTypeScript } from './run-typescript.mjs';

const COMPILER = 'scripts/build-kb.ts';

/** @param {string} [outputFile] where the artefact goes */
export async function compileKnowledgeBase(outputFile = 'dist/kb.json') {
  if (!existsSync(COMPILER)) {
    console.log(`  skipped ${outputFile}: ${COMPILER} does not exist yet`);
    return;
  }
  const { buildKnowledgeBase } = await runTypeScript(COMPILER);
  await buildKnowledgeBase({ dataDirectory: 'data', outputFile });
}
