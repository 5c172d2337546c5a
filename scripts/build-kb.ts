import { buildKnowledge } from '../server/src/hosts/build/buildKnowledge.ts';

/**
 * Compiles the knowledge sources, prints every problem, and writes the artefact.
 * @throws Error when a problem is an error; nothing is written then.
 */
export async function buildKnowledgeBase(options: {
  readonly dataDirectory: string;
  readonly outputFile: string;
}): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const { ok, report, summary } = buildKnowledge(options.dataDirectory, options.outputFile, { today });
  for (const line of report) console.error(line);
  if (!ok) throw new Error(summary);
  console.log(`  ${options.outputFile}: ${summary}`);
}
