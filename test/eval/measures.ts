/** A measure of the evaluation: what was found, what a simpler method finds in the same run, and the floor it may not fall below. */
export interface Measure {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  /** The same measure for simpler methods, computed in this run. */
  readonly baselines?: readonly { readonly name: string; readonly value: number }[];
  /** True where smaller is better: false alarms. */
  readonly lowerIsBetter?: boolean;
  /** Number of items measured. */
  readonly n: number;
}

export interface ClassScore {
  readonly name: string;
  readonly n: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision, recall and F1 of each class; classes without items are left out. */
export function classScores(
  classes: readonly string[],
  pairs: readonly { readonly wanted: string; readonly found: string }[],
): readonly ClassScore[] {
  return classes.flatMap((name) => {
    const hits = pairs.filter((pair) => pair.wanted === name && pair.found === name).length;
    const n = pairs.filter((pair) => pair.wanted === name).length;
    const claimed = pairs.filter((pair) => pair.found === name).length;
    if (n === 0) return [];
    const precision = claimed === 0 ? 0 : hits / claimed;
    const recall = hits / n;
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return [{ name, n, precision, recall, f1 }];
  });
}

/** The mean F1 of the classes that occur. */
export function macroF1(scores: readonly ClassScore[]): number {
  return scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score.f1, 0) / scores.length;
}

/** A confusion matrix as lines of text: rows are what was wanted, columns what was found. */
export function confusionLines(
  classes: readonly string[],
  pairs: readonly { readonly wanted: string; readonly found: string }[],
): readonly string[] {
  const columns = [...new Set([...classes, ...pairs.map((pair) => pair.found)])];
  const width = Math.max(...columns.map((name) => name.length), 6) + 2;
  const cell = (text: string | number) => String(text).padStart(width);
  return [
    `${'wanted \\ found'.padEnd(16)}${columns.map(cell).join('')}`,
    ...classes.map(
      (wanted) =>
        wanted.padEnd(16) +
        columns
          .map((found) => cell(pairs.filter((pair) => pair.wanted === wanted && pair.found === found).length))
          .join(''),
    ),
  ];
}
