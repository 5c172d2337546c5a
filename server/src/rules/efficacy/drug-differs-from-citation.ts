import { ASPECTS } from '../../verify/aspects.ts';
import { listWords } from '../../verify/words.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './drug-differs-from-citation.md';
import { reportDesigns } from './studyDesigns.ts';

export const drugDiffersFromCitation: RuleDeclaration = {
  id: 'EFF003',
  name: 'drug-differs-from-citation',
  family: 'efficacy',
  severity: 'error',
  summary: 'A drug is said to have been tested in a study that did not test it, or a figure is given for it.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['trial'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.drugNotInStudy], ({ values }) => ({
      what: `The figure is given for ${values.drug}, which ${values.study} did not test.`,
      why: `It tested ${values.tested}.`,
      action: `Name ${values.tested}, or cite a study of ${values.drug}.`,
    }));
  },
  checkBlocks(context) {
    const { knowledge } = context.analysis;
    reportDesigns(context, (found) => {
      if (found.kind !== 'drug') return undefined;
      const given = [...new Set(found.trial.arms.flatMap(({ treatments }) => treatments))];
      const tested = listWords(
        given.map((id) => knowledge.drug(id)?.inn ?? knowledge.drugClass(id)?.name ?? id),
      );
      return {
        what: `${found.trial.acronym} did not test ${found.drug.inn}.`,
        action: `Name ${tested}, or the study of ${found.drug.inn}.`,
      };
    });
  },
};
