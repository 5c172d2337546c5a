import { impossibleUnits } from '../../verify/safety/units.ts';
import { reportFaults } from '../reportFaults.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './impossible-unit.md';

export const impossibleUnit: RuleDeclaration = {
  id: 'ORG003',
  name: 'impossible-unit',
  family: 'organ-function',
  severity: 'error',
  summary: 'A laboratory value has a unit that measures something else.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: [],
  options: [],
  documentation,
  checkBlocks(context) {
    reportFaults(context, impossibleUnits(context.analysis), ({ values }) => ({
      what: `“${values.stated}” has the unit of another quantity.`,
      why: `${values.test} is not measured in ${values.unit}, but for instance in ${values.expected}.`,
      action: 'Correct the unit, or name the quantity that is meant.',
    }));
  },
};
