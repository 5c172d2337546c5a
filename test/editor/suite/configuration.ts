import { DiagnosticSeverity } from 'vscode';
import { assert, assertEqual } from './assert.ts';
import { check } from './checks.ts';
import { circumstances } from './circumstances.ts';
import { closeAll, findingOf, hoverTexts, labelOf, open, proposalsAfter, replace } from './documents.ts';

check('a configuration file holds for its folder, in trusted folders only', async () => {
  const { document } = await open('settings/softened.protocol.md');
  const finding = await findingOf(document, 'IND001');
  const { trusted } = await circumstances();
  const expected = trusted ? DiagnosticSeverity.Information : DiagnosticSeverity.Error;
  assertEqual(finding.severity, expected, 'severity');
  await closeAll();
});

check('a rule in a configuration file shows its page, and rules are completed there', async () => {
  const editor = await open('settings/.theralint.yaml');
  const texts = await hoverTexts(editor.document, 'IND001');
  assert(
    texts.some((text) => /unsupported-indication.*Why/s.test(text)),
    `no page of the rule among ${JSON.stringify(texts)}`,
  );
  await replace(editor, '{ IND001: info }', '{ DOS');
  const labels = (await proposalsAfter(editor.document, '{ DOS')).map(labelOf);
  assert(labels.includes('DOS001'), `the proposals are ${labels.join(', ')}`);
  await closeAll();
});
