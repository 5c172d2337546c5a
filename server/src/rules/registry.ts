import { expiredSource } from './citations/expired-source.ts';
import { numberWithoutCitation } from './citations/number-without-citation.ts';
import { unresolvedOrRetractedReference } from './citations/unresolved-or-retracted-reference.ts';
import { missingSection } from './completeness/missing-section.ts';
import { placeholderLeft } from './completeness/placeholder-left.ts';
import { criterionInBothLists } from './consistency/criterion-in-both-lists.ts';
import { proseContradictsData } from './consistency/prose-contradicts-data.ts';
import { titleBiomarkerNotInCriteria } from './consistency/title-biomarker-not-in-criteria.ts';
import { discontinuationIgnored } from './contraindications/discontinuation-ignored.ts';
import { inventedContraindication } from './contraindications/invented-contraindication.ts';
import { silentYamlTrap } from './document/silent-yaml-trap.ts';
import { unknownField } from './document/unknown-field.ts';
import { unreadableDocument } from './document/unreadable-document.ts';
import { wrongFieldValue } from './document/wrong-field-value.ts';
import { doseBasisOrUnit } from './dose/dose-basis-or-unit.ts';
import { doseDiffersFromLabel } from './dose/dose-differs-from-label.ts';
import { doseForOtherJurisdiction } from './dose/dose-for-other-jurisdiction.ts';
import { doseLadderOrder } from './dose/dose-ladder-order.ts';
import { errorProneDoseNotation } from './dose/error-prone-dose-notation.ts';
import { incompleteDose } from './dose/incomplete-dose.ts';
import { startingFrequency } from './dose/starting-frequency.ts';
import { dataCutDiffers } from './efficacy/data-cut-differs.ts';
import { drugDiffersFromCitation } from './efficacy/drug-differs-from-citation.ts';
import { efficacyPopulationSwapped } from './efficacy/efficacy-population-swapped.ts';
import { efficacyValueDiffers } from './efficacy/efficacy-value-differs.ts';
import { endpointSwapped } from './efficacy/endpoint-swapped.ts';
import { inconsistentArithmetic } from './efficacy/inconsistent-arithmetic.ts';
import { singlePatientAgainstCohort } from './efficacy/single-patient-against-cohort.ts';
import { wrongResponseCriterion } from './efficacy/wrong-response-criterion.ts';
import { houseRule } from './house/house-rule.ts';
import { ageOutsideLabel } from './indication/age-outside-label.ts';
import { driverOverclaim } from './indication/driver-overclaim.ts';
import { drugLacksTarget } from './indication/drug-lacks-target.ts';
import { inadequateBiomarkerTest } from './indication/inadequate-biomarker-test.ts';
import { missingRequiredBiomarker } from './indication/missing-required-biomarker.ts';
import { unsupportedIndication } from './indication/unsupported-indication.ts';
import { contraindicatedCombination } from './interactions/contraindicated-combination.ts';
import { interactionAllowed } from './interactions/interaction-allowed.ts';
import { interactionOmitted } from './interactions/interaction-omitted.ts';
import { lineContradictsMetadata } from './line/line-contradicts-metadata.ts';
import { outdatedLinePreference } from './line/outdated-line-preference.ts';
import { studyLineMisreported } from './line/study-line-misreported.ts';
import { harmUnmonitored } from './monitoring/harm-unmonitored.ts';
import { monitoringTooSparse } from './monitoring/monitoring-too-sparse.ts';
import { hepaticAdjustment } from './organ-function/hepatic-adjustment.ts';
import { impossibleUnit } from './organ-function/impossible-unit.ts';
import { renalAdjustment } from './organ-function/renal-adjustment.ts';
import { absoluteEfficacyClaim } from './overclaiming/absolute-efficacy-claim.ts';
import { absoluteSafetyClaim } from './overclaiming/absolute-safety-claim.ts';
import { cureClaim } from './overclaiming/cure-claim.ts';
import { evidenceTooWeakForWording } from './overclaiming/evidence-too-weak-for-wording.ts';
import { hedgeLost } from './overclaiming/hedge-lost.ts';
import { jurisdictionMissing } from './regulatory/jurisdiction-missing.ts';
import { knowledgeBaseOlderThanDocument } from './regulatory/knowledge-base-older-than-document.ts';
import { offLabelUndeclared } from './regulatory/off-label-undeclared.ts';
import { inactiveAgainstVariant } from './resistance/inactive-against-variant.ts';
import { primaryVersusAcquiredResistance } from './resistance/primary-versus-acquired-resistance.ts';
import { resensitisingExceptionMissed } from './resistance/resensitising-exception-missed.ts';
import { variantInWrongGene } from './resistance/variant-in-wrong-gene.ts';
import { cnsActivityReversed } from './sequence/cns-activity-reversed.ts';
import { sequenceRepeatsDrug } from './sequence/sequence-repeats-drug.ts';
import { successorWrongForBiomarker } from './sequence/successor-wrong-for-biomarker.ts';
import { variantStepWithoutRetest } from './sequence/variant-step-without-retest.ts';
import { malformedSuppression } from './suppression/malformed-suppression.ts';
import { suppressionWithoutReason } from './suppression/suppression-without-reason.ts';
import { unusedSuppression } from './suppression/unused-suppression.ts';
import { abbreviationExpansion } from './terminology/abbreviation-expansion.ts';
import { fusionNotation } from './terminology/fusion-notation.ts';
import { nonproprietaryName } from './terminology/nonproprietary-name.ts';
import { obsoleteName } from './terminology/obsolete-name.ts';
import { variantNotation } from './terminology/variant-notation.ts';
import type { RuleDeclaration } from './types.ts';

