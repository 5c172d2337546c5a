import type { DrugRecord } from '../../knowledge/types.ts';
import { contains } from '../../text/span.ts';
import { labelledAlternatives, successorAlternatives } from '../alternatives.ts';
import { ASPECTS } from '../aspects.ts';
import type { VerifyContext } from '../context.ts';
import type { CheckOutcome } from '../outcome.ts';
import { targetReference } from '../references.ts';
import { replacementsOf } from '../replacements.ts';
import { faultSpan, ownWords } from '../spans.ts';
import { isLocal, type Subject, type SubjectBiomarker, type SubjectTreatment } from '../subject.ts';
import { isUnrelated, lacksTarget } from '../targets.ts';
import type { Contradiction } from '../types.ts';
import { biomarkerWords, capitalised, listWords } from '../words.ts';

/**
 * A drug recommended for a gene whose product it does not act on: alectinib for a ROS1 fusion. Where the claim names
 * several biomarkers, one without the target is a fault only if the words offer it as an alternative to the others.
 */
export function checkTarget(subject: Subject, context: VerifyContext): CheckOutcome | undefined {
  const candidates = candidatesOf(subject);
  const contradictions = subject.treatments.flatMap((treatment) => {
    if (isApposition(treatment, subject.treatments)) return [];
    const missing = candidates.filter(({ stated }) => classLacksTarget(treatment, stated.gene, context));
    if (missing.length === 0) return [];
    // In a combination another partner may be the one that acts on the biomarker.
    const others = subject.treatments.filter(
      (other) => other !== treatment && isCombined(other, treatment, context),
    );
    if (others.some((other) => missing.every(({ stated }) => !classIsUnrelated(other, stated.gene, context))))
      return [];
    const present = subject.selecting.filter((each) => !missing.includes(each));
    if (
      present.length > 0 &&
      !missing.some((each) => present.some((other) => areAlternatives(each, other, context)))
    )
      return [];
    return [contradictionOf(treatment, missing[0]!, subject, context)];
  });
  const first = contradictions[0];
  if (!first) return undefined;
  return {
    verdict: 'contradicted',
    reason: `${capitalised(first.values.drug!)} does not act on ${first.values.gene!}; it acts on ${first.values.targets!}.`,
    wouldBeSupportedIf: `the patients were selected for ${first.values.targets!}`,
    records: contradictions.flatMap(({ records }) => records),
    contradictions,
  };
}

/**
 * Biomarkers a drug is said to be for. A statement of effect may be about patients other than those of the heading it
 * stands under; a recommendation there is for them.
 */
function candidatesOf({ claim, selecting, treatments }: Subject): readonly SubjectBiomarker[] {
  const isLocalClaim = treatments.some(({ slot }) => isLocal(slot));
  // A gene without an alteration is no reason to give a drug against it.
  const altered = selecting.filter(({ stated }) => stated.alteration !== 'wild-type');
  return claim.wording === 'efficacy' || !isLocalClaim
    ? altered.filter(({ slot }) => isLocal(slot))
    : altered;
}

/** True for a class that only says what kind of drug a drug of the claim is: "alectinib, an ALK and RET inhibitor, …". */
function isApposition(treatment: SubjectTreatment, treatments: readonly SubjectTreatment[]): boolean {
  return (
    treatment.isClass &&
    treatments.some(
      ({ isClass, drugs }) =>
        !isClass &&
        drugs.some((drug) =>
          treatment.drugs.some(({ targets }) => targets.some(({ gene }) => actsOn(drug, gene))),
        ),
    )
  );
}

function actsOn({ targets }: DrugRecord, gene: string): boolean {
  return targets.some((target) => target.gene === gene);
}

const PARTNERSHIP = /\b(?:plus|with|combin\w+)\b|\+/i;

/** True if the words between two treatments make them one regimen. */
function isCombined(a: SubjectTreatment, b: SubjectTreatment, { document }: VerifyContext): boolean {
  const [first, second] = a.slot.span.start <= b.slot.span.start ? [a, b] : [b, a];
  return PARTNERSHIP.test(document.source.slice(first!.slot.span.end, second!.slot.span.start));
}

/** True if the drug, or every drug of the class, has nothing to do with the gene. */
function classLacksTarget(treatment: SubjectTreatment, gene: string, { knowledge }: VerifyContext): boolean {
  return (
    treatment.drugs.length > 0 && treatment.drugs.every((drug) => lacksTarget(drug, { gene }, knowledge))
  );
}

/** True if no drug of the treatment gives a reason to use it for the gene. */
function classIsUnrelated(treatment: SubjectTreatment, gene: string, { knowledge }: VerifyContext): boolean {
  return (
    treatment.drugs.length > 0 && treatment.drugs.every((drug) => isUnrelated(drug, { gene }, knowledge))
  );
}

const COORDINATION = /^[^.;:]{0,24}(?:\b(?:or|and)\b|\/|,)[^.;:]{0,6}$/u;

/** True if nothing but a coordination stands between the two biomarkers: `ALK- or ROS1-positive`. */
function areAlternatives(a: SubjectBiomarker, b: SubjectBiomarker, { document }: VerifyContext): boolean {
  const [first, second] = a.slot.span.start <= b.slot.span.start ? [a, b] : [b, a];
  return COORDINATION.test(document.source.slice(first!.slot.span.end, second!.slot.span.start));
}

function contradictionOf(
  treatment: SubjectTreatment,
  biomarker: SubjectBiomarker,
  subject: Subject,
  context: VerifyContext,
): Contradiction {
  const { claim } = subject;
  const { knowledge } = context;
  const isSequence = claim.kind === 'sequence';
  const query = {
    biomarker: biomarker.stated,
    variants: (subject.variants.get(biomarker.stated.gene) ?? []).flatMap(
      ({ stated }) => stated.variant ?? [],
    ),
    disease: subject.diseases[0]?.value,
    after: subject.priorTreatments.flatMap(({ drugs }) => drugs.map(({ id }) => id)),
    jurisdictions: subject.jurisdictions,
    exclude: [
      ...treatment.drugs.map(({ id }) => id),
      ...subject.priorTreatments.flatMap(({ drugs }) => drugs.map(({ id }) => id)),
    ],
  };
  const alternatives = isSequence
    ? successorAlternatives(knowledge, query)
    : labelledAlternatives(knowledge, query);
  const targets = [...new Set(treatment.drugs.flatMap((drug) => drug.targets.map(({ gene }) => gene)))];
  return {
    aspect: isSequence ? ASPECTS.successorTargetAbsent : ASPECTS.targetAbsent,
    span: isSequence
      ? ownWords(claim, treatment.slot)
      : faultSpan(claim, [treatment.slot, biomarker.slot, subject.diseases[0]]),
    values: {
      drug: treatment.name,
      gene: biomarker.stated.gene,
      biomarker: biomarkerWords(biomarker.stated),
      targets: listWords(targets),
      ...(alternatives.length > 0
        ? {
            alternatives: listWords(
              alternatives.map(({ drug }) => drug.inn),
              'or',
            ),
          }
        : {}),
    },
    records: treatment.drugs.map(targetReference),
    related: contains(claim.span, biomarker.slot.span)
      ? []
      : [{ message: `${biomarkerWords(biomarker.stated)} is named here.`, span: biomarker.slot.span }],
    suggestions: replacementsOf(treatment, alternatives),
  };
}
