/** One figure of a benchmark. */
export interface Row {
  readonly what: string;
  /** With its unit. */
  readonly value: string;
  /** What it is held against in the same run, and how they relate. */
  readonly against?: string;
}

export const milliseconds = (value: number): string =>
  `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which a share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Milliseconds that something takes, and what it gives. */
export function timed<T>(action: () => T): { readonly time: number; readonly value: T } {
  const started = performance.now();
  const value = action();
  return { time: performance.now() - started, value };
}

/** Memory in use once garbage is gone; needs `--expose-gc`. */
export function memory(): { readonly heap: number; readonly resident: number } {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { heap: heapUsed + arrayBuffers, resident: rss };
}
