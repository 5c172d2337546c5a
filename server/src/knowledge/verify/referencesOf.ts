import type { Pointer } from '../source/pointer.ts';
import type { RecordKind } from '../source/recordKinds.ts';
import type {
  BiomarkerRef,
  DosingPopulation,
  DrugRecord,
  EvidenceRecord,
  KnowledgeRecords,
  TrialRecord,
} from '../types.ts';
import type { RecordPlace } from './context.ts';

/** One place in a record that names something else. */
export type Reference = { readonly from: RecordPlace } & (
  | {
      readonly to: readonly RecordKind[];
      readonly id: string;
      /** Set where only parts of the same record count: an approval, an arm. */
      readonly among?: { readonly what: string; readonly ids: readonly string[] };
    }
  | { readonly variant: { readonly gene: string; readonly short: string } }
);

const TREATMENT: readonly RecordKind[] = ['drug', 'class'];

type Emit = (
  pointer: Pointer,
  to: readonly RecordKind[],
  ids: string | readonly string[] | undefined,
) => void;

/** Every reference in the records, except those to sources. */
export function referencesOf(records: KnowledgeRecords): readonly Reference[] {
  const collector = new ReferenceCollector();
  for (const each of records.sources)
    collector.in('source', each.id).to(['supersededBy'], ['source'], each.supersededBy);
  for (const each of records.drugs) drugReferences(each, collector.in('drug', each.id));
  for (const each of records.classes) {
    const at = collector.in('class', each.id);
    at.to(['gene'], ['gene'], each.gene);
    at.to(['parents'], ['class'], each.parents);
    at.to(['combinationOf'], TREATMENT, each.combinationOf);
  }
  for (const each of records.genes)
    collector.in('gene', each.id).to(['fusionPartners'], ['gene'], each.fusionPartners);
  for (const each of records.diseases) {
    const at = collector.in('disease', each.id);
    at.to(['parents'], ['disease'], each.parents);
    at.to(['disjointWith'], ['disease'], each.disjointWith);
  }
  for (const each of records.substances)
    collector.in('substance', each.id).to(['memberOf'], ['substance'], each.memberOf);
  for (const each of records.terms) {
    const at = collector.in('term', each.id);
    at.to(['parents'], ['term'], each.parents);
    at.to(['monitoredBy'], ['term'], each.monitoredBy);
  }
  for (const each of records.evidence) evidenceReferences(each, collector.in('evidence', each.id));
  for (const each of records.activities) {
    const at = collector.in('activity', each.id);
    at.to(['drug'], ['drug'], each.drug);
    at.to(['gene'], ['gene'], each.gene);
    for (const [i, short] of each.variants.entries()) at.variant(['variants', i], each.gene, short);
  }
  for (const each of records.criteria) {
    const at = collector.in('criterion', each.id);
    at.to(['treatment'], TREATMENT, each.treatment);
    at.to(['disease'], ['disease'], each.disease);
    at.to(['preferred'], ['drug'], each.preferred);
    if (each.biomarker) at.biomarker(['biomarker'], each.biomarker);
  }
  for (const each of records.trials) trialReferences(each, collector.in('trial', each.id));
  for (const each of records.names) {
    const at = collector.in('name', each.id);
    at.to(['classes'], ['class'], each.classes);
    at.to(['parents'], [each.kind], each.parents);
    at.to(['combinationOf'], TREATMENT, each.combinationOf);
    at.to(['gene'], ['gene'], each.gene);
    at.to(['members'], ['gene'], each.members);
    at.to(['fusionPartners'], ['gene'], each.fusionPartners);
  }
  return collector.references;
}

class ReferenceCollector {
  readonly references: Reference[] = [];

  in(kind: RecordKind, id: string) {
    const place = (pointer: Pointer): RecordPlace => ({ kind, id, pointer });
    const to: Emit = (pointer, kinds, ids) => {
      if (typeof ids === 'string') this.references.push({ from: place(pointer), to: kinds, id: ids });
      else for (const [i, each] of (ids ?? []).entries()) to([...pointer, i], kinds, each);
    };
    const variant = (pointer: Pointer, gene: string, short: string): void => {
      this.references.push({ from: place(pointer), variant: { gene, short } });
    };
    const biomarker = (pointer: Pointer, ref: BiomarkerRef): void => {
      to([...pointer, 'gene'], ['gene'], ref.gene);
      if (ref.variant !== undefined) variant([...pointer, 'variant'], ref.gene, ref.variant);
    };
    return {
      to,
      among: (
        pointer: Pointer,
        what: string,
        id: string | undefined,
        parts: readonly { readonly id: string }[],
      ) => {
        if (id === undefined) return;
        const ids = parts.map((part) => part.id);
        this.references.push({ from: place(pointer), to: [], id, among: { what, ids } });
      },
      variant,
      biomarker,
      biomarkers: (pointer: Pointer, biomarkers: readonly BiomarkerRef[] | undefined) => {
        for (const [i, each] of (biomarkers ?? []).entries()) biomarker([...pointer, i], each);
      },
      population: (pointer: Pointer, population: DosingPopulation | undefined) => {
        to([...pointer, 'population', 'diseases'], ['disease'], population?.diseases);
      },
    };
  }
}

