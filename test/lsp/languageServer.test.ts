import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  SemanticTokens,
  TextDocumentEdit,
} from 'vscode-languageserver/node';
import { type ClientOptions, LanguageClient, PUSHED } from '../harness/languageClient.ts';

const URI = 'file:///protocols/example.protocol.md';
const WRONG = 'Crizotinib is indicated for ROS1-positive extensive-stage SCLC.';
const PROTOCOL = `# Rationale {#rationale}\n\n${WRONG}\n`;

let client: LanguageClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function start(options: ClientOptions = {}): Promise<LanguageClient> {
  client = await LanguageClient.start(options);
  return client;
}

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

test('the hover starts with the verdict, in Markdown or plain text as the client can show', async () => {
  const { open, request } = bound(await start());
  await open(URI, PROTOCOL);
  const hover = await request<Hover>('textDocument/hover', URI, '2:3');
  const contents = hover.contents as { kind: string; value: string };
  assert.equal(contents.kind, 'markdown');
  assert.match(
    contents.value.split('\n')[0] ?? '',
    /^\*\*Contradicted here:\*\* crizotinib in ROS1-positive extensive-stage/,
  );
  assert.deepEqual(hover.range, { start: { line: 2, character: 0 }, end: { line: 2, character: 10 } });
  await client?.stop();
  const plain = bound(await start({ capabilities: PUSHED }));
  await plain.open(URI, PROTOCOL);
  const text = (await plain.request<Hover>('textDocument/hover', URI, '2:3')).contents as {
    kind: string;
    value: string;
  };
  assert.equal(text.kind, 'plaintext');
  assert.match(text.value, /^Contradicted here: /);
});

test('successors are completed after progression wording and explained when resolved', async () => {
  const running = await start();
  const sentence = 'On progression with ALK G1202R, switch to ';
  await running.open(URI, `# Sequence {#sequence}\n\n${sentence}\n`);
  const list = await running.request<CompletionList>('textDocument/completion', URI, `2:${sentence.length}`, {
    context: { triggerKind: 2, triggerCharacter: ' ' },
  });
  const first = [...list.items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))[0];
  assert.equal(first?.label, 'lorlatinib');
  assert.equal(first.preselect, true);
  const resolved = await running.connection.sendRequest<CompletionItem>('completionItem/resolve', first);
  const documentation = resolved.documentation as { kind: string; value: string };
  assert.equal(documentation.kind, 'markdown');
  assert.match(documentation.value, /G1202R/);
  assert.match(documentation.value, /\*\*Level:\*\*/);
  assert.match(documentation.value, /pubmed\.ncbi\.nlm\.nih\.gov/);
});

test('one typed letter proposes nothing, two do, and asking at one letter does', async () => {
  const running = await start();
  const complete = (character: number): Promise<CompletionList> =>
    running.request('textDocument/completion', URI, `0:${character}`, { context: { triggerKind: 1 } });
  await running.open(URI, 'Give \n');
  await running.change(URI, 2, '0:5', '0:5', 'c');
  const one = await complete(6);
  assert.deepEqual(one.items, []);
  assert.equal(one.isIncomplete, true);
  assert.ok((await complete(6)).items.length > 0);
  await running.change(URI, 3, '0:6', '0:6', 'r');
  assert.ok((await complete(7)).items.some(({ label }) => label === 'crizotinib'));
});

test('a quick fix edits the version it was made of, when it is resolved', async () => {
  const running = await start();
  await running.open(URI, '# Rationale {#rationale}\n\nPatients with EML4-ALK-positive NSCLC.\n');
  const { items = [] } = await running.pull(URI);
  const diagnostic = items.find(({ code }) => code === 'TRM002');
  assert.ok(diagnostic, JSON.stringify(items));
  const actions = await running.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: diagnostic.range,
    context: { diagnostics: [diagnostic] },
  });
  const fix = actions.find(({ isPreferred }) => isPreferred);
  assert.ok(fix, JSON.stringify(actions));
  assert.equal(fix.edit, undefined);
  assert.deepEqual(fix.diagnostics, [diagnostic]);
  const resolved = await running.connection.sendRequest<CodeAction>('codeAction/resolve', fix);
  const [change] = (resolved.edit?.documentChanges ?? []) as TextDocumentEdit[];
  assert.equal(change?.textDocument.version, 1);
  assert.ok(change?.edits.some((edit) => 'newText' in edit && edit.newText.includes('::')));
  assert.ok(actions.some(({ title }) => title.startsWith('Suppress TRM002')));
  assert.ok(!actions.some(({ kind }) => kind?.startsWith('source')));
  await running.change(URI, 2, '0:0', '0:0', '\n');
  await assert.rejects(running.connection.sendRequest('codeAction/resolve', fix), { code: -32801 });
});

