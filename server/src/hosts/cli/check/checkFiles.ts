/** Checks many files, on further threads too where there is enough to do. */
import type { CheckSettings } from '../../../lint/index.ts';
import { LineIndex } from '../../../text/lineIndex.ts';
import type { CheckedFile } from '../../reporters/types.ts';
import type { CliEnvironment } from '../environment.ts';
import type { KnowledgeBases } from '../knowledgeBases.ts';
import type { ParsedArguments } from '../parseArguments.ts';
import { checkFile, type SourceFile } from './documents.ts';

/** A file with the settings that hold for it. */
export interface CheckJob {
  readonly source: SourceFile;
  readonly settings: CheckSettings;
}

/** What several threads share out among themselves; plain data, so that it can be sent to them. */
export interface CheckWork {
  /** Arguments of the run: they name the knowledge to check with. */
  readonly tokens: ParsedArguments['tokens'];
  readonly jobs: readonly CheckJob[];
  readonly fix: boolean;
  /** One 32-bit number, the index of the next job to be taken. */
  readonly next: SharedArrayBuffer;
}

/** What came of a job, as it is sent back. */
export interface CheckOutcome extends Omit<CheckedFile, 'lines' | 'known'> {
  /** Index of the job. */
  readonly job: number;
}

/** Bytes of documents that are worth a thread of their own: below, it takes longer to start than it saves. */
const BYTES_PER_THREAD = 300_000;

/** Most threads at once: each holds the knowledge base, about 100 MB. */
const MOST_THREADS = 4;

/** @returns the checked files in the order of the jobs, whatever thread checked them. @throws CliError */
export async function checkFiles(
  jobs: readonly CheckJob[],
  fix: boolean,
  bases: KnowledgeBases,
  { tokens }: ParsedArguments,
  { threads }: CliEnvironment,
): Promise<readonly CheckedFile[]> {
  const work: CheckWork = { tokens, jobs, fix, next: new SharedArrayBuffer(4) };
  const bytes = jobs.reduce((sum, { source }) => sum + source.bytes.length, 0);
  const further = Math.min(threads?.available ?? 1, MOST_THREADS, Math.floor(bytes / BYTES_PER_THREAD)) - 1;
  const started = Array.from({ length: Math.max(0, further) }, () => threads!.start(work));
  try {
    const outcomes = await Promise.all([takeJobs(work, bases), ...started.map(({ outcomes }) => outcomes)]);
    return outcomes
      .flat()
      .sort((a, b) => a.job - b.job)
      .map(({ job: _, ...file }) => ({ ...file, lines: new LineIndex(file.text), known: new Set() }));
  } finally {
    for (const thread of started) thread.stop();
  }
}

/** Checks one file after the other, as long as there is one that no other thread has taken. @throws CliError */
export async function takeJobs(
  { jobs, fix, next }: CheckWork,
  bases: KnowledgeBases,
): Promise<readonly CheckOutcome[]> {
  const counter = new Int32Array(next);
  const outcomes: CheckOutcome[] = [];
  for (;;) {
    const job = Atomics.add(counter, 0, 1);
    const { source, settings } = jobs[job] ?? {};
    if (!source || !settings) return outcomes;
    const { service } = await bases.openFor(source.path);
    const { lines: _, known: __, ...file } = checkFile(source, service, settings, fix);
    outcomes.push({ ...file, job });
  }
}