type Emitter = ReturnType<ReferenceCollector['in']>;

function drugReferences(drug: DrugRecord, at: Emitter): void {
  for (const [i, each] of drug.classes.entries()) at.to(['classes', i, 'class'], ['class'], each.class);
  for (const [i, each] of drug.targets.entries()) at.to(['targets', i, 'gene'], ['gene'], each.gene);
  for (const [i, each] of drug.approvals.entries()) {
    const pointer = ['approvals', i];
    at.to([...pointer, 'disease'], ['disease'], each.disease);
    at.to([...pointer, 'otherDiseases'], ['disease'], each.otherDiseases);
    at.biomarkers([...pointer, 'biomarkers'], each.biomarkers);
    at.to([...pointer, 'priorTherapy', 'anyOf'], TREATMENT, each.priorTherapy?.anyOf);
    at.to([...pointer, 'combination'], TREATMENT, each.combination);
    at.among([...pointer, 'supersededBy'], 'approval', each.supersededBy, drug.approvals);
  }
  for (const [i, each] of drug.dosing.entries()) at.population(['dosing', i], each.population);
  for (const [i, each] of drug.adjustments.entries()) {
    at.to(['adjustments', i, 'condition', 'with'], ['substance'], each.condition.with);
    at.population(['adjustments', i], each.population);
  }
  for (const [i, each] of drug.interactions.entries())
    at.to(['interactions', i, 'with'], ['substance'], each.with);
  for (const [i, each] of drug.contraindications.entries()) {
    at.to(['contraindications', i, 'with'], ['substance', 'term', 'disease', 'drug', 'class'], each.with);
  }
  for (const [i, each] of drug.warnings.entries()) at.to(['warnings', i, 'harm'], ['term'], each.harm);
  for (const [i, each] of drug.monitoring.entries()) {
    at.to(['monitoring', i, 'tests'], ['term'], each.tests);
    at.to(['monitoring', i, 'harms'], ['term'], each.harms);
    at.population(['monitoring', i], each.population);
  }
  for (const [i, each] of drug.successors.entries()) {
    const { biomarker, variant } = each.when;
    at.to(['successors', i, 'drug'], ['drug'], each.drug);
    at.biomarker(['successors', i, 'when', 'biomarker'], biomarker);
    if (variant !== undefined) at.variant(['successors', i, 'when', 'variant'], biomarker.gene, variant);
  }
}

function evidenceReferences(evidence: EvidenceRecord, at: Emitter): void {
  at.to(['treatments'], TREATMENT, evidence.treatments);
  at.to(['disease'], ['disease'], evidence.disease);
  at.biomarkers(['biomarkers'], evidence.biomarkers);
  at.biomarkers(['coOccurring'], evidence.coOccurring);
  for (const [i, each] of (evidence.observations ?? []).entries()) {
    at.to(['observations', i, 'treatments'], TREATMENT, each.treatments);
  }
}

function trialReferences(trial: TrialRecord, at: Emitter): void {
  for (const [i, each] of trial.populations.entries()) {
    at.to(['populations', i, 'disease'], ['disease'], each.disease);
    at.to(['populations', i, 'priorTherapy'], TREATMENT, each.priorTherapy);
    at.biomarkers(['populations', i, 'biomarkers'], each.biomarkers);
  }
  for (const [i, each] of trial.arms.entries()) at.to(['arms', i, 'treatments'], TREATMENT, each.treatments);
  for (const [i, each] of trial.results.entries()) {
    at.among(['results', i, 'population'], 'population', each.population, trial.populations);
    at.among(['results', i, 'arm'], 'arm', each.arm, trial.arms);
    at.among(['results', i, 'versus'], 'arm', each.versus, trial.arms);
  }
}
