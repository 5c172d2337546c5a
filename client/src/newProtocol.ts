/** "New Protocol": a file to be saved under a protocol's name, with a template whose places are filled one by one. */
import { type ExtensionContext, SnippetString, Uri, window, workspace } from 'vscode';
import { extensionFile } from './documents.ts';
import { freeName, isProtocolName } from './protocolNames.ts';

/** What may be given instead of being asked for. */
export interface NewProtocolRequest {
  readonly template: 'regimen' | 'pathway';
  readonly language: 'yaml' | 'markdown';
  /** Name of the file. */
  readonly name: string;
}

const CHOICES = [
  {
    label: 'Regimen in YAML',
    description: '*.protocol.yaml',
    detail: 'One treatment: dose, levels, organ function, interactions, monitoring, what follows.',
    template: 'regimen',
    language: 'yaml',
  },
  {
    label: 'Pathway in Markdown',
    description: '*.protocol.md',
    detail: 'Prose: who is treated, with what, why, and what follows.',
    template: 'pathway',
    language: 'markdown',
  },
  {
    label: 'Regimen in Markdown',
    description: '*.protocol.md',
    detail: 'One treatment, with the sections of a written protocol.',
    template: 'regimen',
    language: 'markdown',
  },
  {
    label: 'Pathway in YAML',
    description: '*.protocol.yaml',
    detail: 'Population, claims and references as fields.',
    template: 'pathway',
    language: 'yaml',
  },
] as const;

/** Opens the new protocol, unsaved. Returns without doing anything if the person changes their mind. */
export async function newProtocol(context: ExtensionContext, given?: NewProtocolRequest): Promise<void> {
  const choice =
    given ??
    (await window.showQuickPick(CHOICES, { title: 'New protocol', placeHolder: 'What to begin with' }));
  if (!choice) return;
  const extension = choice.language === 'yaml' ? 'yaml' : 'md';
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name =
    given?.name ??
    (await window.showInputBox({
      title: 'New protocol',
      prompt: 'Name of the file. Nothing is written until you save it.',
      value: await freeName(extension, (each) => exists(folder && Uri.joinPath(folder, each))),
      valueSelection: [0, 'new'.length],
      validateInput: async (value) => {
        if (!isProtocolName(value, extension)) return `End the name in .protocol.${extension}.`;
        return (await exists(folder && Uri.joinPath(folder, value))) ? 'This file exists.' : undefined;
      },
    }));
  if (name === undefined) return;
  const file = folder
    ? Uri.joinPath(folder, name).with({ scheme: 'untitled' })
    : Uri.from({ scheme: 'untitled', path: name });
  const body = await templateOf(context, choice.template, choice.language);
  const editor = await window.showTextDocument(await workspace.openTextDocument(file));
  await editor.insertSnippet(new SnippetString(body));
}

async function exists(file: Uri | undefined): Promise<boolean> {
  if (!file) return false;
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}

/** The body of a snippet that the extension contributes, so that both ways to begin give the same text. */
async function templateOf(
  context: ExtensionContext,
  template: NewProtocolRequest['template'],
  language: NewProtocolRequest['language'],
): Promise<string> {
  const bytes = await workspace.fs.readFile(extensionFile(context, 'snippets', `${language}.json`));
  const snippets = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, { body: string[] }>;
  return snippets[`TheraLint ${template}`]?.body.join('\n') ?? '';
}
