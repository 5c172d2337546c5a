import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSlices } from '../../server/src/hosts/lsp/slices.ts';
import { OperationCancelled } from '../../server/src/lint/types.ts';

/** Work of so many steps of one tick each, on a clock that only the work moves; what is done stays done. */
function worker(steps: number, keeps: boolean) {
  let time = 0;
  let done = 0;
  let begun = 0;
  return {
    now: () => time,
    begun: () => begun,
    work: (signal: { readonly isCancellationRequested: boolean }): string => {
      begun += 1;
      if (!keeps) done = 0;
      for (; done < steps; done++) {
        if (signal.isCancellationRequested) throw new OperationCancelled();
        time += 1;
      }
      return 'done';
    },
  };
}

test('short work is done in one slice', async () => {
  const { work, now, begun } = worker(10, false);
  assert.equal(await inSlices(work, () => false, now), 'done');
  assert.equal(begun(), 1);
});

test('long work goes on where it was cut off, and ends even if nothing was kept', async () => {
  for (const keeps of [true, false]) {
    const { work, now, begun } = worker(5000, keeps);
    assert.equal(await inSlices(work, () => false, now), 'done');
    assert.ok(begun() > 1);
  }
});

test('work that nobody waits for is given up at the next slice', async () => {
  const { work, now, begun } = worker(5000, true);
  await assert.rejects(
    inSlices(work, () => begun() >= 2, now),
    OperationCancelled,
  );
  assert.equal(begun(), 2);
});

test('messages are read between slices', async () => {
  const { work, now, begun } = worker(5000, true);
  const seen: number[] = [];
  const reader = setInterval(() => seen.push(begun()), 0);
  await inSlices(work, () => false, now).finally(() => clearInterval(reader));
  assert.ok(seen.some((count) => count > 0 && count < begun()));
});

test('a failure of the work is not taken for an end of a slice', async () => {
  await assert.rejects(
    inSlices(
      () => {
        throw new TypeError('broken');
      },
      () => false,
    ),
    TypeError,
  );
});
