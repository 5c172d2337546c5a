import type {
  CancellationToken,
  Connection,
  Diagnostic,
  PreviousResultId,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { DocumentDiagnosticReportKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { sha256 } from '../../knowledge/sha256.ts';
import { OperationCancelled } from '../../lint/types.ts';
import type { OpenDocument, OpenDocuments } from './openDocuments.ts';
import { nextTurn, responseErrorOf, throwIfCancelled } from './requests.ts';

/** What the diagnostics of files need of the server around them. */
export interface WorkspaceContext {
  /** URIs of the protocols in the workspace. */
  protocols(): Promise<readonly string[]>;
  /** Undefined where there is no such file, or where it is not UTF-8. @throws Error with a reason for people */
  readText(uri: string): Promise<string | undefined> | string | undefined;
  /** @throws OperationCancelled */
  diagnose(document: OpenDocument, isSuperseded: () => boolean): Promise<Diagnostic[]>;
  /** Grows whenever settings or the base change. */
  epoch(): number;
  report(error: unknown): void;
}

type Report = (report: WorkspaceDocumentDiagnosticReport) => void;

/**
 * Diagnostics of the workspace's protocols, open or not, for clients that pull them: editors hold documents open that
 * nobody sees, and do not pull for those; for those that are seen they keep to what they pulled. An answer is kept back until
 * something has changed, because clients ask again as soon as they have one.
 */
export class WorkspaceDiagnostics {
  readonly #documents: OpenDocuments;
  readonly #context: WorkspaceContext;
  #revision = 0;
  #waiting: (() => void)[] = [];

  constructor(documents: OpenDocuments, context: WorkspaceContext) {
    this.#documents = documents;
    this.#context = context;
  }

  listen(connection: Connection): void {
    connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _progress, partial) => {
      try {
        if (!partial) {
          const items: WorkspaceDocumentDiagnosticReport[] = [];
          await this.#reportAll(previousResultIds, token, (item) => items.push(item));
          return { items };
        }
        const revision = this.#revision;
        await this.#reportAll(previousResultIds, token, (item) => partial.report({ items: [item] }));
        await this.#changedSince(revision, token);
        throwIfCancelled(token);
        return { items: [] };
      } catch (error) {
        throw responseErrorOf(error, this.#context.report);
      }
    });
  }

  /** Files, settings or the base have changed, or a document was closed: who waits is answered and asks again. */
  changed(): void {
    this.#revision += 1;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /**
   * Diagnostics of a protocol as it is open, or else as it is saved; undefined if they are those of an earlier answer.
   * @throws OperationCancelled
   */
  async of(
    uri: string,
    previousResultId: string | undefined,
    isSuperseded: () => boolean,
  ): Promise<{ readonly resultId: string; readonly items: Diagnostic[] } | undefined> {
    const open = this.#documents.get(uri);
    const document = open ?? (await this.#saved(uri));
    if (!document) return { resultId: 'none', items: [] };
    const content = open
      ? `${open.serial}.${open.text.version}`
      : sha256(document.text.getText()).slice(0, 16);
    const resultId = `${this.#context.epoch()}.${content}`;
    if (resultId === previousResultId) return undefined;
    const isOther = (): boolean => isSuperseded() || this.#documents.get(uri) !== open;
    return { resultId, items: await this.#context.diagnose(document, isOther) };
  }

  async #saved(uri: string): Promise<OpenDocument | undefined> {
    const text = await this.#context.readText(uri);
    if (text === undefined) return undefined;
    const languageId = uri.endsWith('.md') ? 'markdown' : 'yaml';
    return { text: TextDocument.create(uri, languageId, 0, text), serial: 0, typedAt: undefined };
  }

  async #reportAll(
    previous: readonly PreviousResultId[],
    token: CancellationToken,
    report: Report,
  ): Promise<void> {
    const known = new Map(previous.map(({ uri, value }) => [uri, value]));
    for (const uri of await this.#context.protocols()) {
      const before = known.get(uri);
      known.delete(uri);
      await nextTurn();
      throwIfCancelled(token);
      await this.#reportOne(uri, before, token, report);
    }
    for (const uri of known.keys()) {
      if (!this.#documents.get(uri))
        report({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
    }
  }

  async #reportOne(
    uri: string,
    before: string | undefined,
    token: CancellationToken,
    report: Report,
  ): Promise<void> {
    try {
      const found = await this.of(uri, before, () => token.isCancellationRequested);
      const version = this.#documents.get(uri)?.text.version ?? null;
      if (found) report({ kind: DocumentDiagnosticReportKind.Full, uri, version, ...found });
    } catch (error) {
      // A document that has changed meanwhile is asked for by itself; a file out of reach must not stop the others.
      if (error instanceof OperationCancelled) throwIfCancelled(token);
      else this.#context.report(error);
    }
  }

  #changedSince(revision: number, token: CancellationToken): Promise<void> {
    if (revision !== this.#revision) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      token.onCancellationRequested(() => resolve());
    });
  }
}
