/** Many documents are shared out among threads; the run must not show it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { CheckOutcome } from '../../server/src/hosts/cli/check/checkFiles.ts';
import { theralint } from '../harness/cli.ts';
import { ROOT } from '../harness/engine.ts';

/** Enough text that a thread is worth its start; short paragraphs that repeat cost little to check. */
const FILLER = 'The committee met on Tuesday and kept minutes.\n\n'.repeat(2000);
const WRONG = 'Crizotinib is indicated for ROS1-positive ES-SCLC.\n\n';
const NAMES = Array.from({ length: 10 }, (_, index) => `document-${index}.md`);
const files = Object.fromEntries(NAMES.map((name) => [name, `${WRONG}Part of ${name}.\n\n${FILLER}`]));

describe('threads', () => {
  it('are started for much text only, as many as there can be, and stopped', async () => {
    const started: string[] = [];
    const threads = {
      available: 3,
      start: () => {
        started.push('started');
        return { outcomes: Promise.resolve([]), stop: () => void started.push('stopped') };
      },
    };
    const { stdout } = await theralint(['check', ...NAMES, '--format', 'json'], { files, threads });
    assert.deepEqual(started, ['started', 'started', 'stopped', 'stopped']);
    assert.equal((await theralint(['check', ...NAMES, '--format', 'json'], { files })).stdout, stdout);
    await theralint(['check', NAMES[0]!, NAMES[1]!], { files, threads });
    assert.equal(started.length, 4);
  });

  it('that fail fail the run: nothing may be taken for checked that was not', async () => {
    const threads = {
      available: 2,
      start: () => ({
        outcomes: Promise.reject<readonly CheckOutcome[]>(new Error('out of memory')),
        stop: () => {},
      }),
    };
    const { code, stdout, stderr } = await theralint(['check', ...NAMES], { files, threads });
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /out of memory/);
  });

  const program = join(ROOT, 'dist', 'cli.mjs');
  const skip = existsSync(program) ? false : 'dist/cli.mjs is not built';
  it('of the program find what one thread finds, in the same order', { skip }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'theralint-'));
    after(() => rmSync(folder, { recursive: true }));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const resultsOf = (names: readonly string[]): readonly unknown[] => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [program, 'check', ...names, '--format', 'json', '--fix-dry-run'],
        { cwd: folder, encoding: 'utf8' },
      );
      assert.equal(status, 1, stderr);
      return (JSON.parse(stdout) as { results: readonly unknown[] }).results;
    };
    assert.deepEqual(
      resultsOf(NAMES),
      NAMES.flatMap((name) => resultsOf([name])),
    );
  });
});
