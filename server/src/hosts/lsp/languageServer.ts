import {
  type CancellationToken,
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
} from 'vscode-languageserver';
import type { ConfigurationReader } from '../../config/index.ts';
import { classifyDocument } from '../../document/classify.ts';
import { COMPLETION_LIMIT } from '../../features/completion/limit.ts';
import type { OverlayReader } from '../../knowledge/index.ts';
import { LOCK_FILE } from '../../knowledge/lock.ts';
import { holdsOverlays } from '../../knowledge/overlay/identity.ts';
import type { Clock } from '../../lint/index.ts';
import type { CheckSettings } from '../../lint/types.ts';
import type { LanguageService } from '../../service.ts';
import {
  type InitializationOptions,
  LIST_PROTOCOLS_REQUEST,
  type ListProtocolsResult,
  type ServerStatus,
  STATUS_CHANGED_NOTIFICATION,
  STATUS_REQUEST,
  type StatusChangedParams,
  type StatusParams,
} from '../messages.ts';
import { type Answer, type CheckedDocument, isTooLong } from './checkedDocument.ts';
import { type ClientFeatures, featuresOf } from './clientCapabilities.ts';
import { clientFiles, eitherReader } from './clientFiles.ts';
import { answerCodeActions } from './codeActions.ts';
import { configurationCompletion, configurationHoverAt, isConfiguration } from './configurationDocuments.ts';
import { completionItemOf, hoverOf, markup } from './convert.ts';
import { DiagnosticsProvider } from './diagnostics.ts';
import { KnowledgeProvider } from './knowledgeProvider.ts';
import { type KnowledgeState, knowledgeBaseStatus, loadKnowledge } from './knowledgeState.ts';
import { answerNavigation } from './navigation.ts';
import { type OpenDocument, OpenDocuments } from './openDocuments.ts';
import { nextTurn, responseErrorOf, throwIfCancelled } from './requests.ts';
import { serverCapabilities } from './serverCapabilities.ts';
import { SECTION, SettingsProvider } from './settings.ts';
import { LOCAL, uriOfPlace } from './uris.ts';
import { WorkspaceDiagnostics } from './workspaceDiagnostics.ts';

/** What a host brings: the knowledge base's text, configuration files, the day and a clock. */
export interface LanguageServerHost {
  readonly version: string;
  /** Text of the compiled base. @throws Error where there is none; the server then runs and says so. */
  readKnowledgeBase(options: InitializationOptions | undefined): string;
  /** Configuration files of this machine by path; without it the client is asked for them. */
  readonly configuration?: ConfigurationReader;
  /** Overlay files on this machine, by `file:` URI; without it the client is asked for them. */
  readonly files?: OverlayReader;
  /** Address of the folder of rule pages, where the client can open them. */
  readonly rulePages?: string | undefined;
  /** `YYYY-MM-DD`. */
  today(): string;
  readonly clock?: Clock;
}

