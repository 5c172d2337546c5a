/** Desktop entry: the server is a Node process, reached by IPC. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith } from './activation.ts';
import { extensionFile } from './documents.ts';

export function activate(context: ExtensionContext): void {
  const module = extensionFile(context, 'dist', 'server', 'node.cjs').fsPath;
  activateWith(context, async (options) => {
    const run = { module, transport: TransportKind.ipc };
    const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
    return new LanguageClient('theralint', 'TheraLint', { run, debug }, options);
  });
}
