/** The life of the server: what it negotiates, its diagnostics, settings, cancellation and failures. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { clientOfTest } from '../harness/clientOfTest.ts';
import { type LanguageClient, PUSHED } from '../harness/languageClient.ts';

const URI = 'file:///protocols/example.protocol.md';
const WRONG = 'Crizotinib is indicated for ROS1-positive extensive-stage SCLC.';
const PROTOCOL = `# Rationale {#rationale}\n\n${WRONG}\n`;

const { start } = clientOfTest();

test('the server negotiates UTF-16, incremental sync and pulled diagnostics', async () => {
  const { initialized } = await start();
  assert.equal(initialized?.capabilities.positionEncoding, 'utf-16');
  assert.deepEqual(initialized?.capabilities.textDocumentSync, { openClose: true, change: 2 });
  assert.equal(initialized?.capabilities.diagnosticProvider?.identifier, 'theralint');
});

test('a client that cannot pull is offered no pulling', async () => {
  const { initialized } = await start({ capabilities: PUSHED });
  assert.equal(initialized?.capabilities.diagnosticProvider, undefined);
});

test('a pulled diagnostic carries range, rule, page, evidence and fingerprint', async () => {
  const { open, pull } = bound(await start());
  await open(URI, PROTOCOL);
  const report = await pull(URI);
  assert.equal(report.kind, 'full');
  const diagnostic = report.items?.find(({ code }) => code === 'IND001');
  assert.ok(diagnostic, JSON.stringify(report.items));
  assert.equal(diagnostic.severity, 1);
  assert.equal(diagnostic.source, 'theralint');
  assert.equal(diagnostic.range.start.line, 2);
  assert.ok(existsSync(new URL(diagnostic.codeDescription?.href ?? 'file:///none')));
  const data = diagnostic.data as { fingerprint: string; evidence: { id: string; sources: string[] }[] };
  assert.match(data.fingerprint, /^[0-9a-f]+$/);
  assert.ok(data.evidence.some(({ sources }) => sources.length > 0));
});

test('an editor that says where it has the pages of rules is led there', async () => {
  const rulePages = 'vscode-remote://host/extension/docs/rules';
  const running = await start({ initializationOptions: { rulePages } });
  await running.open(URI, PROTOCOL);
  const { items = [] } = await running.pull(URI);
  const page = items.find(({ code }) => code === 'IND001')?.codeDescription?.href;
  assert.equal(page, `${rulePages}/unsupported-indication.md`);
});

test('an unchanged document is answered as unchanged, a changed one in full', async () => {
  const { open, pull, change } = bound(await start());
  await open(URI, PROTOCOL);
  const first = await pull(URI);
  assert.equal((await pull(URI, first.resultId)).kind, 'unchanged');
  await change(URI, 2, '2:14', '2:14', ' not');
  const second = await pull(URI, first.resultId);
  assert.equal(second.kind, 'full');
  assert.notEqual(second.resultId, first.resultId);
  assert.ok(!second.items?.some(({ code }) => code === 'IND001'));
});

test('a document opened again is not taken for the one closed before', async () => {
  const running = await start();
  const { open, pull } = bound(running);
  await open(URI, PROTOCOL);
  const first = await pull(URI);
  await running.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
  await open(URI, '# Rationale {#rationale}\n\nNothing is claimed.\n');
  const second = await pull(URI, first.resultId);
  assert.equal(second.kind, 'full');
  assert.ok(!second.items?.some(({ code }) => code === 'IND001'));
});

test('diagnostics are pushed with the version to a client that does not pull, and cleared on close', async () => {
  const running = await start({ capabilities: PUSHED });
  await running.open(URI, PROTOCOL, 7);
  const pushed = await running.nextPublished(({ version }) => version === 7);
  assert.ok(pushed.diagnostics.some(({ code }) => code === 'IND001'));
  await running.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
  await running.nextPublished(
    ({ version, diagnostics }) => version === undefined && diagnostics.length === 0,
  );
});

test('nothing is pushed to a client that pulls', async () => {
  const running = await start();
  await running.open(URI, PROTOCOL);
  await running.pull(URI);
  assert.deepEqual(running.published, []);
});

test('in a burst of edits versions are published in order, and the last one at the end', async () => {
  const running = await start({ capabilities: PUSHED });
  await running.open(URI, PROTOCOL, 1);
  await running.nextPublished(({ version }) => version === 1);
  await Promise.all(
    [2, 3, 4, 5, 6, 7, 8, 9].map((version) => running.change(URI, version, '2:0', '2:0', 'x')),
  );
  await running.nextPublished(({ version }) => version === 9);
  const versions = running.published.map(({ version }) => version ?? 0);
  assert.deepEqual(
    versions,
    [...new Set(versions)].sort((one, other) => one - other),
  );
});

test('a document that is too long is not taken for a clean one', async () => {
  const running = await start();
  await running.open(URI, `${PROTOCOL}\n${'More words. '.repeat(200_000)}\n`);
  const { items = [] } = await running.pull(URI);
  assert.deepEqual(
    items.map(({ code, range }) => [code, range.start.line]),
    [['document-too-long', 0]],
  );
  assert.equal(await running.request('textDocument/hover', URI, '2:3'), null);
  await running.change(URI, 2, '4:0', '5:0', '');
  assert.ok((await running.pull(URI)).items?.some(({ code }) => code === 'IND001'));
});

test('settings decide severities, and their change refreshes what was pulled', async () => {
  const running = await start({ settings: { rules: { IND001: 'info' } } });
  await running.open(URI, PROTOCOL);
  const first = await running.pull(URI);
  assert.equal(first.items?.find(({ code }) => code === 'IND001')?.severity, 3);
  running.settings = { rules: { IND001: 'off' } };
  await running.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  const second = await running.pull(URI, first.resultId);
  assert.equal(second.kind, 'full');
  assert.ok(!second.items?.some(({ code }) => code === 'IND001'));
  assert.equal(running.refreshes, 1);
});

test('a configuration file near the document counts, and its faults are shown in it', async () => {
  const running = await start({
    files: { '/protocols/.theralint.yaml': 'rules:\n  IND001: off\n  IND999: error\n' },
  });
  await running.open(URI, PROTOCOL);
  const { items } = await running.pull(URI);
  assert.ok(!items?.some(({ code }) => code === 'IND001'));
  const shown = await running.nextPublished(({ uri }) => uri === 'file:///protocols/.theralint.yaml');
  assert.equal(shown.diagnostics[0]?.range.start.line, 2);
});

test('Markdown that is no protocol is checked only where the settings ask for it', async () => {
  const uri = 'file:///protocols/notes.md';
  const running = await start();
  await running.open(uri, PROTOCOL);
  assert.deepEqual((await running.pull(uri)).items, []);
  assert.equal(await running.request('textDocument/hover', uri, '2:3'), null);
  running.settings = { checkProse: true };
  await running.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  assert.ok((await running.pull(uri)).items?.some(({ code }) => code === 'IND001'));
});

test('a cancelled request is answered with an error, not with an empty list', async () => {
  const running = await start();
  await running.open(URI, PROTOCOL);
  const { CancellationTokenSource } = await import('vscode-languageserver/node');
  const source = new CancellationTokenSource();
  const pulled = running.connection.sendRequest(
    'textDocument/diagnostic',
    { textDocument: { uri: URI } },
    source.token,
  );
  source.cancel();
  await assert.rejects(pulled, { code: -32800 });
  assert.equal((await running.pull(URI)).kind, 'full');
});

test('a damaged knowledge base leaves the server running and says so in the document', async () => {
  const running = await start({ knowledgeBase: '{"formatVersion":1}' });
  await running.open(URI, PROTOCOL);
  const { items = [] } = await running.pull(URI);
  assert.deepEqual(
    items.map(({ code }) => code),
    ['knowledge-base'],
  );
  assert.match(String(items[0]?.message), /cannot check anything/);
  const status = await running.connection.sendRequest<{ problem?: string }>('theralint/status', {});
  assert.match(status.problem ?? '', /identity is missing/);
  assert.ok(running.logged.some((message) => message.includes('identity is missing')));
});

test('a failure of the checker itself is a diagnostic and a log entry, and other answers go on', async () => {
  const running = await start({
    today: () => {
      throw new Error('no calendar');
    },
  });
  await running.open(URI, PROTOCOL);
  const { items = [] } = await running.pull(URI);
  assert.deepEqual(
    items.map(({ code }) => code),
    ['internal-failure'],
  );
  assert.match(String(items[0]?.message), /no calendar/);
  assert.ok(running.logged.some((message) => message.includes('no calendar')));
  await assert.rejects(running.request('textDocument/hover', URI, '2:3'), { code: -32603 });
});

test('the status counts claims and findings of a document and names the base', async () => {
  const running = await start();
  await running.open(URI, PROTOCOL, 3);
  const status = await running.connection.sendRequest<{
    knowledgeBase: { id: string; counts: Record<string, number> };
    document: {
      version: number;
      claims: number;
      verdicts: Record<string, number>;
      findings: Record<string, number>;
    };
  }>('theralint/status', { textDocument: { uri: URI } });
  assert.ok((status.knowledgeBase.counts.drugs ?? 0) > 5);
  assert.equal(status.document.version, 3);
  assert.ok((status.document.verdicts.contradicted ?? 0) >= 1);
  assert.ok((status.document.findings.error ?? 0) >= 1);
});

test('a server started again answers as the first one did', async () => {
  const first = await start();
  await first.open(URI, PROTOCOL);
  const before = await first.pull(URI);
  await first.stop();
  const second = await start();
  await second.open(URI, PROTOCOL);
  assert.deepEqual((await second.pull(URI)).items, before.items);
});

/** Methods of a client that can be taken apart. */
function bound(of: LanguageClient): Pick<LanguageClient, 'open' | 'pull' | 'change' | 'request'> {
  return {
    open: of.open.bind(of),
    pull: of.pull.bind(of),
    change: of.change.bind(of),
    request: of.request.bind(of),
  };
}
