import { commands, languages, Uri, workspace } from 'vscode';
import { eventually } from './assert.ts';
import { check } from './checks.ts';
import { closeAll, findingOf, open, replace, ruleOf } from './documents.ts';

check(
  'the workspace is checked when asked for: protocols that are not open too, and as they are saved',
  async () => {
    await closeAll();
    const wrong = fileNamed('wrong.protocol.md');
    await eventually('the findings of a closed document to go', () =>
      rulesOf(wrong).length === 0 ? true : undefined,
    );
    await commands.executeCommand('theralint.checkWorkspace');
    await eventually('findings of a protocol that is not open', () => holds(wrong, 'IND001'));
    await eventually('findings of another one', () => holds(fileNamed('silent.protocol.md'), 'IND001'));

    const { document } = await open('wrong.protocol.md');
    await findingOf(document, 'IND001');
    await closeAll();
    await eventually('the findings of what was closed', () => holds(wrong, 'IND001'));

    const before = await workspace.fs.readFile(wrong);
    try {
      const editor = await open('wrong.protocol.md');
      const finding = await findingOf(editor.document, 'IND001');
      await replace(editor, editor.document.getText(finding.range), 'Nothing');
      await editor.document.save();
      await closeAll();
      await eventually('the finding to go with what it was about', () =>
        holds(wrong, 'IND001') ? undefined : true,
      );
    } finally {
      await workspace.fs.writeFile(wrong, before);
      await closeAll();
    }
  },
);

function fileNamed(name: string): Uri {
  return Uri.joinPath(workspace.workspaceFolders![0]!.uri, name);
}

function rulesOf(file: Uri): readonly string[] {
  return languages
    .getDiagnostics(file)
    .filter(({ source }) => source === 'theralint')
    .map(ruleOf);
}

function holds(file: Uri, rule: string): true | undefined {
  return rulesOf(file).includes(rule) || undefined;
}
