/** Browser entry: the server is a worker, and is sent the knowledge base because it cannot read files. */
import { type ExtensionContext, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { InitializationOptions } from '../../server/src/hosts/messages.ts';
import { activateWith } from './activation.ts';
import { extensionFile } from './documents.ts';

export function activate(context: ExtensionContext): void {
  // From the script's bytes, because a worker cannot be started from the address of an extension on a remote machine.
  let workerAddress: string | undefined;
  context.subscriptions.push({
    dispose: () => {
      if (workerAddress) URL.revokeObjectURL(workerAddress);
    },
  });
  const read = (...path: string[]) => workspace.fs.readFile(extensionFile(context, ...path));

  activateWith(context, async (options) => {
    workerAddress ??= URL.createObjectURL(
      new Blob([new Uint8Array(await read('dist', 'server', 'worker.js'))], { type: 'text/javascript' }),
    );
    const initializationOptions: InitializationOptions = {
      ...(options.initializationOptions as InitializationOptions),
      knowledgeBase: new TextDecoder().decode(await read('dist', 'kb.json')),
    };
    return new LanguageClient('theralint', 'TheraLint', new Worker(workerAddress), {
      ...options,
      initializationOptions,
    });
  });
}
