import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { ConfigurationReader } from '../../config/index.ts';
import { classifyDocument } from '../../document/classify.ts';
import { isOverlayPath, LOCK_FILE, type OverlayReader } from '../../knowledge/index.ts';
import type { Clock } from '../../lint/index.ts';
import type { CheckSettings } from '../../lint/types.ts';
import { COMPLETION_LIMIT, type LanguageService } from '../../service.ts';
import {
  type InitializationOptions,
  type ServerStatus,
  STATUS_CHANGED_NOTIFICATION,
  STATUS_REQUEST,
  type StatusChangedParams,
  type StatusParams,
} from '../messages.ts';
import type { CheckedDocument } from './checkedDocument.ts';
import { type ClientFeatures, featuresOf } from './clientCapabilities.ts';
import { clientFiles, eitherReader } from './clientFiles.ts';
import {
  codeActionOf,
  completionItemOf,
  type DiagnosticData,
  documentSymbolOf,
  markup,
  rangeOf,
  workspaceEditOf,
} from './convert.ts';
import { DiagnosticsProvider } from './diagnostics.ts';
import { KnowledgeProvider } from './knowledgeProvider.ts';
import { type KnowledgeState, knowledgeBaseStatus, loadKnowledge } from './knowledgeState.ts';
import { type OpenDocument, OpenDocuments } from './openDocuments.ts';
import { nextTurn, responseErrorOf, throwIfCancelled } from './requests.ts';
import { serverCapabilities } from './serverCapabilities.ts';
import { SECTION, SettingsProvider } from './settings.ts';

/** What a host brings: the knowledge base's text, configuration files, the day and a clock. */
export interface LanguageServerHost {
  readonly version: string;
  /** Text of the compiled base. @throws Error where there is none; the server then runs and says so. */
  readKnowledgeBase(options: InitializationOptions | undefined): string;
  readonly configuration: ConfigurationReader;
  /** Overlay files on this machine, by `file:` URI; without it the client is asked for them. */
  readonly files?: OverlayReader;
  /** `YYYY-MM-DD`. */
  today(): string;
  readonly clock?: Clock;
}

const CONFIGURATION_GLOB = '**/.theralint.{yaml,yml,json,jsonc}';
const OVERLAY_GLOBS: readonly string[] = ['**/.theralint/kb/*.{yaml,yml}', `**/${LOCK_FILE}`];

/** Puts the language service on a connection and listens. Mapping only: every answer comes from the service. */
export function startLanguageServer(connection: Connection, host: LanguageServerHost): void {
  new LanguageServer(connection, host).listen();
}

class LanguageServer {
  readonly #connection: Connection;
  readonly #host: LanguageServerHost;
  readonly #documents = new OpenDocuments();
  #features: ClientFeatures = featuresOf({});
  #options: InitializationOptions | undefined;
  #loaded: KnowledgeState | undefined;
  #provider: KnowledgeProvider | undefined;
  #workspaceFolders: readonly string[] = [];
  /** The service that made the latest proposals, whose data only it can resolve. */
  #proposer: LanguageService | undefined;
  #settings: SettingsProvider | undefined;
  #diagnostics: DiagnosticsProvider | undefined;

