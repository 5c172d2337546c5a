import { ASPECTS } from '../../verify/aspects.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './efficacy-population-swapped.md';
import { reportDesigns } from './studyDesigns.ts';

export const efficacyPopulationSwapped: RuleDeclaration = {
  id: 'EFF002',
  name: 'efficacy-population-swapped',
  family: 'efficacy',
  severity: 'error',
  summary:
    'An efficacy figure is given for one population and recorded for another, or a study is given patients it did not enrol.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['trial-result', 'trial'],
  options: [],
  documentation,
  check(context) {
    reportAspects(context, [ASPECTS.efficacyPopulation], ({ values }) => ({
      what: `The ${values.endpoint} of ${values.stated} is recorded for another population than ${values.scope}.`,
      why: '',
      action: 'Name the population the figure was seen in, or give the figure of this one.',
    }));
  },
  checkBlocks(context) {
    const { knowledge } = context.analysis;
    reportDesigns(context, (found) => {
      if (found.kind === 'drug') return undefined;
      const stated =
        found.kind === 'gene'
          ? `${found.stated}-positive disease`
          : knowledge.nameOf({ kind: 'disease', id: found.stated });
      const enrolled = found.trial.populations[0]!.description;
      return {
        what: `${found.trial.acronym} did not enrol patients with ${stated}.`,
        action: `Name its patients (${enrolled}), or the study of these.`,
      };
    });
  },
};
