/** The language status item of protocol documents: server health, knowledge base, and verdicts of the document in view. */
import {
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  window,
  workspace,
} from 'vscode';
import { documentFilters, isChecked } from './documents.ts';
import type { ServerController } from './serverController.ts';
import { statusText } from './statusText.ts';

/** Keeps the item up to date until it is disposed. */
export class LanguageStatus implements Disposable {
  readonly #server: ServerController;
  readonly #item: LanguageStatusItem;
  readonly #subscriptions: Disposable[];
  /** Counts the updates, so that a late answer never overwrites a newer one. */
  #generation = 0;

  constructor(server: ServerController) {
    this.#server = server;
    this.#item = languages.createLanguageStatusItem('theralint.status', documentFilters());
    this.#item.name = 'TheraLint';
    this.#item.text = 'TheraLint';
    this.#subscriptions = [
      this.#item,
      server.onDidChange(() => this.update()),
      window.onDidChangeActiveTextEditor(() => this.update()),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('theralint.checkProse')) this.#item.selector = documentFilters();
      }),
    ];
    void this.update();
  }

  async update(): Promise<void> {
    const generation = ++this.#generation;
    const document = window.activeTextEditor?.document;
    const status = await this.#server.status(
      document && isChecked(document) ? { textDocument: { uri: document.uri.toString() } } : {},
    );
    if (generation !== this.#generation) return;
    const shown = statusText(this.#server.health, status);
    this.#item.text = shown.text;
    this.#item.detail = shown.detail;
    this.#item.busy = shown.busy;
    this.#item.severity = shown.failed ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    this.#item.command = {
      command: shown.failed ? 'theralint.showOutput' : 'theralint.showKnowledgeBase',
      title: shown.command,
    };
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
