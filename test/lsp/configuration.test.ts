/** Configuration files in the editor: hovers, completion, faults, and files that only the editor can read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionList, Hover } from 'vscode-languageserver/node';
import { clientOfTest } from '../harness/clientOfTest.ts';

const CONFIGURATION = 'file:///protocols/.theralint.yaml';
const PROTOCOL = '# Rationale {#rationale}\n\nCrizotinib is indicated for ROS1-positive ES-SCLC.\n';

const { start, started } = clientOfTest();

async function hoverOver(text: string, position: string, uri = CONFIGURATION): Promise<string> {
  const running = await started();
  await running.open(uri, text);
  const hover = await running.request<Hover | null>('textDocument/hover', uri, position);
  return hover ? (hover.contents as { value: string }).value : '';
}

async function labelsIn(text: string, position: string): Promise<readonly string[]> {
  const running = await started();
  await running.open(CONFIGURATION, text);
  const list = await running.request<CompletionList>('textDocument/completion', CONFIGURATION, position);
  return list.items.map(({ label }) => label);
}

test('a rule in a configuration file shows its page, a family its rules, a setting what it is for', async () => {
  const text = 'rules:\n  IND001: off\n  unsupported-indication: error\nignore: [DOS]\nselect: []\n';
  assert.match(await hoverOver(text, '1:4'), /^\*\*IND001 unsupported-indication\*\* \(error\)/);
  assert.match(await hoverOver(text, '2:14'), /^\*\*IND001 unsupported-indication\*\*/);
  assert.match(await hoverOver(text, '3:10'), /^\*\*DOS\*\*: the rules of the family dose.*- \*\*DOS001/s);
  assert.match(await hoverOver(text, '4:3'), /^\*\*select\*\*.*Default:\*\* `\[\]`/s);
  assert.equal(await hoverOver(text, '1:11'), '');
  assert.match(
    await hoverOver('{ "rules": { "IND001": "off" } }', '0:16', 'file:///protocols/.theralint.json'),
    /^\*\*IND001/,
  );
});

test('settings, rules, levels and jurisdictions are completed', async () => {
  assert.ok((await labelsIn('r', '0:1')).includes('rules'));
  assert.ok((await labelsIn('rules:\n  I', '1:3')).includes('IND001'));
  assert.ok((await labelsIn('rules:\n  uns', '1:5')).includes('unsupported-indication'));
  assert.deepEqual(await labelsIn('rules: { IND001: o', '0:18'), ['error', 'warning', 'info', 'off']);
  assert.ok((await labelsIn('jurisdictions: [', '0:16')).includes('EU'));
  assert.ok((await labelsIn('select: [IN', '0:11')).includes('IND001'));
  assert.ok((await labelsIn('overrides:\n  - fi', '1:6')).includes('files'));
  assert.deepEqual(await labelsIn('failLevel: w', '0:12'), ['error', 'warning', 'info']);
});

test('what is wrong with a configuration file is shown in it as soon as it is opened', async () => {
  const text = 'rules: { IND999: off }\n';
  const running = await start({ files: { '/protocols/.theralint.yaml': text } });
  await running.open(CONFIGURATION, text);
  const { diagnostics } = await running.nextPublished(({ uri }) => uri === CONFIGURATION);
  assert.deepEqual(
    diagnostics.map(({ code, range }) => [code, range.start.character]),
    [['config.unknown-rule', 9]],
  );
});

/** A client with a file system of its own, as editors in a browser have. */
async function startWithFiles(files: Readonly<Record<string, string>>, trusted = true) {
  const running = await start({ initializationOptions: { readsFiles: true, trusted } });
  running.connection.onRequest('theralint/readFile', ({ uri }: { uri: string }) => ({ text: files[uri] }));
  running.connection.onRequest('theralint/readFolder', () => ({}));
  return running;
}

const VIRTUAL = 'vscode-vfs://github/team/protocols';

test('configuration files of a virtual workspace are read through the editor', async () => {
  const running = await startWithFiles({
    [`${VIRTUAL}/.theralint.yaml`]: 'extends: shared/rules.yaml\n',
    [`${VIRTUAL}/shared/rules.yaml`]: 'rules: { IND001: info, IND998: off }\n',
  });
  await running.open(`${VIRTUAL}/lung/a%20b.protocol.md`, PROTOCOL);
  const { items = [] } = await running.pull(`${VIRTUAL}/lung/a%20b.protocol.md`);
  assert.equal(items.find(({ code }) => code === 'IND001')?.severity, 3);
  const faults = await running.nextPublished(({ uri }) => uri === `${VIRTUAL}/shared/rules.yaml`);
  assert.equal(faults.diagnostics.length, 1);
});

test('configuration files of a folder that is not trusted change nothing', async () => {
  const running = await startWithFiles({ [`${VIRTUAL}/.theralint.yaml`]: 'rules: { IND001: off }\n' }, false);
  await running.open(`${VIRTUAL}/a.protocol.md`, PROTOCOL);
  const { items = [] } = await running.pull(`${VIRTUAL}/a.protocol.md`);
  assert.equal(items.find(({ code }) => code === 'IND001')?.severity, 1);
});
