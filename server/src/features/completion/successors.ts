import type { BiomarkerValue } from '../../claims/types.ts';
import type { KnowledgeIndex, SuccessorMatch } from '../../knowledge/knowledgeIndex.ts';
import type { ActivityRecord, DrugRecord, Jurisdiction, Successor } from '../../knowledge/types.ts';
import type { SuccessorTrigger } from './successorCues.ts';

/** What a proposal for the next treatment is asked for. */
export interface SuccessorRequest {
  /** Gene of the tumour's biomarker; undefined if the context names none. */
  readonly gene: string | undefined;
  readonly alteration: BiomarkerValue['alteration'];
  /** Short protein forms of resistance variants in that gene. */
  readonly variants: readonly string[];
  /** Ids of drugs given before. */
  readonly previous: readonly string[];
  readonly trigger: SuccessorTrigger;
  readonly jurisdictions: readonly Jurisdiction[];
}

export interface RankedSuccessor {
  readonly drug: DrugRecord;
  /** The recorded step, with the drug it follows; undefined where only activity against the variant is recorded. */
  readonly step: Successor | undefined;
  readonly previous: string | undefined;
  readonly basis: SuccessorMatch['basis'] | 'activity';
  readonly activities: readonly ActivityRecord[];
}

const BASIS_ORDER: readonly RankedSuccessor['basis'][] = ['variant', 'activity', 'general', 'if-variant'];
const EFFECT_ORDER: readonly (ActivityRecord['effect'] | undefined)[] = [
  'sensitive',
  undefined,
  'reduced',
  'resistant',
];

/**
 * Drugs that may come next, best first: steps recorded for a variant asked for, then drugs recorded as active against
 * it, then steps for progression of any mechanism. Nothing recorded as resistant to the variants asked for is among them,
 * nor what was given before; nor, where anything is known to cover the variants, a drug of which nothing is known.
 */
export function rankedSuccessors(
  knowledge: KnowledgeIndex,
  request: SuccessorRequest,
): readonly RankedSuccessor[] {
  const steps = stepsAfter(knowledge, request, request.previous);
  const found =
    steps.length > 0
      ? steps
      : stepsAfter(
          knowledge,
          request,
          knowledge.records.drugs.map(({ id }) => id),
        );
  const best = new Map<string, RankedSuccessor>();
  for (const candidate of [...found, ...activeDrugs(knowledge, request)]) {
    const other = best.get(candidate.drug.id);
    if (!other || compare(candidate, other) < 0) best.set(candidate.drug.id, candidate);
  }
  const candidates = [...best.values()].filter(
    (each) => !request.previous.includes(each.drug.id) && !isResistant(each),
  );
  // Where something is known to cover the variant, a drug of which nothing is known against it would only mislead.
  const covering = candidates.filter(({ activities, basis }) => activities.length > 0 || COVERING.has(basis));
  return (covering.length > 0 ? covering : candidates).sort(compare);
}

const COVERING: ReadonlySet<RankedSuccessor['basis']> = new Set(['variant', 'activity']);

/** True if the most specific record says the drug does not work against the variants asked for. */
function isResistant({ activities }: RankedSuccessor): boolean {
  return activities[0]?.effect === 'resistant';
}

function stepsAfter(
  knowledge: KnowledgeIndex,
  request: SuccessorRequest,
  previous: readonly string[],
): readonly RankedSuccessor[] {
  const steps = (trigger: SuccessorTrigger): readonly RankedSuccessor[] =>
    previous.flatMap((id) =>
      knowledge
        .successorsOf(id, {
          trigger,
          ...(request.gene === undefined
            ? {}
            : { biomarker: { gene: request.gene, alteration: selectingAlteration(request) } }),
          ...(request.variants.length > 0 ? { variants: request.variants } : {}),
          ...(request.jurisdictions.length > 0 ? { jurisdictions: request.jurisdictions } : {}),
        })
        .map(({ successor, drug, basis, activities }) => ({
          drug,
          step: successor,
          previous: id,
          basis,
          activities,
        })),
    );
  const exact = steps(request.trigger);
  // Where nothing is recorded for the narrower situation, the steps for progression still help.
  return exact.length > 0 || request.trigger === 'progression' ? exact : steps('progression');
}

/** A variant found at resistance says nothing about what the tumour was selected by, so only other alterations are asked for. */
function selectingAlteration({ alteration }: SuccessorRequest): BiomarkerValue['alteration'] {
  return alteration === 'mutation' ? undefined : alteration;
}

function activeDrugs(
  knowledge: KnowledgeIndex,
  { gene, variants }: SuccessorRequest,
): readonly RankedSuccessor[] {
  if (gene === undefined || variants.length === 0) return [];
  const ids = new Set(
    variants.flatMap((variant) => knowledge.activitiesForVariant(gene, variant).map(({ drug }) => drug)),
  );
  return [...ids].flatMap((id): readonly RankedSuccessor[] => {
    const drug = knowledge.drug(id);
    const activities = knowledge.activityOf(id, gene, variants);
    if (!drug || activities[0]?.effect !== 'sensitive') return [];
    return [{ drug, step: undefined, previous: undefined, basis: 'activity', activities }];
  });
}

function compare(a: RankedSuccessor, b: RankedSuccessor): number {
  return (
    BASIS_ORDER.indexOf(a.basis) - BASIS_ORDER.indexOf(b.basis) ||
    EFFECT_ORDER.indexOf(a.activities[0]?.effect) - EFFECT_ORDER.indexOf(b.activities[0]?.effect) ||
    (a.step?.rank ?? 99) - (b.step?.rank ?? 99) ||
    (a.drug.inn < b.drug.inn ? -1 : Number(a.drug.inn > b.drug.inn))
  );
}