test('fix-all is offered where source actions are asked for, and holds safe fixes only', async () => {
  const running = await start();
  await running.open(URI, `# Rationale {#rationale}\n\n${WRONG} Patients with EML4-ALK-positive NSCLC.\n`);
  const actions = await running.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['source.fixAll'] },
  });
  assert.deepEqual(
    actions.map(({ kind }) => kind),
    ['source.fixAll.theralint'],
  );
  const resolved = await running.connection.sendRequest<CodeAction>('codeAction/resolve', actions[0]);
  const [change] = (resolved.edit?.documentChanges ?? []) as TextDocumentEdit[];
  assert.deepEqual(
    change?.edits.map((edit) => ('newText' in edit ? edit.newText : '')),
    ['EML4::ALK'],
  );
});

test('outline, links and definitions are positions in the document', async () => {
  const running = await start();
  const text = [
    '---',
    'kind: pathway',
    'references:',
    '  - { key: shaw2014, pmid: 25264305 }',
    '---',
    '',
    '# Rationale {#rationale}',
    '',
    'See NCT00585195 [@shaw2014].',
    '',
  ].join('\n');
  await running.open(URI, text);
  const symbols = await running.request<DocumentSymbol[]>('textDocument/documentSymbol', URI, '0:0');
  assert.ok(
    symbols.some(({ name }) => name.startsWith('Rationale')),
    JSON.stringify(symbols),
  );
  assert.deepEqual(
    symbols.find(({ name }) => name === 'references')?.children?.map(({ name }) => name),
    ['shaw2014'],
  );
  const links = await running.request<DocumentLink[]>('textDocument/documentLink', URI, '0:0');
  assert.deepEqual(
    links.map(({ target }) => target),
    ['https://pubmed.ncbi.nlm.nih.gov/25264305/', 'https://clinicaltrials.gov/study/NCT00585195'],
  );
  const definition = await running.request<{ range: { start: { line: number } } }>(
    'textDocument/definition',
    URI,
    '8:22',
  );
  assert.equal(definition?.range.start.line, 3);
  const references = await running.request<Location[]>('textDocument/references', URI, '8:22', {
    context: { includeDeclaration: true },
  });
  assert.deepEqual(
    references.map(({ range: { start } }) => [start.line, start.character]),
    [
      [3, 11],
      [8, 18],
    ],
  );
  const highlights = await running.request<unknown[]>('textDocument/documentHighlight', URI, '3:13');
  assert.equal(highlights.length, 2);
  const folds = await running.request<FoldingRange[]>('textDocument/foldingRange', URI, '0:0');
  assert.deepEqual(
    folds.map(({ startLine, endLine }) => [startLine, endLine]),
    [
      [0, 4],
      [2, 3],
      [6, 8],
    ],
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

test('recognised names are semantic tokens, in a range only those that touch it', async () => {
  const running = await start();
  const { tokenTypes } = running.initialized!.capabilities.semanticTokensProvider!.legend;
  await running.open(URI, 'Crizotinib in NSCLC.\n\nLorlatinib.\n');
  const all = await running.request<SemanticTokens>('textDocument/semanticTokens/full', URI, '0:0');
  assert.deepEqual(all.data, [
    ...[0, 0, 10, tokenTypes.indexOf('drug'), 0],
    ...[0, 14, 5, tokenTypes.indexOf('disease'), 0],
    ...[2, 0, 10, tokenTypes.indexOf('drug'), 0],
  ]);
  const some = await running.request<SemanticTokens>('textDocument/semanticTokens/range', URI, '0:0', {
    range: { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } },
  });
  assert.deepEqual(some.data, [2, 0, 10, tokenTypes.indexOf('drug'), 0]);
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
