/** The real world, for the command line. */
import {
  appendFileSync,
  type Dirent,
  mkdirSync,
  readdirSync,
  readFileSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { reasonOf } from '../nodeFailures.ts';
import { useNodeSha256 } from '../nodeSha256.ts';
import type { CliEnvironment, FileSystem, FolderEntryKind, OutputStream } from './environment.ts';
import { nodeThreads } from './nodeThreads.ts';
import { git } from './versionControl.ts';

/** @param programFolder folder of the bundled program; the knowledge base lies beside it */
export function createNodeEnvironment(programFolder: string, version: string): CliEnvironment {
  useNodeSha256();
  const knowledgeBase = slashed(join(programFolder, 'kb.json'));
  return {
    version,
    cwd: slashed(process.cwd()),
    files,
    versionControl: git(slashed(process.cwd())),
    readStdin,
    stdout: outputTo(process.stdout),
    stderr: outputTo(process.stderr),
    variables: process.env,
    today,
    threads: nodeThreads(programFolder),
    bundledKnowledgeBase: knowledgeBase,
    serveEditor: async () => {
      const { startNodeServer } = await import('../nodeServer.ts');
      startNodeServer({ stdio: true, knowledgeBase });
    },
  };
}

const files: FileSystem = {
  kindOf(path) {
    const stats = statsOf(path);
    return stats?.isDirectory() ? 'folder' : stats ? 'file' : undefined;
  },
  list: (folder) =>
    attempt(() => readdirSync(folder, { withFileTypes: true })).flatMap((entry) => {
      const kind = kindOfEntry(folder, entry);
      return kind ? [{ name: entry.name, kind }] : [];
    }),
  sizeOf: (path) => statsOf(path)?.size,
  read: (path) => attempt(() => readFileSync(path)),
  write: (path, text) =>
    attempt(() => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }),
  append: (path, text) => attempt(() => appendFileSync(path, text)),
};

function kindOfEntry(folder: string, entry: Dirent): FolderEntryKind | undefined {
  if (entry.isDirectory()) return 'folder';
  if (entry.isFile()) return 'file';
  if (!entry.isSymbolicLink()) return undefined;
  const target = statsOf(join(folder, entry.name));
  if (!target) return 'broken-link';
  return target.isFile() ? 'file' : undefined;
}

/** What a path leads to; undefined where it leads nowhere, in a circle, or out of reach. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Does what a file system does, with a reason for people where it fails. */
function attempt<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function outputTo(stream: NodeJS.WriteStream): OutputStream {
  return {
    write: (text) => {
      stream.write(text);
    },
    isTTY: stream.isTTY === true,
    columns: stream.columns,
  };
}

function today(): string {
  const now = new Date();
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
