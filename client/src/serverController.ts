/** Life of the language server: started when the first protocol is opened, restarted on demand, its health observable. */
import { EventEmitter, type LogOutputChannel, type Uri } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  DidChangeWatchedFilesNotification,
  ErrorAction,
  type FileEvent,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import {
  type ServerStatus,
  STATUS_CHANGED_NOTIFICATION,
  STATUS_REQUEST,
  type StatusChangedParams,
  type StatusParams,
} from '../../server/src/hosts/messages.ts';
import { servedFilters } from './documents.ts';
import type { ServerHealth } from './serverHealth.ts';
import { answerReads, checksWorkspaceBySetting, serverOptions } from './workspaceFiles.ts';

/** What desktop and browser do differently: they connect the client to a server process or to a worker. */
export type ClientFactory = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** After this many crashes in a row the server stays down until a person restarts it. */
const MAX_CRASHES = 3;

export class ServerController {
  readonly #createClient: ClientFactory;
  readonly #output: LogOutputChannel;
  readonly #rulePages: Uri;
  readonly #changed = new EventEmitter<void>();
  #client: BaseLanguageClient | undefined;
  #health: ServerHealth = { state: 'idle' };
  #crashes = 0;
  /** A person asked for it in this session, whatever the setting says. */
  #checksWorkspace = false;
  /** Starts and stops run one after the other, however fast they are asked for. */
  #queue: Promise<void> = Promise.resolve();

  /** @param rulePages folder of the rule pages in the extension */
  constructor(createClient: ClientFactory, output: LogOutputChannel, rulePages: Uri) {
    this.#createClient = createClient;
    this.#output = output;
    this.#rulePages = rulePages;
  }

  /** Fires when the server's health or what it knows of a document changed. */
  get onDidChange() {
    return this.#changed.event;
  }

  get health(): ServerHealth {
    return this.#health;
  }

  /** Starts the server if none was started yet. Never rejects: failure is a health. */
  start(): Promise<void> {
    return this.#enqueue(() => (this.#client ? Promise.resolve() : this.#launch()));
  }

  /** Checks the workspace's protocols whether they are open or not, from now on until the window is closed. */
  checkWorkspace(): Promise<void> {
    if (this.#checksWorkspace && this.#health.state === 'running') return Promise.resolve();
    this.#checksWorkspace = true;
    return this.restart();
  }

  /** Ends the server, if one runs, and starts a new one with the settings of now. Never rejects. */
  restart(): Promise<void> {
    return this.#enqueue(async () => {
      this.#crashes = 0;
      await this.#shutdown();
      await this.#launch();
    });
  }

  stop(): Promise<void> {
    return this.#enqueue(() => this.#shutdown());
  }

  /** The server's status, or undefined while none is running or when it cannot answer. */
  async status(params: StatusParams): Promise<ServerStatus | undefined> {
    if (this.#health.state !== 'running' || !this.#client) return undefined;
    try {
      return await this.#client.sendRequest<ServerStatus>(STATUS_REQUEST, params);
    } catch (error) {
      this.#output.warn(`The status was not answered: ${describe(error)}`);
      return undefined;
    }
  }

  /** Tells the server, if one runs, that files it reads by itself have changed. */
  async filesChanged(changes: FileEvent[]): Promise<void> {
    if (this.#health.state !== 'running') return;
    try {
      await this.#client?.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    } catch (error) {
      this.#output.warn(`The server was not told of a changed file: ${describe(error)}`);
    }
  }

  #enqueue(step: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(step);
    return this.#queue;
  }

  async #launch(): Promise<void> {
    this.#setHealth({ state: 'starting' });
    try {
      const client = await this.#createClient(this.#options());
      this.#client = client;
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#setHealth({ state: 'running' });
        if (newState === State.Starting) this.#setHealth({ state: 'starting' });
      });
      answerReads(client);
      client.onNotification(STATUS_CHANGED_NOTIFICATION, (_params: StatusChangedParams) =>
        this.#changed.fire(),
      );
      await client.start();
    } catch (error) {
      this.#fail(`The language server did not start: ${describe(error)}`);
    }
  }

  async #shutdown(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      // A server that crashed cannot be asked to end; there is nothing left to stop.
      this.#output.warn(`The language server did not end in order: ${describe(error)}`);
    }
    this.#setHealth({ state: 'idle' });
  }

  #options(): LanguageClientOptions {
    return {
      documentSelector: servedFilters(),
      outputChannel: this.#output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      // What the server folds away is HTML; the editor lets through only what cannot do harm.
      markdown: { supportHtml: true },
      diagnosticPullOptions: { onChange: true, onTabs: false },
      initializationOptions: serverOptions(
        this.#rulePages,
        this.#checksWorkspace || checksWorkspaceBySetting(),
      ),
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          this.#crashes += 1;
          if (this.#crashes < MAX_CRASHES) return { action: CloseAction.Restart, handled: true };
          this.#fail(`The language server ended ${MAX_CRASHES} times; it stays down until it is restarted.`);
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    };
  }

  #fail(reason: string): void {
    this.#output.error(reason);
    this.#setHealth({ state: 'failed', reason });
  }

  #setHealth(health: ServerHealth): void {
    this.#health = health;
    this.#changed.fire();
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
