import type { Clock } from '../../lint/index.ts';
import type { LanguageService } from '../../service.ts';
import type { KnowledgeBaseStatus } from '../messages.ts';
import { loadEngine } from './loadEngine.ts';
import { describe } from './requests.ts';

/** The service over the base, or why there is none. */
export type KnowledgeState =
  | { readonly service: LanguageService; readonly problem?: undefined }
  | { readonly service?: undefined; readonly problem: string };

/** Loads a base; a damaged one does not stop the server, which then says what is wrong wherever it is asked. */
export async function loadKnowledge(
  readText: () => string,
  clock: Clock | undefined,
): Promise<KnowledgeState> {
  try {
    const { createKnowledgeIndex, createLanguageService, loadArtefact } = await loadEngine();
    const knowledge = createKnowledgeIndex(loadArtefact(readText()));
    return { service: createLanguageService({ knowledge, ...(clock ? { clock } : {}) }) };
  } catch (error) {
    return { problem: `TheraLint cannot check anything: ${describe(error)}` };
  }
}

export function knowledgeBaseStatus({ knowledge }: LanguageService): KnowledgeBaseStatus {
  const { identity, records } = knowledge;
  const jurisdictions = records.drugs.flatMap(({ approvals }) =>
    approvals.map(({ jurisdiction }) => jurisdiction),
  );
  return {
    ...identity,
    counts: Object.fromEntries(Object.entries(records).map(([kind, list]) => [kind, list.length])),
    jurisdictions: [...new Set(jurisdictions)].sort(),
  };
}
