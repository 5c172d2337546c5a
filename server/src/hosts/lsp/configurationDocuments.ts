/** Configuration files that are open in the editor: hovers and completion. Their faults are shown by the settings. */
import type { CompletionList, Hover, Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIGURATION_FILES } from '../../config/index.ts';
import { configurationProposals } from '../../features/configuration/complete.ts';
import { configurationHover } from '../../features/configuration/hover.ts';
import { RULES } from '../../rules/registry.ts';
import type { ClientFeatures } from './clientCapabilities.ts';
import { completionItemOf, hoverOf } from './convert.ts';

export function isConfiguration(uri: string): boolean {
  return CONFIGURATION_FILES.some((name) => uri.endsWith(`/${name}`));
}

export function configurationHoverAt(
  document: TextDocument,
  position: Position,
  features: ClientFeatures,
): Hover | null {
  const card = configurationHover(document.getText(), document.offsetAt(position), RULES);
  return card ? hoverOf(card, document, features) : null;
}

/** Proposals in YAML; the editor completes JSON from the schema. */
export function configurationCompletion(
  document: TextDocument,
  position: Position,
  features: ClientFeatures,
): CompletionList | null {
  if (!/\.ya?ml$/.test(document.uri)) return null;
  const proposals = configurationProposals(document.getText(), document.offsetAt(position), RULES);
  return {
    isIncomplete: false,
    items: proposals.map((proposal) => completionItemOf(proposal, document, features)),
  };
}
