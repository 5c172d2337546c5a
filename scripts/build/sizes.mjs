/** Sizes of what is shipped, held against a budget. */
import { existsSync, statSync } from 'node:fs';

const KIB = 1024;

/** Most a shipped file may weigh, in bytes, minified. Raise one only with a reason in the commit that does it. */
const BUDGETS = {
  'dist/client/extension.cjs': 500 * KIB,
  'dist/client/web.cjs': 450 * KIB,
  'dist/server/node.cjs': 1750 * KIB,
  'dist/server/worker.js': 1750 * KIB,
  'dist/cli/': 1800 * KIB,
  'dist/kb.json': 2560 * KIB,
};

/** @param {{ enforce: boolean }} options `enforce` fails the build over budget; only minified files are held to it */
export function printSizes(metafiles, { enforce }) {
  const sizes = new Map(
    metafiles.flatMap(({ outputs }) =>
      Object.entries(outputs)
        .filter(([file]) => file.startsWith('dist/') && !file.endsWith('.map'))
        .map(([file, { bytes }]) => [file, bytes]),
    ),
  );
  if (existsSync('dist/kb.json')) sizes.set('dist/kb.json', statSync('dist/kb.json').size);
  const over = [];
  const chunks = [...sizes.keys()].filter((file) => file.startsWith('dist/cli/'));
  sizes.set(
    'dist/cli/',
    chunks.reduce((sum, file) => sum + sizes.get(file), 0),
  );
  for (const file of chunks) sizes.delete(file);
  for (const [file, bytes] of [...sizes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const budget = BUDGETS[file];
    const note = budget ? ` of ${format(budget)}` : '';
    console.log(`  ${file.padEnd(32)} ${format(bytes).padStart(10)}${enforce ? note : ''}`);
    if (budget && bytes > budget) over.push(file);
  }
  if (enforce && over.length > 0) throw new Error(`Over the size budget: ${over.join(', ')}`);
}

function format(bytes) {
  return `${(bytes / KIB).toFixed(0)} KiB`;
}
