import { createKnowledgeIndex } from '../../knowledge/index.ts';
import type { KnowledgeArtefact } from '../../knowledge/types.ts';
import { compileLexicon } from '../../recognise/index.ts';

/** The artefact with its names compiled for recognition. The same artefact gives the same lexicon. */
export function withLexicon(artefact: KnowledgeArtefact): KnowledgeArtefact {
  return { ...artefact, lexicon: compileLexicon(createKnowledgeIndex(artefact).surfaces()) };
}
