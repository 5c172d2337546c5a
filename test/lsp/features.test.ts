/** What an editor asks of the server for a document: hover, completion, actions, navigation, tokens. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
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
import { clientOfTest } from '../harness/clientOfTest.ts';
import { type LanguageClient, PUSHED } from '../harness/languageClient.ts';

const URI = 'file:///protocols/example.protocol.md';
const WRONG = 'Crizotinib is indicated for ROS1-positive extensive-stage SCLC.';
const PROTOCOL = `# Rationale {#rationale}\n\n${WRONG}\n`;

const { start, stop } = clientOfTest();

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
  await stop();
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

/** Methods of a client that can be taken apart. */
function bound(of: LanguageClient): Pick<LanguageClient, 'open' | 'pull' | 'change' | 'request'> {
  return {
    open: of.open.bind(of),
    pull: of.pull.bind(of),
    change: of.change.bind(of),
    request: of.request.bind(of),
  };
}
