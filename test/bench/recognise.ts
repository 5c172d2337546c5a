/** How recognition scales with the number of names. */
import { readFileSync } from 'node:fs';
import { createKnowledgeIndex, loadArtefact } from '../../server/src/knowledge/index.ts';
import { createRecogniser } from '../../server/src/recognise/index.ts';
import { prose } from './prose.ts';
import { megabytes, memory, milliseconds, type Row, timed } from './report.ts';

const SIZE = 2_000_000;
const PARAGRAPH = /\n{2,}/;

/** @param path of an artefact with many names; smaller sets are taken evenly out of it */
export function recognise(path: string): readonly Row[] {
  const index = createKnowledgeIndex(loadArtefact(readFileSync(path, 'utf8'), path));
  const all = index.surfaces();
  const blocks = prose(SIZE).split(PARAGRAPH);
  const size = blocks.reduce((sum, block) => sum + block.length, 0);
  return [500, 10_000, all.length].map((count): Row => {
    const step = all.length / Math.min(count, all.length);
    const surfaces = Array.from(
      { length: Math.min(count, all.length) },
      (_, i) => all[Math.floor(i * step)]!,
    );
    const before = memory();
    const built = timed(() => createRecogniser(surfaces, index.relations()));
    const used = memory().heap - before.heap;
    for (const block of blocks.slice(0, 200)) built.value.recognise(block);
    const run = timed(() => {
      let mentions = 0;
      for (const block of blocks) mentions += built.value.recognise(block).length;
      return mentions;
    });
    return {
      what: `recognise with ${surfaces.length} surfaces`,
      value: `${(size / 1000 / run.time).toFixed(1)} MB/s, ${run.value} mentions; built in ${milliseconds(built.time)}, ${megabytes(used)}`,
    };
  });
}
