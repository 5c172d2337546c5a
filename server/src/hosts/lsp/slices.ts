import { type CancellationSignal, OperationCancelled } from '../../lint/types.ts';
import { nextTurn } from './requests.ts';

/** Length of the first slice, in milliseconds: most documents are done within it. */
const FIRST_SLICE = 40;

/**
 * Does work that takes long in slices, so that messages are read in between and the work is given up once nobody waits
 * for it. A slice ends by cancelling the work, which begins again and finds done what the service kept of it; each slice
 * is twice as long as the one before, so that the work ends however little was kept.
 * @param isSuperseded asked between slices
 * @throws OperationCancelled once the work is superseded
 */
export async function inSlices<T>(
  work: (signal: CancellationSignal) => T,
  isSuperseded: () => boolean,
  now: () => number = Date.now,
): Promise<T> {
  for (let length = FIRST_SLICE; ; length *= 2) {
    const end = now() + length;
    const signal: CancellationSignal = {
      get isCancellationRequested() {
        return now() >= end;
      },
    };
    try {
      return work(signal);
    } catch (error) {
      if (!(error instanceof OperationCancelled)) throw error;
    }
    await nextTurn();
    if (isSuperseded()) throw new OperationCancelled();
  }
}