  constructor(connection: Connection, host: LanguageServerHost) {
    this.#connection = connection;
    this.#host = host;
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#initialized());
    connection.onDidOpenTextDocument((params) => this.#changed(this.#documents.open(params)));
    connection.onDidChangeTextDocument((params) => this.#changed(this.#documents.change(params)));
    connection.onDidCloseTextDocument((params) => {
      this.#documents.close(params);
      const { uri } = params.textDocument;
      void this.#provider?.close(uri);
      this.#settings?.forget(uri);
      this.#diagnostics?.closed(uri);
    });
    connection.onDidChangeConfiguration(() => this.#reconfigured());
    connection.onDidChangeWatchedFiles(({ changes }) => {
      const isKnowledge = ({ uri }: { readonly uri: string }): boolean =>
        isOverlayPath(decodeURIComponent(uri)) || uri.endsWith(`/${LOCK_FILE}`);
      if (changes.some(isKnowledge)) void this.#overlaysChanged();
      if (!changes.every(isKnowledge)) this.#reconfigured();
    });
    connection.onHover(({ textDocument, position }, token) =>
      this.#answer<Hover | null>(textDocument.uri, token, null, ({ service, input, document }) => {
        const card = service.hover(input, document.text.offsetAt(position));
        return card
          ? {
              range: rangeOf(document.text, card.span),
              contents: markup(card.contents, this.#features.hover),
            }
          : null;
      }),
    );
    connection.onCompletion((params, token) => this.#complete(params, token));
    connection.onCompletionResolve((item) => this.#resolveCompletion(item));
    connection.onCodeAction((params, token) => this.#codeActions(params, token));
    connection.onCodeActionResolve((action, token) => this.#resolveCodeAction(action, token));
    connection.onDocumentSymbol(({ textDocument }, token) =>
      this.#answer(textDocument.uri, token, [], ({ service, input, document }) =>
        service.documentSymbols(input).map((item) => documentSymbolOf(item, document.text)),
      ),
    );
    connection.onDocumentLinks(({ textDocument }, token) =>
      this.#answer(textDocument.uri, token, [], ({ service, input, document }) =>
        service
          .documentLinks(input)
          .map(({ span, target, tooltip }) => ({ range: rangeOf(document.text, span), target, tooltip })),
      ),
    );
    connection.onDefinition(({ textDocument, position }, token) =>
      this.#answer(textDocument.uri, token, null, ({ service, input, document }) => {
        const span = service.definition(input, document.text.offsetAt(position));
        return span ? { uri: textDocument.uri, range: rangeOf(document.text, span) } : null;
      }),
    );
    connection.onRequest(STATUS_REQUEST, (params: StatusParams | undefined) => this.#status(params));
    connection.listen();
  }

  #initialize({ capabilities, initializationOptions, workspaceFolders }: InitializeParams): InitializeResult {
    const options = initializationOptions as InitializationOptions | undefined;
    this.#features = featuresOf(capabilities, options?.foldsText);
    this.#options = options;
    this.#workspaceFolders = (workspaceFolders ?? []).map(({ uri }) => uri);
    this.#provider = new KnowledgeProvider({
      base: () => this.#knowledge,
      reader: options?.overlays === false ? undefined : this.#reader(options),
      clock: this.#host.clock,
      showsRelated: this.#features.relatedInformation,
      publish: (uri, diagnostics) => void this.#connection.sendDiagnostics({ uri, diagnostics }),
      report: (error) => this.#report(error),
    });
    this.#settings = new SettingsProvider(this.#connection, this.#features, this.#host.configuration);
    this.#diagnostics = new DiagnosticsProvider(this.#connection, this.#features, this.#documents, {
      checked: (document) => this.#checked(document),
      problem: () => this.#knowledge.problem,
      report: (error) => this.#report(error),
    });
    this.#diagnostics.listen();
    return {
      serverInfo: { name: 'TheraLint', version: this.#host.version },
      capabilities: serverCapabilities(this.#features),
    };
  }

  /** How overlay files are reached, if at all: this machine's by itself, all others through the client. */
  #reader(options: InitializationOptions | undefined): OverlayReader | undefined {
    const { files } = this.#host;
    const ofClient = options?.readsFiles ? clientFiles(this.#connection) : undefined;
    return files ? eitherReader(files, (uri) => /^file:/i.test(uri), ofClient) : ofClient;
  }

  /** The service, loaded when first asked for, so that the client need not wait for it to start. */
  get #knowledge(): KnowledgeState {
    if (!this.#loaded) {
      this.#loaded = loadKnowledge(() => this.#host.readKnowledgeBase(this.#options), this.#host.clock);
      this.#options = undefined;
      if (this.#loaded.problem !== undefined) this.#connection.console.error(this.#loaded.problem);
    }
    return this.#loaded;
  }

  async #initialized(): Promise<void> {
    const { client } = this.#connection;
    if (this.#features.watchesConfiguration) {
      void client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    }
    if (this.#features.watchesFiles) {
      void client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [CONFIGURATION_GLOB, ...OVERLAY_GLOBS].map((globPattern) => ({ globPattern })),
      });
    }
    await nextTurn();
    void this.#knowledge;
    await this.#provider?.open(this.#workspaceFolders).catch((error) => this.#report(error));
  }

  /** Overlays are read anew, and everything shown is checked against them. */
  async #overlaysChanged(): Promise<void> {
    await this.#provider?.reset().catch((error) => this.#report(error));
    this.#diagnostics?.refresh();
    const params: StatusChangedParams = {};
    void this.#connection.sendNotification(STATUS_CHANGED_NOTIFICATION, params);
  }

  #changed(document: OpenDocument | undefined): void {
    if (document) this.#diagnostics?.changed(document.text.uri);
  }

  #reconfigured(): void {
    this.#settings?.reset();
    this.#diagnostics?.refresh();
  }

  /** The document with its settings, or undefined if it is not one that is checked. */
  async #checked(document: OpenDocument): Promise<CheckedDocument | undefined> {
    const { uri, version } = document.text;
    const service = await this.#provider?.serviceFor(uri);
    if (!service || !this.#settings) return undefined;
    const { check, checkProse } = await this.#settings.of(uri);
    const { language, profile, protocolName } = classifyDocument(uri);
    if (!protocolName && !(checkProse && language === 'markdown')) return undefined;
    const settings: CheckSettings = { ...check, today: this.#host.today() };
    return {
      document,
      service,
      settings,
      input: {
        uri,
        version,
        text: document.text.getText(),
        language,
        profile,
        jurisdictions: check.jurisdictions,
      },
    };
  }

  /** Answers from the newest version of a document. Documents that are not open or not checked get `nothing`. */
  async #answer<T>(
    uri: string,
    token: CancellationToken,
    nothing: T,
    answer: (checked: CheckedDocument) => T,
  ): Promise<T> {
    try {
      throwIfCancelled(token);
      const document = this.#documents.get(uri);
      const checked = document && (await this.#checked(document));
      throwIfCancelled(token);
      return checked ? answer(checked) : nothing;
    } catch (error) {
      throw responseErrorOf(error, (cause) => this.#report(cause));
    }
  }

  #complete({ textDocument, position, context }: CompletionParams, token: CancellationToken) {
    return this.#answer<CompletionList | null>(
      textDocument.uri,
      token,
      null,
      ({ service, input, document, settings }) => {
        const offset = document.text.offsetAt(position);
        // Editors report what a person typed as "invoked" too; only a second request at the same place is one.
        const isTyped =
          document.typedAt === offset || context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
        document.typedAt = undefined;
        this.#proposer = service;
        const proposals = service.complete(input, offset, settings, isTyped ? 'typed' : 'invoked');
        return {
          isIncomplete: proposals.length === 0 || proposals.length >= COMPLETION_LIMIT,
          items: proposals.map((proposal) => completionItemOf(proposal, document.text, this.#features)),
        };
      },
    );
  }

  #resolveCompletion(item: CompletionItem): CompletionItem {
    const service = this.#proposer ?? this.#knowledge.service;
    const text = typeof item.data === 'string' ? service?.resolveCompletion(item.data) : undefined;
    return text ? { ...item, documentation: markup(text, this.#features.completionDocumentation) } : item;
  }

  #codeActions({ textDocument, range, context }: CodeActionParams, token: CancellationToken) {
    return this.#answer<CodeAction[]>(
      textDocument.uri,
      token,
      [],
      ({ service, input, document, settings }) => {
        const { text } = document;
        const span = { start: text.offsetAt(range.start), end: text.offsetAt(range.end) };
        return service
          .codeActions(input, span, settings)
          .filter(({ kind }) => isWanted(kind, context.only))
          .map((proposal) => {
            const data: ActionData = { uri: text.uri, version: text.version, range, title: proposal.title };
            const edit = this.#features.resolvesActionEdit
              ? undefined
              : workspaceEditOf(proposal, text, this.#features);
            const diagnostics = context.diagnostics.filter(({ data: carried }) =>
              proposal.fingerprints.includes((carried as DiagnosticData | undefined)?.fingerprint ?? ''),
            );
            return {
              ...codeActionOf(proposal, edit, data),
              ...(diagnostics.length > 0 ? { diagnostics } : {}),
            };
          });
      },
    );
  }

  #resolveCodeAction(action: CodeAction, token: CancellationToken): Promise<CodeAction> {
    const data = action.data as ActionData | undefined;
    if (!data) return Promise.resolve(action);
    return this.#answer(data.uri, token, action, ({ service, input, document, settings }) => {
      const { text } = document;
      if (text.version !== data.version) {
        throw new ResponseError(
          LSPErrorCodes.ContentModified,
          'The document has changed since the action was offered.',
        );
      }
      const span = { start: text.offsetAt(data.range.start), end: text.offsetAt(data.range.end) };
      const proposal = service
        .codeActions(input, span, settings)
        .find(({ title, kind }) => title === data.title && kind === action.kind);
      return proposal ? { ...action, edit: workspaceEditOf(proposal, text, this.#features) } : action;
    });
  }

  async #status(params: StatusParams | undefined): Promise<ServerStatus> {
    try {
      const { service, problem } = this.#knowledge;
      if (!service) return { problem };
      await nextTurn();
      const uriAsked = params?.textDocument?.uri ?? `${this.#workspaceFolders[0] ?? ''}/document`;
      const knowledgeBase = knowledgeBaseStatus((await this.#provider?.serviceFor(uriAsked)) ?? service);
      const document = this.#documents.get(params?.textDocument?.uri ?? '');
      const checked = document && (await this.#checked(document));
      if (!checked) return { knowledgeBase };
      const { uri, version } = checked.input;
      return {
        knowledgeBase,
        document: { uri, version, ...service.summary(checked.input, checked.settings) },
      };
    } catch (error) {
      throw responseErrorOf(error, (cause) => this.#report(cause));
    }
  }

  #report(error: unknown): void {
    this.#connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** What an action needs to be found again. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly range: CodeActionParams['range'];
  readonly title: string;
}

/** Kinds are hierarchical; actions on the whole source are offered only where they are asked for. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  if (!only) return !kind.startsWith('source');
  return only.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`));
}
