/**
 * What client and server say to each other beyond the Language Server Protocol. The only server file the client imports:
 * names and plain shapes, no code.
 */

/** `initializationOptions` of the `initialize` request. */
export interface InitializationOptions {
  /**
   * Text of the compiled knowledge base, as the build wrote it. The browser client sends it because a worker cannot read
   * the extension's files; the Node server is sent nothing and reads the artefact that lies beside it.
   */
  readonly knowledgeBase?: string;
  /** False keeps overlays and configuration files of the workspace from taking effect. Default true. */
  readonly trusted?: boolean;
  /** True if the client shows HTML's `details` inside Markdown, for which the protocol has no words. Default false. */
  readonly foldsText?: boolean;
  /** Address of the folder of rule pages, as the client can open it. Default: where the server itself finds them. */
  readonly rulePages?: string;
  /** True if the client answers `READ_FOLDER_REQUEST` and `READ_FILE_REQUEST`. Default false. */
  readonly readsFiles?: boolean;
  /**
   * True to check protocols that are not open too. The client then answers `LIST_PROTOCOLS_REQUEST` and pulls the
   * workspace's diagnostics. Default false.
   */
  readonly checksWorkspace?: boolean;
}

/** Request, server to client: the files of a folder. Asked only for folders named `.theralint/kb`. */
export const READ_FOLDER_REQUEST = 'theralint/readFolder';

/** Request, server to client: the text of a file: an overlay, `theralint.lock`, a configuration file or a protocol. */
export const READ_FILE_REQUEST = 'theralint/readFile';

/** Request, server to client: the URIs of the workspace's protocol files. */
export const LIST_PROTOCOLS_REQUEST = 'theralint/listProtocols';

export interface ListProtocolsResult {
  readonly uris: readonly string[];
}

export interface ReadFileParams {
  readonly uri: string;
}

export interface ReadFolderResult {
  /** Files without folders, with the reason where one is out of reach; absent where there is no such folder. */
  readonly files?: readonly { readonly name: string; readonly bytes?: number; readonly problem?: string }[];
}

export interface ReadFileResult {
  /** Absent where there is no such file, or where it is not UTF-8 text. */
  readonly text?: string;
  /** Why a file that is there could not be read, for people. */
  readonly problem?: string;
}

/** Request, client to server: health, knowledge base, and what is known of one document. */
export const STATUS_REQUEST = 'theralint/status';

export interface StatusParams {
  /** The document to sum up; without it only the knowledge base is reported. */
  readonly textDocument?: { readonly uri: string };
}

export interface KnowledgeBaseStatus {
  readonly id: string;
  readonly version: string;
  /** Date the content was last reviewed as a whole, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Lower-case hexadecimal; with overlays that of the base beneath them. */
  readonly sha256: string;
  /** Overlays of the workspace on top of it. */
  readonly overlays?: readonly {
    readonly file: string;
    readonly name?: string;
    readonly version?: string;
    readonly sha256: string;
  }[];
  /** Number of records by kind, ready to show: `drugs`, `trials`, … */
  readonly counts?: Readonly<Record<string, number>>;
  /** Whose labels it covers. */
  readonly jurisdictions?: readonly string[];
}

export interface DocumentStatus {
  readonly uri: string;
  /** Version of the document that was summed up. */
  readonly version: number;
  readonly claims: number;
  /** Claims by verdict. */
  readonly verdicts: Readonly<Record<string, number>>;
  readonly findings: Readonly<Record<'error' | 'warning' | 'info' | 'suppressed', number>>;
}

export interface ServerStatus {
  /** Undefined when the base could not be loaded; `problem` then says why. */
  readonly knowledgeBase?: KnowledgeBaseStatus;
  /** What keeps the server from checking, in one sentence for people. */
  readonly problem?: string;
  /** Undefined when no document was named, or when it is not open. */
  readonly document?: DocumentStatus;
}

/** Notification, server to client: a document was checked anew, or the base changed; ask for the status again. */
export const STATUS_CHANGED_NOTIFICATION = 'theralint/statusChanged';

export interface StatusChangedParams {
  /** The document whose summary changed; undefined when it concerns all. */
  readonly uri?: string;
}
