import { missingSection } from './completeness/missing-section.ts';
import { unknownField } from './document/unknown-field.ts';
import { unreadableDocument } from './document/unreadable-document.ts';
import { wrongFieldValue } from './document/wrong-field-value.ts';
import { doseDiffersFromLabel } from './dose/dose-differs-from-label.ts';
import { startingFrequency } from './dose/starting-frequency.ts';
import { efficacyValueDiffers } from './efficacy/efficacy-value-differs.ts';
import { drugLacksTarget } from './indication/drug-lacks-target.ts';
import { missingRequiredBiomarker } from './indication/missing-required-biomarker.ts';
import { unsupportedIndication } from './indication/unsupported-indication.ts';
import { inactiveAgainstVariant } from './resistance/inactive-against-variant.ts';
import { successorWrongForBiomarker } from './sequence/successor-wrong-for-biomarker.ts';
import { fusionNotation } from './terminology/fusion-notation.ts';
import type { RuleDeclaration } from './types.ts';

/** Every rule, in the order of the catalogue: indication first, form last. */
export const RULES: readonly RuleDeclaration[] = [
  unsupportedIndication,
  missingRequiredBiomarker,
  drugLacksTarget,
  inactiveAgainstVariant,
  successorWrongForBiomarker,
  doseDiffersFromLabel,
  startingFrequency,
  efficacyValueDiffers,
  fusionNotation,
  missingSection,
  unreadableDocument,
  unknownField,
  wrongFieldValue,
];

/**
 * A rule by its id, in any case, or its name.
 * @returns undefined where no rule has it
 */
export function ruleNamed(
  text: string,
  rules: readonly RuleDeclaration[] = RULES,
): RuleDeclaration | undefined {
  return rules.find(({ id, name }) => id === text.toUpperCase() || name === text.toLowerCase());
}
