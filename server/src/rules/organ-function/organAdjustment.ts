import { ASPECTS } from '../../verify/aspects.ts';
import { fullDoseFaults } from '../../verify/safety/fullDose.ts';
import { reportFaults } from '../reportFaults.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';

/** A rule on doses in impairment of one organ: doses that are not the label's there, and full doses that the label reduces. */
export function organAdjustment(
  organ: 'hepatic' | 'renal',
  own: Pick<RuleDeclaration, 'id' | 'name' | 'documentation'>,
): RuleDeclaration {
  const aspect = organ === 'hepatic' ? ASPECTS.hepaticAdjustment : ASPECTS.renalAdjustment;
  return {
    ...own,
    family: 'organ-function',
    severity: 'error',
    summary: `A dose in ${organ} impairment is not the label's for that degree.`,
    fix: 'suggestion',
    since: '0.1.0',
    knowledge: ['adjustment', 'dosing'],
    options: [],
    check(context) {
      reportAspects(context, [aspect], ({ values }) => ({
        what: `“${values.stated}” is not the label’s dose of ${values.drug} for this degree of ${organ} impairment.`,
        why: `The label gives ${values.expected}${values.population ? ` for ${values.population}` : ''}.`,
        action: 'Correct the dose or the degree of impairment.',
      }));
    },
    checkBlocks(context) {
      reportFaults(context, fullDoseFaults(context.analysis, organ), ({ values }) => ({
        what: `“${values.stated}” leaves the dose of ${values.drug} as it is in ${values.condition}.`,
        why: `The label says ${values.expected}.`,
        action: 'Give the adjusted dose.',
      }));
    },
  };
}
