/** What both entries do: commands first, then the status item, then the server once a protocol is open. */
import { commands, type ExtensionContext, type TextDocument, window, workspace } from 'vscode';
import { extensionFile, isChecked, isConfiguration, isOverlay } from './documents.ts';
import { KnowledgeBaseView } from './knowledgeBaseView.ts';
import { LanguageStatus } from './languageStatus.ts';
import { type NewProtocolRequest, newProtocol } from './newProtocol.ts';
import { followSavedFiles } from './savedFiles.ts';
import { type ClientFactory, ServerController } from './serverController.ts';

/** Returns when the commands can be used; the server may still be starting. */
export function activateWith(context: ExtensionContext, createClient: ClientFactory): void {
  const output = window.createOutputChannel('TheraLint', { log: true });
  const server = new ServerController(createClient, output, extensionFile(context, 'docs', 'rules'));
  const knowledgeBase = new KnowledgeBaseView(server);
  context.subscriptions.push(
    output,
    knowledgeBase,
    { dispose: () => server.stop() },
    commands.registerCommand('theralint.newProtocol', (given?: NewProtocolRequest) =>
      newProtocol(context, given),
    ),
    commands.registerCommand('theralint.restartServer', () => server.restart()),
    commands.registerCommand('theralint.checkWorkspace', async () => {
      await server.checkWorkspace();
      await commands.executeCommand('workbench.actions.view.problems');
    }),
    commands.registerCommand('theralint.showOutput', () => output.show()),
    commands.registerCommand('theralint.showKnowledgeBase', () => knowledgeBase.show()),
    new LanguageStatus(server),
    followSavedFiles((changes) => server.filesChanged(changes)),
    // YAML and Markdown are everywhere; a server is worth its memory only where there is a protocol.
    workspace.onDidOpenTextDocument((document) => {
      if (concerns(document)) void server.start();
    }),
    // Overlays of a folder count once the folder is trusted.
    workspace.onDidGrantWorkspaceTrust(() => {
      if (server.health.state !== 'idle') void server.restart();
    }),
    workspace.onDidChangeConfiguration((event) => {
      // Which documents are sent to the server is fixed when it starts.
      const isFixed = ['theralint.checkProse', 'theralint.checkWorkspace'].some((setting) =>
        event.affectsConfiguration(setting),
      );
      if (isFixed && server.health.state !== 'idle') void server.restart();
    }),
  );
  // Not waited for: commands must work while the server starts, and if it never does.
  if (workspace.textDocuments.some(concerns)) void server.start();
}

/** True for a document that the server has something to say about. */
function concerns(document: TextDocument): boolean {
  return isChecked(document) || isConfiguration(document) || isOverlay(document);
}
