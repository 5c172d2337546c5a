import { commands, window } from 'vscode';
import { assert, assertEqual, eventually } from './assert.ts';
import { check } from './checks.ts';
import { closeAll, findingOf, findings, ruleOf } from './documents.ts';

for (const [template, language, name] of [
  ['regimen', 'yaml', 'begun.protocol.yaml'],
  ['pathway', 'markdown', 'begun.protocol.md'],
] as const) {
  check(`a new ${template} in ${language} is checked, and only its places to fill are reported`, async () => {
    await commands.executeCommand('theralint.newProtocol', { template, language, name });
    const { document, selection } = await eventually('the new protocol', () => {
      const editor = window.activeTextEditor;
      return editor?.document.fileName.endsWith(name) && editor.document.getText() !== ''
        ? editor
        : undefined;
    });
    assert(document.isUntitled && document.isDirty, 'it is not an unsaved new document');
    assertEqual(document.getText(selection), 'TBD: code', 'the place to fill first is selected');
    await findingOf(document, 'STR002', 'TBD: code');
    const others = findings(document).filter((finding) => !/TBD/.test(document.getText(finding.range)));
    assertEqual(others.map(ruleOf), [], 'findings on other words than the places to fill');
    await closeAll();
  });
}
