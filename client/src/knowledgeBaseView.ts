/** "Show Knowledge Base": a read-only page about the base that judges the claims. */
import { commands, type Disposable, EventEmitter, Uri, workspace } from 'vscode';
import { knowledgeBasePage } from './knowledgeBasePage.ts';
import type { ServerController } from './serverController.ts';

const SCHEME = 'theralint';
const PAGE = Uri.from({ scheme: SCHEME, path: '/Knowledge base.md' });

export class KnowledgeBaseView implements Disposable {
  readonly #server: ServerController;
  readonly #changed = new EventEmitter<Uri>();
  readonly #registration: Disposable;

  constructor(server: ServerController) {
    this.#server = server;
    this.#registration = workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: async () => {
        const status = await this.#server.status({});
        return knowledgeBasePage(status, this.#server.health.state);
      },
    });
  }

  async show(): Promise<void> {
    await this.#server.start();
    this.#changed.fire(PAGE);
    await commands.executeCommand('markdown.showPreview', PAGE);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
