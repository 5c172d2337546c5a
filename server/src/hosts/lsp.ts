/** The language server: the language service put on a connection. */
export { type LanguageServerHost, startLanguageServer } from './lsp/languageServer.ts';
export { CONNECTION_OPTIONS } from './lsp/requests.ts';
