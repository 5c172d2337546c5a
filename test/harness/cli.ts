/** The command line in a world made of maps. */
import { withLexicon } from '../../server/src/hosts/build/withLexicon.ts';
import type {
  CheckThreads,
  CliEnvironment,
  EntryKind,
  FileSystem,
} from '../../server/src/hosts/cli/environment.ts';
import { runCli } from '../../server/src/hosts/cli/runCli.ts';
import { makeArtefact, serialiseArtefact } from '../../server/src/knowledge/index.ts';
import { knowledge } from './engine.ts';

/** Folder the commands run in. */
export const CWD = '/project';
export const KNOWLEDGE_BASE = '/app/kb.json';

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What the run wrote, by path. */
  readonly written: ReadonlyMap<string, string>;
}

export interface World {
  /** Files by absolute path, or by a path relative to `/project`. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** The files as they stood at revision `main`, by the same paths; without it there is no repository. */
  readonly earlier?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** Width of a terminal; without it the output goes to a pipe. */
  readonly terminal?: number;
  /** Further threads; without them there is one. */
  readonly threads?: CheckThreads;
}

/** Runs the command line once, with the repository's own knowledge base. */
export async function theralint(args: readonly string[], world: World = {}): Promise<Run> {
  const written = new Map<string, string>();
  const stdout: string[] = [];
  const stderr: string[] = [];
  const output = (parts: string[]): CliEnvironment['stdout'] => ({
    write: (text) => {
      parts.push(text);
    },
    isTTY: world.terminal !== undefined,
    columns: world.terminal,
  });
  const code = await runCli(args, {
    version: '9.9.9',
    cwd: CWD,
    files: memoryFiles(
      new Map(Object.entries({ [KNOWLEDGE_BASE]: artefactText(), ...world.files })),
      written,
    ),
    versionControl: memoryHistory(world),
    readStdin: async () => new TextEncoder().encode(world.stdin ?? ''),
    stdout: output(stdout),
    stderr: output(stderr),
    variables: world.variables ?? {},
    today: () => '2026-11-22',
    bundledKnowledgeBase: KNOWLEDGE_BASE,
    ...(world.threads ? { threads: world.threads } : {}),
    serveEditor: async () => {},
  });
  return { code, stdout: stdout.join(''), stderr: stderr.join(''), written };
}

let artefact: string | undefined;

/** The compiled knowledge base as the build stores it. */
export function artefactText(): string {
  const { identity, records } = knowledge();
  artefact ??= serialiseArtefact(withLexicon(makeArtefact(identity, records)));
  return artefact;
}

function memoryFiles(
  given: ReadonlyMap<string, string | Uint8Array>,
  written: Map<string, string>,
): FileSystem {
  const contents = new Map([...given].map(([path, content]) => [absolute(path), content]));
  const kindOf = (path: string): EntryKind | undefined => {
    if (contents.has(path)) return 'file';
    const prefix = path === '/' ? '/' : `${path}/`;
    return [...contents.keys()].some((each) => each.startsWith(prefix)) ? 'folder' : undefined;
  };
  return {
    kindOf,
    list(folder) {
      const prefix = folder === '/' ? '/' : `${folder}/`;
      const names = [...contents.keys()]
        .filter((path) => path.startsWith(prefix))
        .map((path) => path.slice(prefix.length).split('/')[0]!);
      return [...new Set(names)].map((name) => ({ name, kind: kindOf(prefix + name)! }));
    },
    read(path) {
      const content = contents.get(path);
      if (content === undefined) throw new Error('there is no such file or folder');
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    write(path, text) {
      if (path.startsWith('/readonly/')) throw new Error('permission denied');
      contents.set(path, text);
      written.set(path, text);
    },
    append(path, text) {
      written.set(path, (written.get(path) ?? '') + text);
    },
  };
}

function memoryHistory({ files = {}, earlier }: World): CliEnvironment['versionControl'] {
  return {
    at(name) {
      if (!earlier) throw new Error('not a git repository');
      if (name !== 'main') throw new Error(`there is no revision ${name} in this repository`);
      const now = new Map(Object.entries(files).map(([path, text]) => [absolute(path), text]));
      const then = new Map(Object.entries(earlier).map(([path, text]) => [absolute(path), text]));
      return {
        fileAt(path) {
          const text = then.get(path);
          if (text === undefined) return undefined;
          return text === now.get(path) ? 'unchanged' : new TextEncoder().encode(text);
        },
      };
    },
  };
}

function absolute(path: string): string {
  return path.startsWith('/') ? path : `${CWD}/${path}`;
}
