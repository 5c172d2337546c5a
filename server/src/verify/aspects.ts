/**
 * Kinds of fault a check can find, each reported by at most one rule. Checks name the aspect, rules word the message;
 * an aspect that no rule reports yet still decides the verdict.
 */
export const ASPECTS = {
  /** No label or evidence for the drug in this disease and biomarker, and something recorded that speaks against it. */
  indicationUnsupported: 'indication-unsupported',
  /** The label asks for a biomarker that the text leaves out. */
  biomarkerMissing: 'biomarker-missing',
  /** The drug does not act on the product of the gene that selects the patients. */
  targetAbsent: 'target-absent',
  /** As `target-absent`, for what is given next after progression. */
  successorTargetAbsent: 'successor-target-absent',
  /** The tumour carries a variant the drug is recorded as inactive against. */
  variantInactive: 'variant-inactive',
  /** A drug is denied the activity it is recorded to have against a variant. */
  variantActive: 'variant-active',
  /** A label in force is denied. */
  approvalDenied: 'approval-denied',
  /** No patient of the stated age is covered by the labels for this disease. */
  ageOutsideLabel: 'age-outside-label',
  /** Neither a starting dose, nor a reduction, nor an adjustment the label knows. */
  doseDiffers: 'dose-differs',
  /** A dose per square metre or kilogram where the label's is flat, or the label's number in another unit. */
  doseBasis: 'dose-basis',
  /** The label's dose with another frequency than the label's. */
  doseFrequency: 'dose-frequency',
  /** Taken with or without food otherwise than the label asks. */
  foodDiffers: 'food-differs',
  /** A dose level given the dose of another level. */
  doseLadder: 'dose-ladder',
  /** The label's dose of another region. */
  doseOtherJurisdiction: 'dose-other-jurisdiction',
  hepaticAdjustment: 'hepatic-adjustment',
  renalAdjustment: 'renal-adjustment',
  interactionDose: 'interaction-dose',
  /** A figure that no recorded result of the trial, arm, population and endpoint bears out. */
  efficacyValue: 'efficacy-value',
  /** A figure recorded for another population. */
  efficacyPopulation: 'efficacy-population',
  /** A figure recorded for another endpoint. */
  endpointSwapped: 'endpoint-swapped',
  /** A figure of a later analysis than the source it is given. */
  dataCutDiffers: 'data-cut-differs',
  /** A figure, or a study, of another drug than the one it is given for. */
  drugNotInStudy: 'drug-not-in-study',
  /** A study or a patient treated in another line than stated. */
  studyLineDiffers: 'study-line-differs',
  /** Called a driver where the recorded evidence speaks against it. */
  driverOverclaimed: 'driver-overclaimed',
  /** Asserted where the recorded source only supposes it. */
  hedgeLost: 'hedge-lost',
  /** Preferred in a line in which trials and approvals have ended the preference. */
  linePreferenceOutdated: 'line-preference-outdated',
  /** Said never to work where an exception is recorded. */
  resensitisationMissed: 'resensitisation-missed',
  /** Activity in the brain said to be the reverse of what is recorded. */
  cnsActivityReversed: 'cns-activity-reversed',
} as const;

export type Aspect = (typeof ASPECTS)[keyof typeof ASPECTS];
