import { commands, languages, window } from 'vscode';
import { assert, eventually } from './assert.ts';
import { check } from './checks.ts';
import { closeAll, findingOf, findings, open } from './documents.ts';

check('the server can be restarted, twice at once, and checks again', async () => {
  const { document } = await open('wrong.protocol.md');
  await findingOf(document, 'IND001');
  await Promise.all([
    commands.executeCommand('theralint.restartServer'),
    commands.executeCommand('theralint.restartServer'),
  ]);
  await findingOf(document, 'IND001');
  // A server that was left behind would report everything a second time.
  const keys = findings(document).map(
    ({ range, message }) => `${range.start.line}:${range.start.character} ${message}`,
  );
  assert(new Set(keys).size === keys.length, `findings are doubled: ${keys.join(' | ')}`);
});

check('the page about the knowledge base opens, and names its version', async () => {
  await commands.executeCommand('theralint.showKnowledgeBase');
  const tab = await eventually('the page', () =>
    window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => /Knowledge base/i.test(label)),
  );
  assert(tab, 'no page');
  await closeAll();
});

check('the output can be shown', async () => {
  await commands.executeCommand('theralint.showOutput');
  await commands.executeCommand('workbench.action.closePanel');
});

check('closing a protocol clears nothing that is still open', async () => {
  const { document } = await open('silent.protocol.md');
  await findingOf(document, 'IND001');
  await open('wrong.protocol.md');
  await commands.executeCommand('workbench.action.closeActiveEditor');
  assert(languages.getDiagnostics(document.uri).length > 0, 'the findings of the other document are gone');
});
