import type { BiomarkerMatch, KnowledgeIndex, StatedBiomarker } from '../knowledgeIndex.ts';
import type { HouseRule, Withdrawal } from '../overlay/types.ts';
import type { BiomarkerRef, KnowledgeArtefact } from '../types.ts';
import { createActivityLookup } from './activity.ts';
import { biomarkerSatisfies } from './biomarkers.ts';
import { createDiseaseLookup } from './diseases.ts';
import { evidenceFor } from './evidence.ts';
import { createHierarchy } from './hierarchy.ts';
import { adjustmentsOf, approvalsOf, dosingOf, withSubstance } from './labels.ts';
import { lazy } from './lazy.ts';
import { createNameLookup } from './nameLookup.ts';
import { successorsOf } from './successors.ts';
import { surfacesOf } from './surfaces.ts';
import { createTreatmentLookup } from './treatments.ts';
import { createTrialLookup } from './trials.ts';
import { createVariantLookup } from './variants.ts';
import { createVocabulary, hierarchiesOf, relationsOf } from './vocabulary.ts';

/**
 * Makes the index over an artefact, or over the records an overlay produced. Cheap: maps are built when first asked for.
 * The records are not copied; they must not change afterwards.
 */
export function createKnowledgeIndex({
  identity,
  records,
  lexicon,
  houseRules = [],
  withdrawn = [],
}: Pick<KnowledgeArtefact, 'identity' | 'records'> & {
  readonly lexicon?: string | undefined;
  readonly houseRules?: readonly HouseRule[];
  readonly withdrawn?: readonly Withdrawal[];
}): KnowledgeIndex {
  const drugs = lazy(() => mapById(records.drugs));
  const classes = lazy(() => mapById(records.classes));
  const genes = lazy(() => mapById(records.genes));
  const diseases = lazy(() => mapById(records.diseases));
  const trials = lazy(() => mapById(records.trials));
  const sources = lazy(() => mapById(records.sources));
  const substances = lazy(() => mapById(records.substances));
  const terms = lazy(() => mapById(records.terms));
  const evidence = lazy(() => mapById(records.evidence));

  const vocabulary = lazy(() => createVocabulary(records));
  const names = lazy(() => mapById(vocabulary().all));
  const hierarchies = lazy(() => hierarchiesOf(records, vocabulary()));
  const diseaseLookup = lazy(() => createDiseaseLookup(hierarchies().diseases));
  const treatments = lazy(() =>
    createTreatmentLookup(records.drugs, hierarchies().drugs, hierarchies().classes),
  );
  const variants = lazy(() => createVariantLookup(records.genes));
  const activity = lazy(() => createActivityLookup(records.activities, variants()));
  const substanceHierarchy = lazy(() =>
    createHierarchy(records.substances.map(({ id, memberOf }) => ({ id, parents: memberOf ?? [] }))),
  );
  const termHierarchy = lazy(() =>
    createHierarchy(records.terms.map(({ id, parents }) => ({ id, parents: parents ?? [] }))),
  );
  const satisfies = (stated: StatedBiomarker, required: BiomarkerRef): BiomarkerMatch =>
    biomarkerSatisfies(stated, required, variants());
  const trialLookup = lazy(() =>
    createTrialLookup(records.trials, {
      diseases: diseaseLookup(),
      partsOf: treatments().partsOf,
      satisfies,
    }),
  );
  const surfaces = lazy(() => surfacesOf(records));
  const nameLookup = createNameLookup(records, surfaces);
  const relations = lazy(() => relationsOf(records, vocabulary()));
  const lineageOf = (substanceId: string | undefined): readonly string[] | undefined =>
    substanceId === undefined ? undefined : substanceHierarchy().lineage(substanceId);

  const index: KnowledgeIndex = {
    identity,
    records,
    lexicon,
    houseRules,
    withdrawn,

    drug: (id) => drugs().get(id),
    drugClass: (id) => classes().get(id),
    gene: (symbol) => genes().get(symbol),
    variant: (gene, short) => variants().variant(gene, short),
    disease: (id) => diseases().get(id),
    trial: (id) => trials().get(id),
    source: (id) => sources().get(id),
    substance: (id) => substances().get(id),
    term: (id) => terms().get(id),
    evidence: (id) => evidence().get(id),
    name: (id) => names().get(id),
    vocabulary: () => vocabulary().all,
    relations,

    isDisease: (id, ancestorId) => diseaseLookup().isA(id, ancestorId),
    diseaseAncestors: (id) => diseaseLookup().ancestors(id),
    diseaseDescendants: (id) => diseaseLookup().descendants(id),
    diseasesDisjoint: (a, b) => diseaseLookup().disjoint(a, b),
    classAncestors: (id) => treatments().classAncestors(id),
    drugsInClass: (id, generation) => treatments().drugsInClass(id, generation),
    isDrugInClass: (drugId, classId, generation) => treatments().isDrugInClass(drugId, classId, generation),
    classesOf: (drugId) => treatments().classesOf(drugId),
    isTreatment: (id, ancestorId) => treatments().isTreatment(id, ancestorId),
    substanceLineage: (id) => substanceHierarchy().lineage(id),
    isTerm: (id, ancestorId) => termHierarchy().isA(id, ancestorId),
    variantLineage: (gene, short) => variants().lineage(gene, short),

    approvalsOf: (drugId, query = {}) => {
      const drug = drugs().get(drugId);
      return drug ? approvalsOf(drug, query, identity.asOf) : [];
    },
    recordsAllApprovals: (jurisdiction, drugId) =>
      [records, drugId === undefined ? undefined : drugs().get(drugId)].some((each) =>
        each?.completeApprovals?.includes(jurisdiction),
      ),
    dosingOf: (drugId, query = {}) => {
      const drug = drugs().get(drugId);
      return drug ? dosingOf(drug, query, diseaseLookup()) : [];
    },
    adjustmentsOf: (drugId, query = {}) => {
      const drug = drugs().get(drugId);
      return drug ? adjustmentsOf(drug, query) : [];
    },
    interactionsOf: (drugId, substanceId, query = {}) =>
      withSubstance(drugs().get(drugId)?.interactions ?? [], lineageOf(substanceId), query),
    contraindicationsOf: (drugId, substanceId, query = {}) =>
      withSubstance(drugs().get(drugId)?.contraindications ?? [], lineageOf(substanceId), query),

    successorsOf: (drugId, query = {}) => {
      const drug = drugs().get(drugId);
      if (!drug) return [];
      const parts = { drug: index.drug, variants: variants(), activity: activity(), satisfies };
      return successorsOf(drug, query, parts);
    },
    activityOf: (drugId, gene, asked) => activity().activityOf(drugId, gene, asked),
    activitiesForVariant: (gene, variant) => activity().activitiesForVariant(gene, variant),
    evidenceFor: (query) =>
      evidenceFor(records.evidence, query, {
        diseases: diseaseLookup(),
        isTreatment: treatments().isTreatment,
        satisfies,
      }),
    trialResults: (trialId) => trialLookup().trialResults(trialId),
    trialsOfDrug: (drugId) => trialLookup().trialsOfDrug(drugId),
    figuresOfDrug: (drugId, query = {}) => trialLookup().figuresOfDrug(drugId, query),
    biomarkerSatisfies: satisfies,

    surfaces,
    resolveName: nameLookup.resolve,
    nameOf: nameLookup.nameOf,
    suggest: (text, options = {}) => nameLookup.suggest(text, options),
  };
  return Object.freeze(index);
}

function mapById<T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}
