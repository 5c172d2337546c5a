import { CodeActionKind, commands, Selection, workspace } from 'vscode';
import { assert, eventually } from './assert.ts';
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
  await eventually('the finding to go', () =>
    findings(document).some((other) => ruleOf(other) === 'SEQ001') ? undefined : true,
  );
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

check('suppressing a finding puts the cursor on the reason to be written', async () => {
  const editor = await open('wrong.protocol.md');
  const { document } = editor;
  const finding = await findingOf(document, 'IND001');
  editor.selection = new Selection(finding.range.start, finding.range.start);
  const actions = await codeActionsOn(document, finding.range);
  const suppress = actions.find(({ title }) => title.startsWith('Suppress IND001'));
  assert(suppress?.edit, `no such action among ${actions.map(({ title }) => title).join(' | ')}`);
  assert(await workspace.applyEdit(suppress.edit), 'the action could not be applied');
  await eventually('the reason to be selected', () =>
    document.getText(editor.selection) === 'TODO say why' ? true : undefined,
  );
  await commands.executeCommand('type', { text: 'the editor test says so' });
  assert(
    document.getText().includes('<!-- theralint-disable-next-line IND001 -- the editor test says so -->'),
    document.getText(),
  );
  await eventually('the finding to go', () =>
    findings(document).some((other) => ruleOf(other) === 'IND001') ? undefined : true,
  );
  await closeAll();
});
