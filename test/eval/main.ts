/** `npm run eval`: one table of what the engine reads and reports, with baselines of the same run; fails below a committed floor. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knowledge, ROOT, SHARED } from '../harness/engine.ts';
import { measureCatalogue } from './catalogue.ts';
import { entityRecall, predict, readCivic } from './civic.ts';

import { measureField } from './field.ts';
import { measureLabelled } from './labelled.ts';
import type { Measure } from './measures.ts';
import { measurePolarity, worstMisses } from './polarity.ts';
import { measureRules } from './rules.ts';

const FLOORS: Readonly<Record<string, number>> = JSON.parse(
  readFileSync(join(ROOT, 'test/eval/floors.json'), 'utf8'),
);
const MISSED_NAMES = 20;

const measures: Measure[] = [];
const notes: string[] = [];

const labelled = measureLabelled();
measures.push(...labelled.measures);
if (labelled.misses.length > 0)
  notes.push('Labelled clauses read wrongly:', ...labelled.misses.map((line) => `  ${line}`));

const field = measureField();
measures.push(...field.measures);
notes.push(...field.notes);

if (SHARED && existsSync(join(SHARED, 'data/civic'))) measureRealData(SHARED);
else
  console.log(
    'The real data is not beside the repository (set THERALINT_SHARED): only the labelled clauses are measured.',
  );

console.log(notes.join('\n'));
console.log('');
printTable();

function measureRealData(shared: string): void {
  const items = readCivic(shared);
  for (const { kind, found, literal, missed } of entityRecall(items)) {
    measures.push({
      id: `civic-${kind}`,
      name: `CIViC: literal ${kind} names recognised`,
      value: found / literal,
      n: literal,
    });
    const names = [...missed].sort((a, b) => b[1] - a[1]).slice(0, MISSED_NAMES);
    if (names.length > 0)
      notes.push(`${kind} names missed: ${names.map(([name, count]) => `${name} (${count})`).join(', ')}`);
  }
  const predictions = predict(items, knowledge());
  const lung = predictions.filter(({ item }) => item.lung);
  for (const [scope, chosen] of [
    ['lung', lung],
    ['all', predictions],
  ] as const) {
    const polarity = measurePolarity(scope, chosen);
    measures.push(...polarity.measures);
    notes.push(...polarity.notes);
  }
  const isAll = process.argv.includes('--misses');
  notes.push(...worstMisses(isAll ? predictions : lung, isAll));
  for (const part of [measureRules(shared), measureCatalogue(shared)]) {
    measures.push(...part.measures);
    notes.push(...part.notes);
  }
}

/** Prints every measure beside its baselines and floor; the exit code tells whether one fell below. */
function printTable(): void {
  const row = (name: string, ...cells: readonly string[]) =>
    [name.padEnd(52), ...cells.map((cell) => cell.padStart(11))].join(' ');
  console.log(row('measure', 'value', 'nearest cue', 'majority', 'floor', 'n'));
  for (const { id, name, value, baselines, lowerIsBetter, n } of measures) {
    const floor = FLOORS[id];
    const below = floor !== undefined && (lowerIsBetter ? value > floor : value < floor);
    if (below) process.exitCode = 1;
    const baseline = (wanted: string) =>
      baselines?.find((each) => each.name === wanted)?.value.toFixed(3) ?? '';
    const cells = [
      value.toFixed(3),
      baseline('nearest cue'),
      baseline('majority'),
      floor?.toFixed(3) ?? '',
      String(n),
    ];
    console.log(row(name, ...cells) + (below ? '  BELOW FLOOR' : ''));
  }
}
