import { CodeActionKind, workspace } from 'vscode';
import { assert } from './assert.ts';
import { check } from './checks.ts';
import { closeAll, codeActionsOn, findingOf, findings, open, ruleOf } from './documents.ts';

check('a quick fix offers the right successor, changes the text, and mends the finding', async () => {
  const editor = await open('wrong.protocol.md');
  const { document } = editor;
  const finding = await findingOf(document, 'SEQ001', 'switch to alectinib');
  const actions = await codeActionsOn(document, finding.range);
  const fix = actions.find(
    ({ kind, title }) =>
      kind && CodeActionKind.QuickFix.contains(kind) && /repotrectinib|taletrectinib/i.test(title),
  );
  assert(fix?.edit, `no such fix among ${actions.map(({ title }) => title).join(' | ')}`);
  assert(await workspace.applyEdit(fix.edit), 'the fix could not be applied');
  assert(/switch to (repotrectinib|taletrectinib)/.test(document.getText()), document.getText());
  const deadline = Date.now() + 20_000;
  while (findings(document).some((other) => ruleOf(other) === 'SEQ001')) {
    assert(Date.now() < deadline, 'the finding is still there');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await closeAll();
});

check('nothing clinical is part of fix-all', async () => {
  const { document } = await open('wrong.protocol.md');
  const finding = await findingOf(document, 'DOS001');
  const actions = await codeActionsOn(document, finding.range);
  const all = actions.filter(({ kind }) => kind?.value.startsWith('source.fixAll'));
  assert(
    all.every(({ edit }) => !edit?.get(document.uri).some(({ newText }) => /mg|tinib/.test(newText))),
    'fix-all would change a drug or a dose',
  );
});
