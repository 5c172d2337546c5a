import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CancellationTokenSource,
  type Diagnostic,
  ProgressType,
  type WorkspaceDiagnosticReportPartialResult,
} from 'vscode-languageserver/node';
import {
  LIST_PROTOCOLS_REQUEST,
  READ_FILE_REQUEST,
  type ReadFileParams,
  type ReadFileResult,
} from '../../server/src/hosts/messages.ts';
import { clientOfTest } from '../harness/clientOfTest.ts';
import { type ClientOptions, type LanguageClient, PUSHED } from '../harness/languageClient.ts';

const WRONG = '# ROS1 {#ros1}\n\nCrizotinib is indicated for ROS1-positive small cell lung cancer.\n';
const RIGHT = '# ROS1 {#ros1}\n\nCrizotinib is indicated for ROS1-positive NSCLC.\n';
const A = 'memfs://study/a.protocol.md';
const B = 'memfs://study/b.protocol.md';

const clients = clientOfTest();

/** A client whose files are in memory, as a browser's are; they may be changed while it runs. */
async function start(files: Map<string, string>, options: ClientOptions = {}): Promise<LanguageClient> {
  const running = await clients.start({
    initializationOptions: { checksWorkspace: true, readsFiles: true },
    // The files are too short to be whole protocols.
    settings: { rules: { STR001: 'off' } },
    ...options,
  });
  running.connection.onRequest(LIST_PROTOCOLS_REQUEST, () => ({ uris: [...files.keys()] }));
  running.connection.onRequest(READ_FILE_REQUEST, ({ uri }: ReadFileParams) => ({ text: files.get(uri) }));
  return running;
}

/** One pull of the workspace: what was reported until then, by the end of each URI, and the answer kept back. */
function pull(running: LanguageClient, previous: Readonly<Record<string, string>> = {}) {
  const reported = new Map<
    string,
    { readonly resultId?: string | undefined; readonly items: Diagnostic[] }
  >();
  const token = `pull-${Math.random()}`;
  const progress = running.connection.onProgress(
    new ProgressType<WorkspaceDiagnosticReportPartialResult>(),
    token,
    ({ items }) => {
      for (const item of items)
        reported.set(item.uri, {
          resultId: item.resultId,
          items: item.kind === 'full' ? item.items : [],
        });
    },
  );
  const cancellation = new CancellationTokenSource();
  const answer = running.connection
    .sendRequest(
      'workspace/diagnostic',
      {
        partialResultToken: token,
        previousResultIds: Object.entries(previous).map(([uri, value]) => ({ uri, value })),
      },
      cancellation.token,
    )
    .finally(() => progress.dispose());
  // Answers that are still kept back when a test ends are given up with the connection.
  answer.catch(() => undefined);
  const codesOf = (uri: string) => reported.get(uri)?.items.map(({ code }) => code);
  return { reported, answer, cancel: () => cancellation.cancel(), codesOf };
}

async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let i = 0; !isSo(); i++) {
    assert.ok(i < 500, `waited for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function saved(running: LanguageClient, uri: string): Promise<void> {
  return running.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri, type: 2 }],
  });
}

test('protocols that are not open are checked, and again when one of them was saved', async () => {
  const files = new Map([
    [A, WRONG],
    [B, RIGHT],
  ]);
  const running = await start(files);
  assert.equal(running.initialized?.capabilities.diagnosticProvider?.workspaceDiagnostics, true);
  const first = pull(running);
  await until('both files', () => first.reported.size === 2);
  assert.deepEqual(first.codesOf(A), ['IND001']);
  assert.deepEqual(first.codesOf(B), []);

  files.set(A, RIGHT);
  await saved(running, A);
  await first.answer;
  const ids = Object.fromEntries([...first.reported].map(([uri, { resultId }]) => [uri, resultId!]));
  const second = pull(running, ids);
  await until('the file that was saved', () => second.reported.has(A));
  assert.deepEqual(second.codesOf(A), []);
  files.delete(A);
  await saved(running, A);
  await second.answer;
  assert.ok(!second.reported.has(B), 'an unchanged file was reported anew');
});

test('a file that is gone has no findings any more', async () => {
  const files = new Map([[B, RIGHT]]);
  const running = await start(files);
  const pulled = pull(running, { [A]: '0.abc' });
  await until('the file that is gone', () => pulled.reported.has(A) && pulled.reported.has(B));
  assert.deepEqual(pulled.codesOf(A), []);
  assert.equal(pulled.reported.get(A)?.resultId, undefined);
  pulled.cancel();
  await assert.rejects(pulled.answer);
});

test('an open document counts as it is there, and once closed as it is saved', async () => {
  const running = await start(new Map([[A, WRONG]]));
  await running.open(A, RIGHT);
  const pulled = pull(running);
  await until('the document', () => pulled.reported.has(A));
  assert.deepEqual(pulled.codesOf(A), []);
  await running.connection.sendNotification('textDocument/didClose', { textDocument: { uri: A } });
  await pulled.answer;
  assert.deepEqual(
    (await running.pull(A)).items?.map(({ code }) => code),
    ['IND001'],
  );
});

test('a file that cannot be read does not keep the others from being checked', async () => {
  const running = await start(
    new Map([
      [A, WRONG],
      [B, WRONG],
    ]),
  );
  running.connection.onRequest(READ_FILE_REQUEST, ({ uri }: ReadFileParams): ReadFileResult => {
    if (uri === A) throw new Error('out of reach');
    return { text: WRONG };
  });
  const pulled = pull(running);
  await until('the file in reach', () => pulled.reported.has(B));
  assert.deepEqual(pulled.codesOf(B), ['IND001']);
  await until('the reason in the log', () => running.logged.some((line) => line.includes('out of reach')));
});

test('without being asked to, and for clients that do not pull, only open documents are checked', async () => {
  const quiet = await start(new Map(), { initializationOptions: {} });
  assert.equal(quiet.initialized?.capabilities.diagnosticProvider?.workspaceDiagnostics, false);
  await clients.stop();
  const pushed = await start(new Map(), { capabilities: PUSHED });
  assert.equal(pushed.initialized?.capabilities.diagnosticProvider, undefined);
});
