/** All of the core that answers, as one module, so that it can be loaded once the client has been answered. */
export {
  ConfigurationLoader,
  createRuleNames,
  mergeSettings,
  readEditorSettings,
} from '../../config/index.ts';
export { configurationProposals } from '../../features/configuration/complete.ts';
export { configurationHover } from '../../features/configuration/hover.ts';
export { createKnowledgeIndex, loadArtefact, OverlayFinder, overlayBase } from '../../knowledge/index.ts';
export { RULES } from '../../rules/registry.ts';
export { createLanguageService } from '../../service.ts';
