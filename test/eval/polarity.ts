import { type CivicPrediction, CLASSES } from './civic.ts';
import { classScores, confusionLines, type Measure, macroF1 } from './measures.ts';

const WORST = 20;

/** Polarity on CIViC items: the measures with both baselines, and notes with a confusion matrix and the score of each class. */
export function measurePolarity(
  scope: string,
  predictions: readonly CivicPrediction[],
): { readonly measures: readonly Measure[]; readonly notes: readonly string[] } {
  const pairs = predictions.map(({ item, predicted }) => ({
    wanted: item.label,
    found: predicted as string,
  }));
  const nearest = predictions.map(({ item, baseline }) => ({
    wanted: item.label,
    found: baseline as string,
  }));
  const majority = predictions.map(({ item }) => ({ wanted: item.label, found: 'response' }));
  const f1 = (list: typeof pairs) => macroF1(classScores(CLASSES, list));
  const baselines = (measure: (list: typeof pairs) => number) => [
    { name: 'nearest cue', value: measure(nearest) },
    { name: 'majority', value: measure(majority) },
  ];
  return {
    measures: [
      {
        id: `civic-polarity-${scope}`,
        name: `CIViC polarity, four classes, macro-F1, ${scope}`,
        value: f1(pairs),
        baselines: baselines(f1),
        n: pairs.length,
      },
      {
        id: `civic-denied-${scope}`,
        name: `CIViC “Does Not Support” recall, ${scope}`,
        value: deniedRecall(pairs),
        baselines: baselines(deniedRecall),
        n: pairs.filter(isDenied).length,
      },
      {
        id: `civic-accuracy-${scope}`,
        name: `CIViC polarity, accuracy, ${scope}`,
        value: accuracy(pairs),
        baselines: baselines(accuracy),
        n: pairs.length,
      },
    ],
    notes: [
      `CIViC polarity, ${scope}:`,
      ...confusionLines(CLASSES, pairs).map((line) => `  ${line}`),
      ...classScores(CLASSES, pairs).map(
        ({ name, precision, recall, f1: score, n }) =>
          `  ${name}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${score.toFixed(3)} (${n})`,
      ),
    ],
  };
}

interface Pair {
  readonly wanted: string;
  readonly found: string;
}

function isDenied({ wanted }: Pair): boolean {
  return wanted.startsWith('no-');
}

function deniedRecall(pairs: readonly Pair[]): number {
  return accuracy(pairs.filter(isDenied));
}

function accuracy(pairs: readonly Pair[]): number {
  return pairs.filter(({ wanted, found }) => wanted === found).length / Math.max(1, pairs.length);
}

/** The misses that the claims were surest of, with the words behind them; all of them where asked. */
export function worstMisses(predictions: readonly CivicPrediction[], all: boolean): readonly string[] {
  const missed = predictions
    .filter(({ item, predicted }) => predicted !== item.label)
    .toSorted((a, b) => b.margin - a.margin);
  const shown = all ? missed : missed.slice(0, WORST);
  return [
    `Worst misses, ${shown.length} of ${missed.length} (of ${predictions.length} items):`,
    ...shown.map(
      ({ item, predicted, because }) =>
        `  EID${item.id} wanted ${item.label}, found ${predicted}: ${item.profile} | ${item.therapies.join(', ')}\n      ${because}`,
    ),
  ];
}
