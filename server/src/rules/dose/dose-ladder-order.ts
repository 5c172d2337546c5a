import { ladderFaults } from '../../verify/safety/ladder.ts';
import { reportFaults } from '../reportFaults.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './dose-ladder-order.md';

export const doseLadderOrder: RuleDeclaration = {
  id: 'DOS004',
  name: 'dose-ladder-order',
  family: 'dose',
  severity: 'error',
  summary: 'A dose level has the dose of another level, or gives more than the level above it.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['dosing'],
  options: [],
  documentation,
  check(context) {
    reportFaults(context, ladderFaults(context.analysis), ({ values }) =>
      values.expected
        ? {
            what: `“${values.stated}” is the dose of level ${values.other} of ${values.drug}, not of level ${values.level}.`,
            why: `The label gives ${values.expected} at level ${values.level}.`,
            action: 'Put the levels in the order of the label.',
          }
        : {
            what: `Level ${values.level} of ${values.drug}, ${values.stated}, gives more than level ${values.other}, ${values.higher}.`,
            why: 'Each level of a ladder reduces the one above it.',
            action: 'Correct the dose or the level.',
          },
    );
  },
};
