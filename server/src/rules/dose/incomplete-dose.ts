import { incompleteDoses } from '../../verify/safety/incompleteDoses.ts';
import { reportFaults } from '../reportFaults.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './incomplete-dose.md';

export const incompleteDose: RuleDeclaration = {
  id: 'DOS007',
  name: 'incomplete-dose',
  family: 'dose',
  severity: 'error',
  summary: 'A dose lacks how often it is taken, or its unit.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['dosing'],
  options: [],
  documentation,
  check(context) {
    const { source } = context.analysis.document;
    reportFaults(context, incompleteDoses(context.analysis), ({ values, span }) => ({
      what: `“${source.slice(span.start, span.end)}” of ${values.drug} does not say ${values.missing}.`,
      why: 'A dose is complete with amount, unit and frequency; what is left out is filled in by guess.',
      action: `Add ${values.missing}.`,
    }));
  },
};
