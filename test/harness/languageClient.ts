import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { CONNECTION_OPTIONS, startLanguageServer } from '../../server/src/hosts/lsp.ts';
import { type OverlayReader, serialiseArtefact } from '../../server/src/knowledge/index.ts';
import { knowledge, ROOT } from './engine.ts';

/** What a capable editor says of itself; it pulls diagnostics. */
export const PULLING: ClientCapabilities = {
  workspace: {
    configuration: true,
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    diagnostic: {
      relatedDocumentSupport: false,
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source'] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

/** An editor of the older kind, to which diagnostics are pushed and which shows plain text. */
export const PUSHED: ClientCapabilities = {
  textDocument: { publishDiagnostics: { relatedInformation: true } },
};

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  /** The `theralint` section the client answers with; may be changed while the client runs. */
  readonly settings?: Record<string, unknown>;
  readonly knowledgeBase?: string;
  /** The server's day, `YYYY-MM-DD`. */
  readonly today?: () => string;
  /** Configuration files by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Overlay files of the machine by `file:` URI; may be changed while the client runs. */
  readonly overlays?: Map<string, string>;
  readonly workspaceFolders?: readonly string[];
  readonly initializationOptions?: Readonly<Record<string, unknown>>;
}

/** The compiled base as the build writes it. */
export function artefactText(): string {
  const { identity, records, lexicon } = knowledge();
  return serialiseArtefact({ formatVersion: 1, identity, ...(lexicon ? { lexicon } : {}), records });
}

/** A small client joined to a server by streams in this process; nothing is mocked between them. */
export class LanguageClient {
  readonly connection: ProtocolConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  refreshes = 0;
  settings: Record<string, unknown>;
  initialized: InitializeResult | undefined;
  readonly #dispose: () => void;
  readonly #waiting: {
    readonly accepts: (params: PublishDiagnosticsParams) => boolean;
    readonly resolve: (params: PublishDiagnosticsParams) => void;
  }[] = [];

  private constructor(options: ClientOptions) {
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    const server = createConnection(
      new StreamMessageReader(toServer),
      new StreamMessageWriter(toClient),
      CONNECTION_OPTIONS,
    );
    startLanguageServer(server, {
      rulePages: pathToFileURL(join(ROOT, 'docs/rules')).href,
      version: '0.0.0-test',
      readKnowledgeBase: (given) => given?.knowledgeBase ?? options.knowledgeBase ?? artefactText(),
      configuration: { readText: (path) => options.files?.[path] },
      ...(options.overlays ? { files: overlayFiles(options.overlays) } : {}),
      today: options.today ?? (() => '2026-11-22'),
    });
    this.settings = options.settings ?? {};
    this.connection = createProtocolConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    this.connection.onRequest('workspace/configuration', () => [this.settings]);
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes += 1;
      return null;
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      for (const waiting of this.#waiting.splice(0)) {
        if (waiting.accepts(params)) waiting.resolve(params);
        else this.#waiting.push(waiting);
      }
    });
    this.connection.listen();
    this.#dispose = () => {
      this.connection.dispose();
      server.dispose();
    };
  }

  static async start(options: ClientOptions = {}): Promise<LanguageClient> {
    const client = new LanguageClient(options);
    client.initialized = await client.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: options.capabilities ?? PULLING,
      ...(options.workspaceFolders
        ? { workspaceFolders: options.workspaceFolders.map((uri) => ({ uri, name: uri })) }
        : {}),
      ...(options.initializationOptions ? { initializationOptions: options.initializationOptions } : {}),
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  open(uri: string, text: string, version = 1): Promise<void> {
    const languageId = uri.endsWith('.md') ? 'markdown' : 'yaml';
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version, text },
    });
  }

  /** Replaces a range, as an editor does; positions are `line:character`, 0-based. */
  change(uri: string, version: number, from: string, to: string, text: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: positionOf(from), end: positionOf(to) }, text }],
    });
  }

  /** Pulls; `previousResultId` as a client repeats it. */
  pull(
    uri: string,
    previousResultId?: string,
  ): Promise<{ kind: string; resultId?: string; items?: Diagnostic[] }> {
    return this.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  request<T>(method: string, uri: string, position: string, more: object = {}): Promise<T> {
    return this.connection.sendRequest(method, {
      textDocument: { uri },
      position: positionOf(position),
      ...more,
    });
  }

  /** The next published diagnostics that are accepted. */
  nextPublished(accepts: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams> {
    const past = this.published.find(accepts);
    if (past) return Promise.resolve(past);
    return new Promise((resolve) => this.#waiting.push({ accepts, resolve }));
  }

  /** Ends the server in order, without ending the process. */
  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.#dispose();
  }
}

/** Files by URI as a reader of folders and files. */
export function overlayFiles(files: ReadonlyMap<string, string>): OverlayReader {
  return {
    list: (folder) => {
      const names = [...files.keys()]
        .filter((uri) => uri.startsWith(`${folder}/`) && !uri.slice(folder.length + 1).includes('/'))
        .map((uri) => ({ name: uri.slice(folder.length + 1), bytes: files.get(uri)!.length }));
      return names.length > 0 ? names : undefined;
    },
    readText: (uri) => files.get(uri),
  };
}

function positionOf(text: string): { line: number; character: number } {
  const [line = 0, character = 0] = text.split(':').map(Number);
  return { line, character };
}