/** Every rule, in the order of the catalogue: indication first, form last. */
export const RULES: readonly RuleDeclaration[] = [
  unsupportedIndication,
  missingRequiredBiomarker,
  drugLacksTarget,
  driverOverclaim,
  inadequateBiomarkerTest,
  ageOutsideLabel,
  outdatedLinePreference,
  lineContradictsMetadata,
  studyLineMisreported,
  inactiveAgainstVariant,
  variantInWrongGene,
  resensitisingExceptionMissed,
  primaryVersusAcquiredResistance,
  successorWrongForBiomarker,
  sequenceRepeatsDrug,
  variantStepWithoutRetest,
  cnsActivityReversed,
  doseDiffersFromLabel,
  doseBasisOrUnit,
  startingFrequency,
  doseLadderOrder,
  doseForOtherJurisdiction,
  errorProneDoseNotation,
  incompleteDose,
  hepaticAdjustment,
  renalAdjustment,
  impossibleUnit,
  interactionAllowed,
  contraindicatedCombination,
  interactionOmitted,
  monitoringTooSparse,
  harmUnmonitored,
  inventedContraindication,
  discontinuationIgnored,
  efficacyValueDiffers,
  efficacyPopulationSwapped,
  drugDiffersFromCitation,
  dataCutDiffers,
  inconsistentArithmetic,
  singlePatientAgainstCohort,
  endpointSwapped,
  wrongResponseCriterion,
  cureClaim,
  absoluteSafetyClaim,
  evidenceTooWeakForWording,
  hedgeLost,
  absoluteEfficacyClaim,
  numberWithoutCitation,
  unresolvedOrRetractedReference,
  expiredSource,
  nonproprietaryName,
  fusionNotation,
  variantNotation,
  obsoleteName,
  abbreviationExpansion,
  proseContradictsData,
  titleBiomarkerNotInCriteria,
  criterionInBothLists,
  houseRule,
  missingSection,
  placeholderLeft,
  jurisdictionMissing,
  offLabelUndeclared,
  knowledgeBaseOlderThanDocument,
  unusedSuppression,
  malformedSuppression,
  suppressionWithoutReason,
  unreadableDocument,
  unknownField,
  wrongFieldValue,
  silentYamlTrap,
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
