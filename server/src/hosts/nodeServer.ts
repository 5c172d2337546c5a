import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import { keepHeapSmall } from './heapBudget.ts';
import { CONNECTION_OPTIONS, startLanguageServer } from './lsp.ts';
import { nodeFiles } from './nodeFiles.ts';
import { useNodeSha256 } from './nodeSha256.ts';

export interface NodeServerOptions {
  /** Speak over standard input and output; otherwise as the process's own arguments say (`--node-ipc`, `--socket`). */
  readonly stdio: boolean;
  /** Path of the compiled base; by default the one the build put beside the bundles. */
  readonly knowledgeBase?: string;
}

/** Starts the language server in this process. It ends with the connection. */
export function startNodeServer({ stdio, knowledgeBase }: NodeServerOptions): void {
  keepHeapSmall();
  const connection = stdio
    ? createConnection(process.stdin, process.stdout, CONNECTION_OPTIONS)
    : createConnection(CONNECTION_OPTIONS);
  useNodeSha256();
  startLanguageServer(connection, {
    version: THERALINT_VERSION,
    readKnowledgeBase: () => readFileSync(knowledgeBase ?? bundledKnowledgeBase(), 'utf8'),
    configuration: {
      readText: (path) =>
        readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR')
            return undefined;
          throw error;
        }),
    },
    files: nodeFiles,
    rulePages: bundledRulePages(),
    today: () => new Date().toISOString().slice(0, 10),
    clock: () => performance.now(),
  });
}

/** The rule pages of the package, as a `file:` address; undefined where the package was built without them. */
function bundledRulePages(): string | undefined {
  const folder = [join('..', 'docs', 'rules'), join('..', '..', 'docs', 'rules')]
    .map((path) => join(import.meta.dirname, path))
    .find((path) => existsSync(path));
  return folder === undefined ? undefined : pathToFileURL(folder).href;
}

/** Bundles lie in `dist` or one folder below it. */
function bundledKnowledgeBase(): string {
  const beside = join(import.meta.dirname, 'kb.json');
  return existsSync(beside) ? beside : join(import.meta.dirname, '..', 'kb.json');
}
