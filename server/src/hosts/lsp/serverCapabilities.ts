import { PositionEncodingKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { TOKEN_TYPES } from '../../features/tokenTypes.ts';
import type { ClientFeatures } from './clientCapabilities.ts';

/**
 * What is offered to a client; diagnostics are offered for pulling only to clients that pull.
 * @param checksWorkspace whether documents that are not open are checked too
 */
export function serverCapabilities(features: ClientFeatures, checksWorkspace: boolean): ServerCapabilities {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    completionProvider: { triggerCharacters: [' ', '[', '{'], resolveProvider: true },
    ...(features.codeActionLiterals
      ? {
          codeActionProvider: {
            codeActionKinds: ['quickfix', 'source.fixAll.theralint'],
            resolveProvider: features.resolvesActionEdit,
          },
        }
      : {}),
    documentSymbolProvider: { label: 'TheraLint' },
    documentLinkProvider: { resolveProvider: false },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    foldingRangeProvider: true,
    semanticTokensProvider: {
      legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] },
      full: true,
      range: true,
    },
    ...(features.pullDiagnostics
      ? {
          diagnosticProvider: {
            identifier: 'theralint',
            interFileDependencies: false,
            workspaceDiagnostics: checksWorkspace,
          },
        }
      : {}),
  };
}
