/** Browser entry: the server is a worker, and is sent the knowledge base because it cannot read files. */
import { type ExtensionContext, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { InitializationOptions } from '../../server/src/hosts/messages.ts';
import { activateWith } from './activation.ts';
import { extensionFile } from './documents.ts';

export function activate(context: ExtensionContext): Promise<void> {
  return activateWith(context, async (options) => {
    const bytes = await workspace.fs.readFile(extensionFile(context, 'dist', 'kb.json'));
    const initializationOptions: InitializationOptions = { knowledgeBase: new TextDecoder().decode(bytes) };
    const worker = new Worker(extensionFile(context, 'dist', 'server', 'worker.js').toString(true));
    return new LanguageClient('theralint', 'TheraLint', worker, { ...options, initializationOptions });
  });
}
