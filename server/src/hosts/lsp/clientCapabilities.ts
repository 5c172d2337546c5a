import { type ClientCapabilities, MarkupKind } from 'vscode-languageserver';

/** What the client can do, as far as answers depend on it. */
export interface ClientFeatures {
  readonly pullDiagnostics: boolean;
  readonly diagnosticRefresh: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticTags: boolean;
  readonly diagnosticData: boolean;
  readonly markdownHover: boolean;
  readonly markdownCompletion: boolean;
  readonly snippets: boolean;
  readonly codeActionLiterals: boolean;
  readonly resolvesActionEdit: boolean;
  readonly documentChanges: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly configuration: boolean;
  readonly watchesConfiguration: boolean;
  readonly watchesFiles: boolean;
}

export function featuresOf(capabilities: ClientCapabilities): ClientFeatures {
  const { textDocument, workspace } = capabilities;
  const publish = textDocument?.publishDiagnostics;
  // A client that pulls says there, or in the older place, what it can show.
  const shown = { ...publish, ...textDocument?.diagnostic };
  const action = textDocument?.codeAction;
  const item = textDocument?.completion?.completionItem;
  return {
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    diagnosticRefresh: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: shown.relatedInformation === true,
    codeDescription: shown.codeDescriptionSupport === true,
    diagnosticTags: shown.tagSupport !== undefined,
    diagnosticData: shown.dataSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    markdownCompletion: item?.documentationFormat?.includes(MarkupKind.Markdown) ?? false,
    snippets: item?.snippetSupport === true,
    codeActionLiterals: action?.codeActionLiteralSupport !== undefined,
    resolvesActionEdit:
      action?.dataSupport === true && (action.resolveSupport?.properties.includes('edit') ?? false),
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    configuration: workspace?.configuration === true,
    watchesConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  };
}
