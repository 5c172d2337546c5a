/** The knowledge base's public face: load an artefact, ask an index. */
export type * from './knowledgeIndex.ts';
