/** The program as it is shipped, on a real disk. The build makes it; without one there is nothing to test. */
import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ROOT } from '../harness/engine.ts';

const PROGRAM = join(ROOT, 'dist', 'cli.mjs');
const options = { skip: existsSync(PROGRAM) ? false : 'dist/cli.mjs is not built' };

const folder = mkdtempSync(join(tmpdir(), 'theralint-'));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'sub'));
writeFileSync(join(folder, 'sub', 'a.protocol.md'), 'Crizotinib is indicated for ROS1-positive ES-SCLC.\n');
writeFileSync(join(folder, 'clean.md'), 'Crizotinib is indicated for ROS1-positive NSCLC.\n');
symlinkSync(folder, join(folder, 'sub', 'circle'));

function run(args: readonly string[], input = ''): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [PROGRAM, ...args], { cwd: folder, input, encoding: 'utf8' });
}

test('the program checks folders, files and standard input', options, () => {
  const wrong = run(['check', '--format', 'json']);
  assert.equal(wrong.status, 1, wrong.stderr);
  const { results } = JSON.parse(wrong.stdout) as { results: { path: string; ruleId: string }[] };
  assert.ok(results.some(({ path, ruleId }) => path === 'sub/a.protocol.md' && ruleId === 'IND001'));
  assert.ok(
    results.every(({ path }) => path === 'sub/a.protocol.md'),
    'links to folders are not followed',
  );
  assert.equal(run(['check', 'clean.md']).status, 0);
  assert.equal(run(['check', '-'], 'Crizotinib is indicated for ROS1-positive ES-SCLC.').status, 1);
  const missing = run(['check', 'gone.md']);
  assert.deepEqual([missing.status, missing.stdout], [2, '']);
});

test('the program answers with the knowledge base beside it', options, () => {
  assert.match(run(['kb', 'info']).stdout, /^onco-kb /);
  assert.match(run(['--version']).stdout, /^\d+\.\d+\.\d+\n$/);
  assert.equal(run(['claims', 'clean.md', '--format', 'json']).status, 0);
});

test('overlays that are links in a circle or to nothing are findings, and the base goes on', options, () => {
  const place = join(folder, 'links', '.theralint', 'kb');
  mkdirSync(place, { recursive: true });
  symlinkSync('b.yaml', join(place, 'a.yaml'));
  symlinkSync('a.yaml', join(place, 'b.yaml'));
  symlinkSync('gone.yaml', join(place, 'c.yaml'));
  writeFileSync(join(folder, 'links', 'a.md'), 'Crizotinib is indicated for ROS1-positive ES-SCLC.\n');
  const { status, stdout, stderr } = run(['check', 'links/a.md', '--format', 'json']);
  assert.equal(status, 1, stderr);
  const { results } = JSON.parse(stdout) as { results: { path: string; ruleId: string; message: string }[] };
  const told = (name: string): string | undefined => results.find(({ path }) => path.endsWith(name))?.message;
  assert.match(told('kb/a.yaml') ?? '', /its links lead in a circle/);
  assert.match(told('kb/b.yaml') ?? '', /its links lead in a circle/);
  assert.match(told('kb/c.yaml') ?? '', /there is no such file/);
  assert.ok(results.some(({ ruleId }) => ruleId === 'IND001'));
});

test('what goes to a pipe that is closed early is no fault', options, () => {
  const shell = spawnSync('sh', ['-c', `"${process.execPath}" "${PROGRAM}" explain IND001 | head -1`], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.deepEqual([shell.stdout, shell.stderr], ['IND001 unsupported-indication (error)\n', '']);
});

test('the program serves an editor', { ...options, timeout: 30_000 }, async (context) => {
  const server = spawn(process.execPath, [PROGRAM, 'lsp', '--stdio'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  context.after(() => server.kill());
  let received = '';
  let arrived = (): void => {};
  server.stdout.setEncoding('utf8').on('data', (text: string) => {
    received += text;
    arrived();
  });
  const send = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  /** Waits until the server has answered the request. */
  const answer = async (id: number): Promise<void> => {
    while (!received.includes(`"id":${id}`)) await new Promise<void>((resolve) => (arrived = resolve));
  };
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  await answer(1);
  assert.match(received, /"capabilities":/);
  send({ method: 'initialized', params: {} });
  send({ id: 2, method: 'shutdown' });
  await answer(2);
  send({ method: 'exit' });
  assert.equal(await ended, 0);
});
