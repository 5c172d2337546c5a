import { ASPECTS } from '../../verify/aspects.ts';
import { misnamedClasses } from '../../verify/checks/statedClass.ts';
import { targetReference } from '../../verify/references.ts';
import { assertionAt, clausesIn, statingBlocks } from '../../verify/statements.ts';
import { capitalised } from '../../verify/words.ts';
import { evidenceWords, reportAspects } from '../reporting.ts';
import type { RuleContext, RuleDeclaration } from '../types.ts';
import documentation from './drug-lacks-target.md';

export const drugLacksTarget: RuleDeclaration = {
  id: 'IND003',
  name: 'drug-lacks-target',
  family: 'indication',
  severity: 'error',
  summary: 'A drug is recommended for a biomarker that it does not act on, or called an inhibitor of it.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['target', 'approval', 'evidence'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.targetAbsent], ({ values }) => ({
      what: `${capitalised(values.drug!)} is recommended for ${values.biomarker}, which it does not act on.`,
      why: '',
      action: values.alternatives
        ? `Check the drug or the biomarker; labelled here: ${values.alternatives}.`
        : 'Check the drug or the biomarker.',
    }));
    reportClasses(context);
  },
};

/** Drugs called by a class, or a generation of it, that they are not in. */
function reportClasses({ analysis, report }: RuleContext): void {
  const { knowledge } = analysis;
  for (const block of statingBlocks(analysis)) {
    if (block.context.quoted || !analysis.mentionsIn(block).some(({ kind }) => kind === 'drug-class'))
      continue;
    for (const reading of clausesIn(analysis, block)) {
      for (const { drug, mention, generation } of misnamedClasses(
        block.text.text,
        reading.mentions,
        knowledge,
      )) {
        const { status, polarity } = assertionAt(analysis, block, reading, mention.span);
        if (polarity === 'negated' || (status !== 'asserted' && status !== 'historical')) continue;
        const evidence = [targetReference(drug)];
        report({
          span: block.text.toSource(mention.span),
          what: `${capitalised(drug.inn)} is no ${mention.surface}.`,
          why: evidenceWords(evidence, knowledge),
          action:
            generation === undefined
              ? 'Correct the drug or what it is called.'
              : 'Correct the drug or the generation.',
          verdict: 'contradicted',
          evidence,
          key: `${drug.id} ${mention.id} ${generation ?? ''}`,
        });
      }
    }
  }
}
