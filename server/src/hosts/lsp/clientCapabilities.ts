import { type ClientCapabilities, MarkupKind } from 'vscode-languageserver';
import type { MarkupForm } from './convert.ts';

/** What the client can do, as far as answers depend on it. */
export interface ClientFeatures {
  readonly pullDiagnostics: boolean;
  readonly diagnosticRefresh: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  /** Address of the folder of rule pages, where the host has one that its client can open. */
  readonly rulePages?: string | undefined;
  readonly diagnosticTags: boolean;
  readonly diagnosticData: boolean;
  readonly hover: MarkupForm;
  readonly completionDocumentation: MarkupForm;
  readonly snippets: boolean;
  readonly codeActionLiterals: boolean;
  readonly resolvesActionEdit: boolean;
  readonly documentChanges: boolean;
  readonly snippetEdits: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly configuration: boolean;
  readonly watchesConfiguration: boolean;
  readonly watchesFiles: boolean;
}

/** @param folds true if the client said, outside its capabilities, that it shows HTML's `details` inside Markdown */
export function featuresOf(capabilities: ClientCapabilities, folds = false): ClientFeatures {
  const { textDocument, workspace } = capabilities;
  const publish = textDocument?.publishDiagnostics;
  // A client that pulls says there, or in the older place, what it can show.
  const shown = { ...publish, ...textDocument?.diagnostic };
  const action = textDocument?.codeAction;
  const item = textDocument?.completion?.completionItem;
  const canFold = folds || capabilities.general?.markdown?.allowedTags?.includes('details') === true;
  return {
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    diagnosticRefresh: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: shown.relatedInformation === true,
    codeDescription: shown.codeDescriptionSupport === true,
    diagnosticTags: shown.tagSupport !== undefined,
    diagnosticData: shown.dataSupport === true,
    hover: formOf(textDocument?.hover?.contentFormat, canFold),
    completionDocumentation: formOf(item?.documentationFormat, false),
    snippets: item?.snippetSupport === true,
    codeActionLiterals: action?.codeActionLiteralSupport !== undefined,
    resolvesActionEdit:
      action?.dataSupport === true && (action.resolveSupport?.properties.includes('edit') ?? false),
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    configuration: workspace?.configuration === true,
    watchesConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  };
}

function formOf(formats: readonly MarkupKind[] | undefined, canFold: boolean): MarkupForm {
  if (!formats?.includes(MarkupKind.Markdown)) return 'plain';
  return canFold ? 'folding' : 'markdown';
}
