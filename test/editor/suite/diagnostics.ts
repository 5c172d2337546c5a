import { DiagnosticSeverity, workspace } from 'vscode';
import { assert, assertEqual, eventually } from './assert.ts';
import { check } from './checks.ts';
import { append, closeAll, findingOf, findings, open, rangeOf, replace, ruleOf } from './documents.ts';

const WRONG = 'Crizotinib is indicated for ROS1-positive ES-SCLC.';

check(
  'a wrong indication is an error on the exact words, with a link to its rule and its evidence',
  async () => {
    const { document } = await open('wrong.protocol.md');
    const finding = await findingOf(document, 'IND001', WRONG);
    assertEqual(finding.severity, DiagnosticSeverity.Error, 'severity');
    assert(
      rangeOf(document, WRONG).contains(finding.range),
      `it stands on "${document.getText(finding.range)}"`,
    );
    assert(typeof finding.code === 'object', 'no link to the rule');
    const page = await workspace.openTextDocument(finding.code.target);
    assert(/^# IND001 unsupported-indication/.test(page.getText()), `${finding.code.target} is not its page`);
  },
);

check('a wrong dose and a wrong figure are found in the same document', async () => {
  const { document } = await open('wrong.protocol.md');
  await findingOf(document, 'DOS001', 'Crizotinib 500 mg twice daily');
  await findingOf(document, 'SEQ001', 'switch to alectinib');
});

check('what the text denies, asks, quotes or tells as history is silent', async () => {
  const { document } = await open('silent.protocol.md');
  // The last paragraph is wrong: once that is found, the whole document has been read.
  const control = await findingOf(document, 'IND001', WRONG);
  assertEqual(
    findings(document)
      .filter(
        (finding) => finding.severity === DiagnosticSeverity.Error && !finding.range.isEqual(control.range),
      )
      .map((finding) => `${ruleOf(finding)}: ${document.getText(finding.range)}`),
    [],
    'errors on right sentences',
  );
});

check('a correct regimen in YAML has no error', async () => {
  const editor = await open('regimen.protocol.yaml');
  await append(editor, '\nunknownField: true\n');
  await findingOf(editor.document, 'DOC002', 'unknownField');
  assertEqual(
    findings(editor.document)
      .filter(
        ({ severity, range }) =>
          severity === DiagnosticSeverity.Error && !editor.document.getText(range).includes('unknownField'),
      )
      .map((finding) => `${ruleOf(finding)}: ${finding.message}`),
    [],
    'errors',
  );
  await closeAll();
});

check('findings follow the text as it is typed', async () => {
  const editor = await open('wrong.protocol.md');
  await findingOf(editor.document, 'IND001', WRONG);
  await replace(
    editor,
    'is indicated for ROS1-positive ES-SCLC',
    'is not indicated for ROS1-positive ES-SCLC',
  );
  await eventually('the finding to go', () =>
    findings(editor.document).some((finding) => ruleOf(finding) === 'IND001') ? undefined : true,
  );
  await replace(editor, 'is not indicated', 'is indicated');
  await findingOf(editor.document, 'IND001', WRONG);
  await closeAll();
});

check('a Markdown file that is no protocol is left alone', async () => {
  const { document } = await open('notes.md');
  const protocol = await open('silent.protocol.md');
  await findingOf(protocol.document, 'IND001', WRONG);
  assertEqual(findings(document).length, 0, 'findings');
});
