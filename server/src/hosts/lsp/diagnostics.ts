import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { OperationCancelled } from '../../lint/types.ts';
import type { VerdictSummary } from '../../service.ts';
import { STATUS_CHANGED_NOTIFICATION, type StatusChangedParams } from '../messages.ts';
import { type CheckedDocument, isTooLong, LONGEST_TEXT } from './checkedDocument.ts';
import type { ClientFeatures } from './clientCapabilities.ts';
import { diagnosticOf, failureDiagnostic } from './convert.ts';
import type { OpenDocument, OpenDocuments } from './openDocuments.ts';
import { describe, nextTurn, responseErrorOf, throwIfCancelled } from './requests.ts';
import { inSlices } from './slices.ts';

/** What diagnostics need of the server around them. */
export interface DiagnosticsContext {
  checked(document: OpenDocument): Promise<CheckedDocument | undefined>;
  /** Diagnostics of a document that is not open; undefined where only open ones are checked. */
  closed(uri: string, isSuperseded: () => boolean): Promise<Diagnostic[]> | undefined;
  /** Why nothing can be checked, if so. */
  problem(): Promise<string | undefined>;
  report(error: unknown): void;
}

const TOO_LONG = `This document is not checked while it is edited: it is longer than ${LONGEST_TEXT / 1_000_000} million characters. Check it with \`theralint check\`, or split it.`;

/** Longest time changes are gathered before a push, in milliseconds. */
const LONGEST_WAIT = 100;

/**
 * Diagnostics of open documents: answered to clients that pull, pushed with their version to those that do not, never
 * both. A failure of our own is a diagnostic like any other.
 */
export class DiagnosticsProvider {
  readonly #connection: Connection;
  readonly #features: ClientFeatures;
  readonly #documents: OpenDocuments;
  readonly #context: DiagnosticsContext;
  readonly #pending = new Set<string>();
  readonly #summaries = new Map<string, string>();
  /** Grows whenever settings or the base change, so that results from before are not taken for current. */
  #epoch = 0;
  /** How long the last pushed check took, in milliseconds: the slower a document is, the longer changes are gathered. */
  #lastCheck = 0;

  constructor(
    connection: Connection,
    features: ClientFeatures,
    documents: OpenDocuments,
    context: DiagnosticsContext,
  ) {
    this.#connection = connection;
    this.#features = features;
    this.#documents = documents;
    this.#context = context;
  }

  listen(): void {
    if (!this.#features.pullDiagnostics) return;
    this.#connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
      this.#pull(textDocument.uri, previousResultId, token),
    );
  }

  get epoch(): number {
    return this.#epoch;
  }

  changed(uri: string): void {
    if (!this.#features.pullDiagnostics) void this.#push(uri);
  }

  closed(uri: string): void {
    this.#summaries.delete(uri);
    if (!this.#features.pullDiagnostics) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Everything shown is out of date. */
  refresh(): void {
    this.#epoch += 1;
    if (this.#features.pullDiagnostics) {
      if (this.#features.diagnosticRefresh) this.#connection.languages.diagnostics.refresh();
    } else for (const { text } of this.#documents.all()) void this.#push(text.uri);
  }

  async #pull(
    uri: string,
    previousResultId: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    try {
      await nextTurn();
      throwIfCancelled(token);
      const document = this.#documents.get(uri);
      if (!document) {
        const items = await this.#context.closed(uri, () => token.isCancellationRequested);
        return { kind: DocumentDiagnosticReportKind.Full, items: items ?? [] };
      }
      const resultId = `${this.#epoch}.${document.serial}.${document.text.version}`;
      if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      const items = await this.diagnose(document, () => token.isCancellationRequested);
      throwIfCancelled(token);
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
    } catch (error) {
      throw responseErrorOf(error, this.#context.report);
    }
  }

  /** Pushes for the newest version; changes that arrive meanwhile are taken together. */
  async #push(uri: string): Promise<void> {
    if (this.#pending.has(uri)) return;
    this.#pending.add(uri);
    await nextTurn(Math.min(this.#lastCheck, LONGEST_WAIT));
    this.#pending.delete(uri);
    const document = this.#documents.get(uri);
    if (!document) return;
    try {
      const started = Date.now();
      // A newer version has its own push under way.
      const isSuperseded = (): boolean => this.#documents.get(uri) !== document;
      const diagnostics = await this.diagnose(document, isSuperseded);
      this.#lastCheck = Date.now() - started;
      if (isSuperseded()) return;
      await this.#connection.sendDiagnostics({ uri, version: document.text.version, diagnostics });
    } catch (error) {
      if (!(error instanceof OperationCancelled)) this.#context.report(error);
    }
  }

  /** What is shown of a document, open or not. @throws OperationCancelled */
  async diagnose(document: OpenDocument, isSuperseded: () => boolean): Promise<Diagnostic[]> {
    try {
      const problem = await this.#context.problem();
      if (problem !== undefined) return [failureDiagnostic('knowledge-base', problem)];
      if (isTooLong(document)) return [failureDiagnostic('document-too-long', TOO_LONG)];
      const checked = await this.#context.checked(document);
      if (!checked) return [];
      const { service, input, settings } = checked;
      const { findings } = await inSlices((signal) => service.check(input, settings, signal), isSuperseded);
      if (this.#documents.get(input.uri) === document)
        this.#announce(input.uri, service.summary(input, settings));
      return findings
        .filter(({ suppressed }) => suppressed === undefined)
        .map((finding) => diagnosticOf(finding, document.text, this.#features));
    } catch (error) {
      if (error instanceof OperationCancelled) throw error;
      this.#context.report(error);
      return [
        failureDiagnostic(
          'internal-failure',
          `TheraLint failed while checking this document (${describe(error)}). Its findings are missing until this is mended; please report it.`,
        ),
      ];
    }
  }

  /** Tells the client when what it may show of a document has changed. */
  #announce(uri: string, summary: VerdictSummary): void {
    const text = JSON.stringify(summary);
    if (this.#summaries.get(uri) === text) return;
    this.#summaries.set(uri, text);
    const params: StatusChangedParams = { uri };
    void this.#connection.sendNotification(STATUS_CHANGED_NOTIFICATION, params);
  }
}