const CONFIGURATION_GLOB = '**/.theralint.{yaml,yml,json,jsonc}';
const OVERLAY_GLOBS: readonly string[] = [
  '**/.theralint',
  '**/.theralint/kb',
  '**/.theralint/kb/*.{yaml,yml}',
  `**/${LOCK_FILE}`,
];
const PROTOCOL_GLOB = '**/*.protocol.{yaml,yml,md}';

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
  #loading: Promise<KnowledgeState> | undefined;
  #provider: KnowledgeProvider | undefined;
  #workspaceFolders: readonly string[] = [];
  /** The service that made the latest proposals, whose data only it can resolve. */
  #proposer: LanguageService | undefined;
  #settings: SettingsProvider | undefined;
  #diagnostics: DiagnosticsProvider | undefined;
  /** Undefined where only open documents are checked. */
  #workspace: WorkspaceDiagnostics | undefined;

  constructor(connection: Connection, host: LanguageServerHost) {
    this.#connection = connection;
    this.#host = host;
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#initialized());
    connection.onDidOpenTextDocument((params) => {
      const { uri } = params.textDocument;
      this.#changed(this.#documents.open(params));
      // What is wrong with a configuration file is shown in it before it is used.
      if (isConfiguration(uri)) void this.#settings?.of(uri).catch((error) => this.#report(error));
    });
    connection.onDidChangeTextDocument((params) => this.#changed(this.#documents.change(params)));
    connection.onDidCloseTextDocument((params) => {
      this.#documents.close(params);
      const { uri } = params.textDocument;
      void this.#provider?.close(uri);
      this.#settings?.forget(uri);
      this.#diagnostics?.closed(uri);
      this.#workspace?.changed();
    });
    connection.onDidChangeConfiguration(() => this.#reconfigured());
    connection.onDidChangeWatchedFiles(({ changes }) => {
      const isKnowledge = (uri: string): boolean =>
        holdsOverlays(decodeURIComponent(uri)) || uri.endsWith(`/${LOCK_FILE}`);
      const uris = changes.map(({ uri }) => uri);
      const others = uris.filter((uri) => !isKnowledge(uri) && !classifyDocument(uri).protocolName);
      if (uris.some(isKnowledge)) void this.#overlaysChanged();
      if (others.length > 0) this.#reconfigured();
      this.#workspace?.changed();
    });
    connection.onHover(({ textDocument: { uri }, position }, token) => {
      const configuration = this.#configurationAt(uri);
      return configuration
        ? configurationHoverAt(configuration.text, position, this.#features)
        : this.#answer<Hover | null>(uri, token, null, ({ service, input, document }) => {
            const card = service.hover(input, document.text.offsetAt(position));
            return card ? hoverOf(card, document.text, this.#features) : null;
          });
    });
    connection.onCompletion((params, token) => this.#complete(params, token));
    connection.onCompletionResolve((item) => this.#resolveCompletion(item));
    const answer: Answer = (uri, token, nothing, from) => this.#answer(uri, token, nothing, from);
    answerNavigation(connection, answer);
    answerCodeActions(connection, answer, () => this.#features);
    connection.onRequest(STATUS_REQUEST, (params: StatusParams | undefined) => this.#status(params));
    connection.listen();
  }

  #initialize({ capabilities, initializationOptions, workspaceFolders }: InitializeParams): InitializeResult {
    const options = initializationOptions as InitializationOptions | undefined;
    const rulePages = options?.rulePages ?? this.#host.rulePages;
    this.#features = { ...featuresOf(capabilities, options?.foldsText), rulePages };
    this.#options = options;
    this.#workspaceFolders = (workspaceFolders ?? []).map(({ uri }) => uri);
    this.#provider = new KnowledgeProvider({
      base: () => this.#knowledge(),
      reader: options?.trusted === false ? undefined : this.#reader(options),
      clock: this.#host.clock,
      showsRelated: this.#features.relatedInformation,
      publish: (uri, diagnostics) => void this.#connection.sendDiagnostics({ uri, diagnostics }),
      report: (error) => this.#report(error),
    });
    this.#settings = new SettingsProvider(this.#connection, this.#features, (root) =>
      options?.trusted === false ? undefined : this.#configurationReader(root, options),
    );
    this.#diagnostics = new DiagnosticsProvider(this.#connection, this.#features, this.#documents, {
      checked: (document) => this.#checked(document),
      closed: (uri, isSuperseded) =>
        this.#workspace?.of(uri, undefined, isSuperseded).then((found) => found?.items ?? []),
      problem: async () => (await this.#knowledge()).problem,
      report: (error) => this.#report(error),
    });
    this.#diagnostics.listen();
    if (options?.checksWorkspace && this.#features.pullDiagnostics) this.#checkWorkspace(options);
    return {
      serverInfo: { name: 'TheraLint', version: this.#host.version },
      capabilities: serverCapabilities(this.#features, this.#workspace !== undefined),
    };
  }

  #checkWorkspace(options: InitializationOptions): void {
    const files = this.#reader({ ...options, trusted: true });
    this.#workspace = new WorkspaceDiagnostics(this.#documents, {
      protocols: async () =>
        (await this.#connection.sendRequest<ListProtocolsResult>(LIST_PROTOCOLS_REQUEST)).uris,
      readText: (uri) => files?.readText(uri),
      diagnose: async (document, isSuperseded) => {
        const { uri } = document.text;
        const found = await this.#diagnostics?.diagnose(document, isSuperseded);
        if (!this.#documents.get(uri)) {
          await this.#provider?.close(uri);
          this.#settings?.forget(uri);
        }
        return found ?? [];
      },
      epoch: () => this.#diagnostics?.epoch ?? 0,
      report: (error) => this.#report(error),
    });
    this.#workspace.listen(this.#connection);
  }

  /** How overlay files are reached, if at all: this machine's by itself, all others through the client. */
  #reader(options: InitializationOptions | undefined): OverlayReader | undefined {
    const { files } = this.#host;
    const ofClient = options?.readsFiles ? clientFiles(this.#connection) : undefined;
    return files ? eitherReader(files, (uri) => /^file:/i.test(uri), ofClient) : ofClient;
  }

  /** How configuration files are reached: this machine's by itself, all others through the client. */
  #configurationReader(
    root: string,
    options: InitializationOptions | undefined,
  ): ConfigurationReader | undefined {
    const { configuration } = this.#host;
    if (root === LOCAL && configuration) return configuration;
    if (!options?.readsFiles) return undefined;
    const { readText } = clientFiles(this.#connection);
    return { readText: (path) => readText(uriOfPlace({ root, path })) };
  }

  /** The service, loaded when first asked for, so that the client need not wait for it to start. */
  #knowledge(): Promise<KnowledgeState> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<KnowledgeState> {
    const state = await loadKnowledge(() => this.#host.readKnowledgeBase(this.#options), this.#host.clock);
    this.#options = undefined;
    if (state.problem !== undefined) this.#connection.console.error(state.problem);
    return state;
  }

  async #initialized(): Promise<void> {
    const { client } = this.#connection;
    if (this.#features.watchesConfiguration) {
      void client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    }
    if (this.#features.watchesFiles) {
      void client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [CONFIGURATION_GLOB, ...OVERLAY_GLOBS, ...(this.#workspace ? [PROTOCOL_GLOB] : [])].map(
          (globPattern) => ({ globPattern }),
        ),
      });
    }
    await nextTurn();
    await this.#knowledge();
    await this.#provider?.open(this.#workspaceFolders).catch((error) => this.#report(error));
  }

  /** Overlays are read anew, and everything shown is checked against them. */
  async #overlaysChanged(): Promise<void> {
    await this.#provider?.reset().catch((error) => this.#report(error));
    this.#diagnostics?.refresh();
    this.#workspace?.changed();
    const params: StatusChangedParams = {};
    void this.#connection.sendNotification(STATUS_CHANGED_NOTIFICATION, params);
  }

  #changed(document: OpenDocument | undefined): void {
    if (document) this.#diagnostics?.changed(document.text.uri);
  }

  #configurationAt(uri: string): OpenDocument | undefined {
    return isConfiguration(uri) ? this.#documents.get(uri) : undefined;
  }

  #reconfigured(): void {
    this.#settings?.reset();
    this.#diagnostics?.refresh();
    this.#workspace?.changed();
  }

  /** The document with its settings, or undefined if it is not one that is checked. */
  async #checked(document: OpenDocument): Promise<CheckedDocument | undefined> {
    const { uri, version } = document.text;
    const service = isTooLong(document) ? undefined : await this.#provider?.serviceFor(uri);
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
    const configuration = this.#configurationAt(textDocument.uri);
    if (configuration) return configurationCompletion(configuration.text, position, this.#features);
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

  async #resolveCompletion(item: CompletionItem): Promise<CompletionItem> {
    const service = this.#proposer ?? (await this.#knowledge()).service;
    const text = typeof item.data === 'string' ? service?.resolveCompletion(item.data) : undefined;
    return text ? { ...item, documentation: markup(text, this.#features.completionDocumentation) } : item;
  }

  async #status(params: StatusParams | undefined): Promise<ServerStatus> {
    try {
      const { service, problem } = await this.#knowledge();
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
