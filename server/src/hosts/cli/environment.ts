/** The world as the command line sees it. Tests hand in one made of maps; `nodeEnvironment.ts` makes the real one. */

import type { CheckOutcome, CheckWork } from './check/checkFiles.ts';

/** What stands at a path. */
export type EntryKind = 'file' | 'folder';

/** What stands in a folder. `broken-link`: a symbolic link that leads nowhere, in a circle or out of reach. */
export type FolderEntryKind = EntryKind | 'broken-link';

/** Paths are absolute, with forward slashes on every system. */
export interface FileSystem {
  /** Follows symbolic links; `undefined` where there is nothing that can be read. */
  kindOf(path: string): EntryKind | undefined;
  /** Entries of a folder in any order. Symbolic links to folders are left out, so that no walk goes in circles. */
  list(folder: string): readonly { readonly name: string; readonly kind: FolderEntryKind }[];
  /** Bytes of a file, so that one too large need not be read; undefined where it cannot be told. */
  sizeOf?(path: string): number | undefined;
  /** @throws Error with a reason for people when the file cannot be read */
  read(path: string): Uint8Array;
  /** Writes UTF-8; makes the folders the file lies in. @throws Error with a reason for people */
  write(path: string, text: string): void;
  /** Adds to the end of a file. @throws Error with a reason for people */
  append(path: string, text: string): void;
}

/** The history of the documents. */
export interface VersionControl {
  /** @param name of a revision. @throws Error with a reason for people: no repository, no such revision */
  at(name: string): EarlierRevision;
}

export interface EarlierRevision {
  /**
   * A file as it was then; undefined where it was not there, or is not under version control now.
   * @param path absolute, with forward slashes
   * @throws Error with a reason for people
   */
  fileAt(path: string): Uint8Array | 'unchanged' | undefined;
}

export interface OutputStream {
  write(text: string): void;
  readonly isTTY: boolean;
  /** Width of the terminal in columns; `undefined` where it is not known. */
  readonly columns: number | undefined;
}

/** Threads that check documents beside the one that runs the program. */
export interface CheckThreads {
  /** How many can run at once, the program's own included. */
  readonly available: number;
  start(work: CheckWork): {
    /** Rejects if the thread fails or is stopped before it is done. */
    readonly outcomes: Promise<readonly CheckOutcome[]>;
    stop(): void;
  };
}

export interface CliEnvironment {
  readonly version: string;
  /** Absolute, with forward slashes. */
  readonly cwd: string;
  readonly files: FileSystem;
  readonly versionControl: VersionControl;
  /** All of the standard input. */
  readonly readStdin: () => Promise<Uint8Array>;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** `YYYY-MM-DD` in the user's time zone. */
  readonly today: () => string;
  /** Undefined where there is only one thread. */
  readonly threads?: CheckThreads;
  /** Path of the knowledge base that came with the program. */
  readonly bundledKnowledgeBase: string;
  /** Starts to serve an editor over standard input and output; the process then lives as long as the connection. */
  readonly serveEditor: () => Promise<void>;
}
