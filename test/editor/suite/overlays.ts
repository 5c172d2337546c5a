import { Range, Uri, WorkspaceEdit, workspace } from 'vscode';
import { assert, eventually } from './assert.ts';
import { check } from './checks.ts';
import { circumstances } from './circumstances.ts';
import { append, closeAll, findingOf, findings, hoverTexts, open, ruleOf } from './documents.ts';

const OVERLAY = '.theralint/kb/house.yaml';

const HOUSE_RULE = [
  'kind: overlay',
  'houseRules:',
  '  - { id: no-ceritinib, treatments: [ceritinib], stance: avoid, message: We do not use ceritinib. }',
  '',
].join('\n');

check('an overlay holds as soon as it is saved, in trusted folders only', async () => {
  const overlay = overlayFile();
  const editor = await open('silent.protocol.md');
  await append(editor, '\n\nCeritinib is an option for ALK-positive NSCLC.\n');
  const isReported = () => findings(editor.document).some((each) => ruleOf(each) === 'KBS001');
  try {
    await save(overlay, HOUSE_RULE);
    if (!(await circumstances()).trusted) {
      // Another document is judged meanwhile: by then the overlay would have been read.
      await findingOf((await open('wrong.protocol.md')).document, 'IND001');
      assert(!isReported(), 'an overlay holds in a folder that is not trusted');
      return;
    }
    const finding = await findingOf(editor.document, 'KBS001', 'Ceritinib');
    assert(finding.message.includes('We do not use ceritinib.'), finding.message);
    const hovers = await hoverTexts(editor.document, 'Ceritinib');
    assert(
      hovers.some((text) => text.includes('We do not use ceritinib')),
      `the rule of the house is not in ${JSON.stringify(hovers)}`,
    );
  } finally {
    await remove(overlay);
    await eventually('the house rule to go', () => (isReported() ? undefined : true));
    await closeAll();
  }
});

check('what is wrong in an overlay is shown in it, and the base goes on', async () => {
  if (!(await circumstances()).trusted) return;
  const overlay = overlayFile();
  try {
    await save(
      overlay,
      'kind: overlay\nwithdraw:\n  - { record: drug/ceritnib, reason: not supplied here }\n',
    );
    const { document } = await open(OVERLAY);
    await eventually('a finding on the words at fault', () =>
      findings(document).find(({ range }) => document.getText(range) === 'drug/ceritnib'),
    );
    await findingOf((await open('wrong.protocol.md')).document, 'IND001');
  } finally {
    await remove(overlay);
    await closeAll();
  }
});

function overlayFile(): Uri {
  return Uri.joinPath(workspace.workspaceFolders![0]!.uri, OVERLAY);
}

/** Makes a file as a person does, in a folder that may not be there yet, and saves its text from an editor. */
async function save(file: Uri, text: string): Promise<void> {
  const creation = new WorkspaceEdit();
  creation.createFile(file, { overwrite: true });
  assert(await workspace.applyEdit(creation), `${file.path} could not be made`);
  const { document } = await open(OVERLAY);
  const writing = new WorkspaceEdit();
  // A document of that name may still be held with the text it had before it was deleted.
  writing.replace(file, new Range(0, 0, document.lineCount, 0), text);
  assert(await workspace.applyEdit(writing), `${file.path} could not be edited`);
  assert(await document.save(), `${file.path} could not be saved`);
}

async function remove(file: Uri): Promise<void> {
  const removal = new WorkspaceEdit();
  removal.deleteFile(file);
  assert(await workspace.applyEdit(removal), `${file.path} could not be deleted`);
}
