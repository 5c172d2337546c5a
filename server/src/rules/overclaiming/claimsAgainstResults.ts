import type { TrialFigure } from '../../knowledge/knowledgeIndex.ts';
import type { DrugRecord } from '../../knowledge/types.ts';
import { drugsAround, genesAround, ofGenesFirst } from '../../verify/around.ts';
import { figureReference } from '../../verify/references.ts';
import type { WordsFound } from '../../verify/statements.ts';
import type { Analysis, EvidenceReference } from '../../verify/types.ts';
import { evidenceWords } from '../reporting.ts';
import type { Report, RuleContext } from '../types.ts';

/** What words claim of a drug, held against its recorded results. */
export interface AbsoluteClaim {
  /** The figures that decide, the most telling first; empty where none speak against the claim. */
  figures(drug: DrugRecord, analysis: Analysis): readonly TrialFigure[];
  word(drug: DrugRecord, words: string): Pick<Report, 'what' | 'action'> & { readonly why?: string };
  readonly key: string;
}

/** Reports the words for the first drug around them whose results, those for the genes around first, speak against them. */
export function reportAgainstResults(
  { analysis, report }: RuleContext,
  found: WordsFound,
  claim: AbsoluteClaim,
): void {
  const { block, reading, span, text } = found;
  const genes = genesAround(analysis, block, reading.sentenceSpan);
  for (const drug of drugsAround(analysis, block, reading.sentenceSpan)) {
    const figure = ofGenesFirst(claim.figures(drug, analysis), genes)[0];
    if (!figure) continue;
    const evidence: readonly EvidenceReference[] = [figureReference(figure)];
    const { what, why, action } = claim.word(drug, text);
    report({
      span,
      what,
      why: [why ?? '', evidenceWords(evidence, analysis.knowledge)].filter((each) => each !== '').join(' '),
      action,
      verdict: 'contradicted',
      evidence,
      key: `${claim.key} ${drug.id}`,
    });
    return;
  }
}
