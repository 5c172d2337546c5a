/** Configuration files that are open in the editor: hovers and completion. Their faults are shown by the settings. */
import type { CompletionList, Hover, Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIGURATION_FILES } from '../../config/fileNames.ts';
import type { ClientFeatures } from './clientCapabilities.ts';
import { completionItemOf, hoverOf } from './convert.ts';
import { loadEngine } from './loadEngine.ts';

export function isConfiguration(uri: string): boolean {
  return CONFIGURATION_FILES.some((name) => uri.endsWith(`/${name}`));
}

export async function configurationHoverAt(
  document: TextDocument,
  position: Position,
  features: ClientFeatures,
): Promise<Hover | null> {
  const { configurationHover, RULES } = await loadEngine();
  const card = configurationHover(document.getText(), document.offsetAt(position), RULES);
  return card ? hoverOf(card, document, features) : null;
}

/** Proposals in YAML; the editor completes JSON from the schema. */
export async function configurationCompletion(
  document: TextDocument,
  position: Position,
  features: ClientFeatures,
): Promise<CompletionList | null> {
  if (!/\.ya?ml$/.test(document.uri)) return null;
  const { configurationProposals, RULES } = await loadEngine();
  const proposals = configurationProposals(document.getText(), document.offsetAt(position), RULES);
  return {
    isIncomplete: false,
    items: proposals.map((proposal) => completionItemOf(proposal, document, features)),
  };
}
