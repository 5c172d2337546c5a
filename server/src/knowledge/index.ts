/** The knowledge base's public face: load an artefact, ask an index. */
export type * from './knowledgeIndex.ts';
export { createKnowledgeIndex } from './lookup/createKnowledgeIndex.ts';
