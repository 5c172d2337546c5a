/** Entry of the server that runs as a web worker. The knowledge base comes with the client's first message. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { CONNECTION_OPTIONS, startLanguageServer } from './lsp.ts';

type WorkerScope = ConstructorParameters<typeof BrowserMessageReader>[0];
const scope = globalThis as unknown as WorkerScope;
const connection = createConnection(
  new BrowserMessageReader(scope),
  new BrowserMessageWriter(scope),
  CONNECTION_OPTIONS,
);
startLanguageServer(connection, {
  version: THERALINT_VERSION,
  readKnowledgeBase: (options) => {
    if (options?.knowledgeBase === undefined) throw new Error('the editor sent no knowledge base.');
    return options.knowledgeBase;
  },
  today: () => new Date().toISOString().slice(0, 10),
  clock: () => performance.now(),
});
