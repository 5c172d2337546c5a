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

/** Documents of about a size each, cut at paragraphs. */
export function documents(count: number, bytes: number): readonly string[] {
  const paragraphs = prose(count * bytes * 1.1).split(/\n{2,}/);
  const found: string[] = [];
  let current = '# Treatment\n\n';
  for (const paragraph of paragraphs) {
    if (found.length === count) break;
    current += `${paragraph}\n\n`;
    if (current.length < bytes) continue;
    found.push(current.slice(0, bytes));
    current = '# Treatment\n\n';
  }
  return found;
}
