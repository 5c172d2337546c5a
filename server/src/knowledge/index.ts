/** The knowledge base's public face: compile sources, load an artefact, ask an index. */

export {
  type CompiledKnowledge,
  compileKnowledge,
  hashOf,
  makeArtefact,
  serialiseArtefact,
} from './compile.ts';
export type * from './knowledgeIndex.ts';
export { loadArtefact } from './load.ts';
export { compareWithLock, LOCK_FILE, type LockMismatch, lockText } from './lock.ts';
export { createKnowledgeIndex } from './lookup/createKnowledgeIndex.ts';
export { normaliseName } from './names.ts';
export { applyOverlay } from './overlay/applyOverlay.ts';
export { holdsOverlays, identityWords, isOverlayPath, OVERLAY_FOLDER } from './overlay/identity.ts';
export { type OverlaidBase, overlayBase } from './overlay/overlayBase.ts';
export { OverlayFinder, type OverlayReader } from './overlay/reader.ts';
export type { HouseRule, OverlayResult, OverlaySynonym, Withdrawal } from './overlay/types.ts';
export {
  KnowledgeError,
  type KnowledgeProblem,
  type KnowledgeSeverity,
  type RelatedPlace,
} from './problem.ts';
export { type KnowledgeFile, MAX_FILE_BYTES } from './source/yamlFile.ts';
export { type VerifyOptions, verifyArtefact } from './verify/verify.ts';
