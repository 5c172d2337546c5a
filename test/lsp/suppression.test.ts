/** The action that suppresses a finding: the writer lands on the reason where the editor can put the cursor there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  ClientCapabilities,
  CodeAction,
  SnippetTextEdit,
  TextDocumentEdit,
} from 'vscode-languageserver/node';
import { LanguageClient, PULLING } from '../harness/languageClient.ts';

const URI = 'file:///protocols/example.protocol.yaml';
const TEXT = 'rationale: |\n  Some words first.\n\n  Crizotinib is indicated for ROS1-positive ES-SCLC.\n';

async function suppressed(capabilities: ClientCapabilities): Promise<TextDocumentEdit['edits']> {
  const client = await LanguageClient.start({ capabilities });
  try {
    await client.open(URI, TEXT);
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: { line: 3, character: 4 }, end: { line: 3, character: 4 } },
      context: { diagnostics: [] },
    });
    const action = actions.find(({ title }) => title.startsWith('Suppress IND001'));
    assert.ok(action, JSON.stringify(actions));
    const { edit } = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    return ((edit?.documentChanges ?? []) as TextDocumentEdit[]).flatMap(({ edits }) => edits);
  } finally {
    await client.stop();
  }
}

test('an editor with snippets in edits selects the reason to be written', async () => {
  const edits = await suppressed({
    ...PULLING,
    workspace: { ...PULLING.workspace, workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
  });
  const snippets = edits.filter((edit): edit is SnippetTextEdit => 'snippet' in edit);
  assert.deepEqual(
    snippets.map(({ snippet }) => snippet),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the place of a snippet
    [{ kind: 'snippet', value: '# theralint-disable IND001 -- ${1:TODO say why}\n' }],
  );
  assert.equal(edits.length, 2);
});

test('any other editor is given the same text', async () => {
  const edits = await suppressed(PULLING);
  assert.deepEqual(
    edits.map((edit) => ('newText' in edit ? edit.newText : undefined)),
    ['# theralint-disable IND001 -- TODO say why\n', '\n# theralint-enable IND001'],
  );
});
