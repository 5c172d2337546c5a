import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CheckOutcome } from './check/checkFiles.ts';
import type { CheckThreads } from './environment.ts';

/** @param programFolder folder of the bundled program, below which the build puts the entry of the threads */
export function nodeThreads(programFolder: string): CheckThreads {
  return {
    available: availableParallelism(),
    start(work) {
      const worker = new Worker(join(programFolder, 'cli', 'checkThread.mjs'), { workerData: work });
      const outcomes = new Promise<readonly CheckOutcome[]>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', (code) => reject(new Error(`A thread ended early, with code ${code}.`)));
      });
      // It may fail while this thread is still busy with files of its own.
      outcomes.catch(() => {});
      return { outcomes, stop: () => void worker.terminate() };
    },
  };
}
