/** Why a claim was read and judged as it was, in the words that the editor and the command line share. */
import { explain, type Reason } from '../claims/explain.ts';
import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import type { Judgement } from '../verify/types.ts';
import { capitalised, levelWords, sourcesWords } from '../verify/words.ts';

/** One line of an explanation; the label says what kind of reason it is. */
export interface ExplanationLine {
  readonly label: 'Read as' | 'Cue' | 'Parts' | 'Record';
  /** A phrase without a full stop at its end. */
  readonly text: string;
}

const LABELS: Readonly<Record<Reason['about'], ExplanationLine['label']>> = {
  reading: 'Read as',
  cue: 'Cue',
  parts: 'Parts',
};

/**
 * The reasons for a judgement in the order in which it came about: the reading, the words that decided it, where its
 * parts stand, and the records it was held against. What would make it supported is the judgement's own.
 * @param source text of the document, in which the claim's spans lie
 */
export function explainJudgement(
  { claim, records }: Judgement,
  knowledge: KnowledgeIndex,
  source: string,
): readonly ExplanationLine[] {
  return [
    ...explain(claim, source).map(({ about, text }) => ({ label: LABELS[about], text })),
    ...records.map(({ id, summary, level, sources }): ExplanationLine => {
      const words = level ? `${capitalised(levelWords(level))}: ` : '';
      return { label: 'Record', text: `${id}. ${words}${summary} [${sourcesWords(knowledge, sources)}]` };
    }),
  ];
}
