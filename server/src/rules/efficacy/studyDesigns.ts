import type { AssertionStatus } from '../../claims/types.ts';
import {
  type MisreportedDesign,
  mispairedDrugs,
  misreportedDesign,
  soleTrial,
} from '../../verify/checks/studyDesign.ts';
import { trialReference } from '../../verify/checks/studyLine.ts';
import { assertionAt, clausesIn, statingBlocks } from '../../verify/statements.ts';
import { evidenceWords } from '../reporting.ts';
import type { Report, RuleContext } from '../types.ts';

/** That something was tested somewhere is told, though the words for testing alone would ask. */
const TELLS: ReadonlySet<AssertionStatus> = new Set(['asserted', 'historical', 'question']);

/** Reports clauses that give a known trial treatments or patients it did not have, each as the rule words it. */
export function reportDesigns(
  { analysis, report }: RuleContext,
  word: (found: MisreportedDesign) => Pick<Report, 'what' | 'action'> | undefined,
): void {
  const { knowledge } = analysis;
  for (const block of statingBlocks(analysis)) {
    if (block.role === 'heading' || block.role === 'title' || block.context.quoted) continue;
    if (!analysis.mentionsIn(block).some(({ kind }) => kind === 'trial')) continue;
    for (const reading of clausesIn(analysis, block)) {
      const trial = soleTrial(reading.mentions, knowledge);
      const sole =
        trial && misreportedDesign(block.text.text, reading.span, reading.mentions, trial, knowledge);
      const all = sole ? [sole] : mispairedDrugs(block.text.text, reading.span, reading.mentions, knowledge);
      for (const found of all) {
        const worded = word(found);
        if (!worded) continue;
        if (reading.asked) continue;
        const { status, polarity } = assertionAt(analysis, block, reading, found.span);
        if (polarity === 'negated' || !TELLS.has(status)) continue;
        const evidence = [trialReference(found.trial)];
        report({
          ...worded,
          span: block.text.toSource(found.span),
          why: evidenceWords(evidence, knowledge),
          verdict: 'contradicted',
          evidence,
          key: `${found.trial.id} ${found.kind === 'drug' ? found.drug.id : found.stated}`,
        });
      }
    }
  }
}
