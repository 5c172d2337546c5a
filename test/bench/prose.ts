import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, SHARED } from '../harness/engine.ts';

/** Prose of the field to measure with: reviewed summaries where they are at hand, else the examples. */
export function prose(bytes: number): string {
  const folders = [SHARED && join(SHARED, 'data/pdq'), join(ROOT, 'examples')].filter(
    (folder): folder is string => folder !== undefined && existsSync(folder),
  );
  const texts = readdirSync(folders[0]!)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => readFileSync(join(folders[0]!, file), 'utf8'));
  const all = texts.join('\n\n');
  return all.repeat(Math.ceil(bytes / all.length)).slice(0, bytes);
}

/** Documents of one size each, cut at paragraphs. */
export function documents(count: number, bytes: number): readonly string[] {
  const found: string[] = [];
  // What is cut off at the end of each document is lost to the next one.
  for (let share = 1.5; found.length < count; share *= 1.5) {
    found.length = 0;
    let current = TITLE;
    for (const paragraph of prose(count * bytes * share).split(/\n{2,}/)) {
      if (found.length === count) break;
      current += `${paragraph}\n\n`;
      if (current.length < bytes) continue;
      found.push(current.slice(0, bytes));
      current = TITLE;
    }
  }
  return found;
}

const TITLE = '# Treatment\n\n';
