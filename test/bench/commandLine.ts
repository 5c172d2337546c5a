/** The command line on 200 files of 8 KB, beside markdownlint-cli2 in the same run. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documents } from './prose.ts';
import { median, milliseconds, type Row } from './report.ts';

const FILES = 200;
const BYTES = 8 * 1024;
const RUNS = 5;

/** @param peers folder whose node_modules holds the other programs */
export function commandLine(program: string, peers: string): readonly Row[] {
  // Not in the repository, whose ignore files would leave the documents out.
  const scratch = mkdtempSync(join(tmpdir(), 'theralint-bench-'));
  try {
    return measure(program, peers, scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function measure(program: string, peers: string, scratch: string): readonly Row[] {
  for (const [i, text] of documents(FILES, BYTES).entries()) {
    writeFileSync(join(scratch, `document-${i}.protocol.md`), text);
  }
  const peer = join(peers, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs');
  const commands = {
    ours: [program, 'check', '.', '--exit-zero', '--format', 'json'],
    ...(existsSync(peer) ? { peer: [peer, '*.md'] } : {}),
    one: [program, 'check', 'document-0.protocol.md', '--exit-zero', '--format', 'json'],
    floor: ['-e', '0'],
  };
  const times = new Map<string, number[]>(Object.keys(commands).map((name) => [name, []]));
  // Taken in turn, so that a slow moment of the machine meets all of them.
  for (let run = 0; run < RUNS; run++) {
    for (const [name, args] of Object.entries(commands)) {
      const started = performance.now();
      const { status, error } = spawnSync(process.execPath, args, { cwd: scratch, stdio: 'ignore' });
      if (error || status === null || (name !== 'peer' && status !== 0))
        throw error ?? new Error(`${name} failed: ${status}`);
      times.get(name)!.push(performance.now() - started);
    }
  }
  const of = (name: string): number => median(times.get(name) ?? []);
  const against = times.has('peer')
    ? `markdownlint-cli2 ${milliseconds(of('peer'))}: ${(of('ours') / of('peer')).toFixed(2)} of its time`
    : 'markdownlint-cli2 is not installed';
  return [
    { what: `command line, ${FILES} files of 8 KB`, value: milliseconds(of('ours')), against },
    {
      what: 'command line, one file from start to verdict',
      value: milliseconds(of('one')),
      against: `Node alone ${milliseconds(of('floor'))}`,
    },
  ];
}
