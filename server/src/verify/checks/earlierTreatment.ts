import type { Claim } from '../../claims/types.ts';
import type { TrialFigure } from '../../knowledge/knowledgeIndex.ts';

const NAIVE =
  /\b(?:TKI|inhibitor|[a-z]+nib)[-\s]na[iï]ve\b|\b(?:no|without) (?:any )?(?:prior|previous) (?:[\w-]+ ){0,2}(?:TKIs?|inhibitors?)\b/i;
const PRETREATED =
  /\b(?:TKI|inhibitor|[a-z]+nib)[-\s](?:pre-?treated|refractory|experienced|resistant)\b|\b(?:after|following|(?<!without )with) (?:an? |one |two |at least one )?(?:prior|previous) (?:[\w-]+ ){0,2}(?:TKIs?|inhibitors?)\b/i;

/**
 * False where the claim is of patients who had no inhibitor before and the figure of those who had, or the reverse. The reverse counts
 * only where the study had both kinds of patients on record: others may have been pretreated without its being recorded.
 */
export function fitsEarlierTreatment({ text }: Claim, { trial, population }: TrialFigure): boolean {
  const naive = NAIVE.test(text);
  const pretreated = PRETREATED.test(text);
  if (!population || naive === pretreated) return true;
  const hadBefore = (population.priorTherapy?.length ?? 0) > 0;
  if (naive) return !hadBefore;
  const genes = new Set(population.biomarkers.map(({ gene }) => gene));
  const distinguishes = trial.populations.some(
    ({ priorTherapy = [], biomarkers }) =>
      priorTherapy.length > 0 && biomarkers.some(({ gene }) => genes.has(gene)),
  );
  return hadBefore || !distinguishes;
}
