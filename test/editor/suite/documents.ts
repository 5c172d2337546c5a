/** Documents of the workspace under test, and what the editor shows in them. */
import {
  type CodeAction,
  type CompletionItem,
  type CompletionList,
  commands,
  type Diagnostic,
  type Hover,
  languages,
  MarkdownString,
  type Position,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import { assert, eventually } from './assert.ts';

/** @param name of a file directly in the workspace's folder */
export async function open(name: string): Promise<TextEditor> {
  const folder = workspace.workspaceFolders?.[0];
  assert(folder, 'no folder is open');
  const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, name));
  // A preview would be replaced, and its document closed, by the next one.
  return window.showTextDocument(document, { preview: false });
}

/** @returns where the words stand; they must stand there exactly once */
export function rangeOf(document: TextDocument, words: string): Range {
  const text = document.getText();
  const start = text.indexOf(words);
  assert(start >= 0, `"${words}" does not stand in ${document.fileName}`);
  assert(text.indexOf(words, start + 1) < 0, `"${words}" stands in ${document.fileName} more than once`);
  return new Range(document.positionAt(start), document.positionAt(start + words.length));
}

/** Rule id of a finding; the editor holds code and link together. */
export function ruleOf(diagnostic: Diagnostic): string {
  return String(typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code);
}

/** The tool's own findings in a document, as the Problems panel has them. */
export function findings(document: TextDocument): Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter(({ source }) => source?.toLowerCase() === 'theralint');
}

/** Waits for a finding of a rule, on some words if they are given. */
export function findingOf(document: TextDocument, rule: string, words?: string): Promise<Diagnostic> {
  const overlaps = (diagnostic: Diagnostic) =>
    words === undefined || diagnostic.range.intersection(rangeOf(document, words)) !== undefined;
  return eventually(`${rule}${words ? ` on "${words}"` : ''}`, () =>
    findings(document).find((diagnostic) => ruleOf(diagnostic) === rule && overlaps(diagnostic)),
  );
}

/** Text of every hover at the first character of some words, as Markdown. */
export async function hoverTexts(document: TextDocument, words: string): Promise<string[]> {
  const { start } = rangeOf(document, words);
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, start);
  return hovers.flatMap(({ contents }) =>
    contents.map((content) =>
      content instanceof MarkdownString || typeof content === 'object' ? content.value : content,
    ),
  );
}

/** Proposals at the end of some words, in the order in which the editor shows them; waits until there are some. */
export async function proposalsAfter(document: TextDocument, words: string): Promise<CompletionItem[]> {
  const { end } = rangeOf(document, words);
  const items = await eventually(`proposals after "${words}"`, async () => {
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      end,
      undefined,
      // Resolve this many, so that documentation is asked for too.
      5,
    );
    return list.items.length > 0 ? list.items : undefined;
  });
  return [...items].sort((a, b) => (sortText(a) < sortText(b) ? -1 : 1));
}

export function labelOf({ label }: CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

function sortText(item: CompletionItem): string {
  return item.sortText ?? labelOf(item);
}

export async function codeActionsOn(document: TextDocument, range: Range): Promise<CodeAction[]> {
  return commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    undefined,
    // Resolve this many, so that their edits are there.
    10,
  );
}

/** Replaces some words, as typing would: the document is changed and not saved. */
export async function replace(editor: TextEditor, words: string, replacement: string): Promise<void> {
  const range = rangeOf(editor.document, words);
  assert(await editor.edit((edit) => edit.replace(range, replacement)), 'the document could not be edited');
}

/** Appends text at the end and returns where it starts. */
export async function append(editor: TextEditor, text: string): Promise<Position> {
  const end = editor.document.positionAt(editor.document.getText().length);
  assert(await editor.edit((edit) => edit.insert(end, text)), 'the document could not be edited');
  return end;
}

/** Gives up all unsaved changes and closes the editors. */
export async function closeAll(): Promise<void> {
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await commands.executeCommand('workbench.action.closeAllEditors');
}
