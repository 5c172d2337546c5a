/** `npm run eval`: one table of what the engine reads and reports, with baselines of the same run; fails below a committed floor. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knowledge, ROOT, SHARED } from '../harness/engine.ts';
import { measureCatalogue } from './catalogue.ts';
import { type CivicPrediction, CLASSES, entityRecall, predict, readCivic } from './civic.ts';
import { measureFalseAlarms } from './falseAlarms.ts';
import { measureLabelled } from './labelled.ts';
import { classScores, confusionLines, type Measure, macroF1 } from './measures.ts';

const FLOORS: Readonly<Record<string, number>> = JSON.parse(
  readFileSync(join(ROOT, 'test/eval/floors.json'), 'utf8'),
);
const verbose = process.argv.includes('--misses');

const measures: Measure[] = [];
const notes: string[] = [];

const labelled = measureLabelled();
measures.push(...labelled.measures);
if (labelled.misses.length > 0)
  notes.push('Labelled clauses read wrongly:', ...labelled.misses.map((line) => `  ${line}`));

if (SHARED && existsSync(join(SHARED, 'data/civic'))) {
  const items = readCivic(SHARED);
  for (const recall of entityRecall(items)) {
    measures.push({
      id: `civic-${recall.kind}`,
      name: `CIViC: literal ${recall.kind} names recognised`,
      value: recall.found / recall.literal,
      n: recall.literal,
    });
    const worst = [...recall.missed].sort((a, b) => b[1] - a[1]).slice(0, 20);
    if (worst.length > 0)
      notes.push(
        `${recall.kind} names missed: ${worst.map(([name, count]) => `${name} (${count})`).join(', ')}`,
      );
  }
  const predictions = predict(items, knowledge());
  for (const [scope, chosen] of [
    ['lung', predictions.filter((each) => each.item.lung)],
    ['all', predictions],
  ] as const) {
    measures.push(...polarityMeasures(scope, chosen));
  }
  notes.push(...worstMisses(predictions.filter((each) => each.item.lung)));
  const alarms = measureFalseAlarms(SHARED);
  measures.push(...alarms.measures);
  notes.push(
    'Errors on reviewed text:',
    ...alarms.alarms.map(
      (alarm) => `  ${alarm.file}:${alarm.line} ${alarm.ruleId} “${alarm.words}” ${alarm.message}`,
    ),
  );
  const catalogue = measureCatalogue(SHARED);
  measures.push(...catalogue.measures);
  notes.push(...catalogue.misses);
} else {
  console.log(
    'The real data is not beside the repository (set THERALINT_SHARED): only the labelled clauses are measured.',
  );
}

function polarityMeasures(scope: string, predictions: readonly CivicPrediction[]): readonly Measure[] {
  const pairs = predictions.map((each) => ({ wanted: each.item.label, found: each.predicted as string }));
  const base = predictions.map((each) => ({ wanted: each.item.label, found: each.baseline as string }));
  const majority = predictions.map((each) => ({ wanted: each.item.label, found: 'response' }));
  const scores = classScores(CLASSES, pairs);
  notes.push(`CIViC polarity, ${scope}:`, ...confusionLines(CLASSES, pairs).map((line) => `  ${line}`));
  notes.push(
    ...scores.map(
      (score) =>
        `  ${score.name}: precision ${score.precision.toFixed(3)}, recall ${score.recall.toFixed(3)}, F1 ${score.f1.toFixed(3)} (${score.n})`,
    ),
  );
  const denied = (pair: { wanted: string }) => pair.wanted.startsWith('no-');
  const deniedRecall = (list: readonly { wanted: string; found: string }[]) => {
    const wanted = list.filter(denied);
    return wanted.filter((pair) => pair.found === pair.wanted).length / Math.max(1, wanted.length);
  };
  notes.push(`  majority class macro-F1 ${macroF1(classScores(CLASSES, majority)).toFixed(3)}`);
  return [
    {
      id: `civic-polarity-${scope}`,
      name: `CIViC polarity, four classes, macro-F1, ${scope}`,
      value: macroF1(scores),
      baseline: { name: 'nearest cue', value: macroF1(classScores(CLASSES, base)) },
      n: predictions.length,
    },
    {
      id: `civic-denied-${scope}`,
      name: `CIViC “Does Not Support” recall, ${scope}`,
      value: deniedRecall(pairs),
      baseline: { name: 'nearest cue', value: deniedRecall(base) },
      n: pairs.filter(denied).length,
    },
  ];
}

function worstMisses(predictions: readonly CivicPrediction[]): readonly string[] {
  const missed = predictions.filter((each) => each.predicted !== each.item.label);
  if (!verbose)
    return [
      `${missed.length} of ${predictions.length} lung items read as another class (--misses lists them)`,
    ];
  return missed.map(
    (each) =>
      `  EID${each.item.id} wanted ${each.item.label}, found ${each.predicted}: ${each.item.profile} | ${each.item.therapies.join(', ')}`,
  );
}

console.log(notes.join('\n'));
console.log('');
let failed = 0;
const row = (...cells: readonly string[]) =>
  [
    cells[0]!.padEnd(52),
    cells[1]!.padStart(8),
    cells[2]!.padStart(22),
    cells[3]!.padStart(8),
    cells[4]!.padStart(8),
  ].join(' ');
console.log(row('measure', 'value', 'baseline', 'floor', 'n'));
for (const measure of measures) {
  const floor = FLOORS[measure.id];
  const below =
    floor !== undefined && (measure.lowerIsBetter ? measure.value > floor : measure.value < floor);
  if (below) failed++;
  const baseline = measure.baseline ? `${measure.baseline.value.toFixed(3)} ${measure.baseline.name}` : '';
  console.log(
    row(
      measure.name,
      measure.value.toFixed(3),
      baseline,
      floor === undefined ? '' : floor.toFixed(3),
      String(measure.n),
    ) + (below ? '  BELOW FLOOR' : ''),
  );
}
process.exitCode = failed > 0 ? 1 : 0;
