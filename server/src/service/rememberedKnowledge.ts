import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';

/** Answers kept before all of them are let go; far more than the distinct questions of any document seen. */
const CAPACITY = 20_000;

/**
 * The same index with the answers to its costly questions remembered. A protocol asks the same few questions in every
 * paragraph, and the index never changes, so an answer holds for as long as the index does.
 */
export function rememberAnswers(knowledge: KnowledgeIndex): KnowledgeIndex {
  return Object.freeze<KnowledgeIndex>({
    ...knowledge,
    evidenceFor: remember(knowledge.evidenceFor),
    figuresOfDrug: remember(knowledge.figuresOfDrug),
    approvalsOf: remember(knowledge.approvalsOf),
    successorsOf: remember(knowledge.successorsOf),
    activityOf: remember(knowledge.activityOf),
    activitiesForVariant: remember(knowledge.activitiesForVariant),
  });
}

/** Questions are plain data; two that read the same are the same. */
function remember<A extends readonly unknown[], R>(ask: (...question: A) => R): (...question: A) => R {
  const answers = new Map<string, R>();
  return (...question) => {
    const key = JSON.stringify(question);
    if (answers.has(key)) return answers.get(key) as R;
    if (answers.size >= CAPACITY) answers.clear();
    const answer = ask(...question);
    answers.set(key, answer);
    return answer;
  };
}
