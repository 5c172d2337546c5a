import type {
  BiomarkerMatch,
  EvidenceMatch,
  EvidenceQuery,
  ScopeRelation,
  StatedBiomarker,
} from '../knowledgeIndex.ts';
import type { BiomarkerRef, EvidenceRecord } from '../types.ts';
import type { Hierarchy } from './hierarchy.ts';

export interface EvidenceParts {
  readonly diseases: Hierarchy;
  readonly isTreatment: (id: string, ancestorId: string) => boolean;
  readonly satisfies: (stated: StatedBiomarker, required: BiomarkerRef) => BiomarkerMatch;
}

const CLOSENESS: Readonly<Record<ScopeRelation | 'satisfied' | 'possible', number>> = {
  exact: 0,
  satisfied: 0,
  broader: 1,
  possible: 1,
  narrower: 2,
  unstated: 3,
};

/** Evidence that bears on the question, closest scope first. See `KnowledgeIndex.evidenceFor`. */
export function evidenceFor(
  records: readonly EvidenceRecord[],
  query: EvidenceQuery,
  parts: EvidenceParts,
): readonly EvidenceMatch[] {
  const matches: EvidenceMatch[] = [];
  for (const record of records) {
    const match = matchRecord(record, query, parts);
    if (match) matches.push(match);
  }
  return matches.sort(compare);
}

function matchRecord(
  record: EvidenceRecord,
  query: EvidenceQuery,
  parts: EvidenceParts,
): EvidenceMatch | undefined {
  if (query.effect !== undefined && query.effect !== record.effect) return undefined;
  // Most records are about other treatments, and most of the rest about other diseases.
  const treatment = relateTreatments(query.treatments ?? [], record, parts);
  if (!treatment) return undefined;
  const disease = relateDiseases(query.disease, record.disease, parts.diseases);
  if (!disease) return undefined;
  const biomarker = relateBiomarkers(query.biomarkers ?? [], record, parts);
  return biomarker && { record, treatment, biomarker, disease };
}

/** A finding on drugs given together says nothing of one of them alone. */
function relateTreatments(
  asked: readonly string[],
  { treatments, treatmentsNeeded }: EvidenceRecord,
  { isTreatment }: EvidenceParts,
): ScopeRelation | undefined {
  if (treatmentsNeeded !== 'all' || asked.length === 0) return relate(asked, treatments, isTreatment);
  const relations = treatments.map((each) => relate(asked, [each], isTreatment));
  if (relations.includes(undefined)) return undefined;
  return relations.every((each) => each === 'exact')
    ? 'exact'
    : (relations.find((each) => each !== 'exact') ?? 'exact');
}

function relate(
  asked: readonly string[],
  recorded: readonly string[],
  isA: (id: string, ancestorId: string) => boolean,
): ScopeRelation | undefined {
  if (asked.length === 0 || recorded.length === 0) return 'unstated';
  const some = (test: (a: string, r: string) => boolean): boolean =>
    asked.some((a) => recorded.some((r) => test(a, r)));
  if (some((a, r) => a === r)) return 'exact';
  if (some((a, r) => isA(a, r))) return 'broader';
  if (some((a, r) => isA(r, a))) return 'narrower';
  return undefined;
}

function relateBiomarkers(
  asked: readonly StatedBiomarker[],
  { biomarkers: recorded, biomarkersNeeded }: EvidenceRecord,
  parts: EvidenceParts,
): EvidenceMatch['biomarker'] | undefined {
  if (asked.length === 0 || recorded.length === 0) return 'unstated';
  if (biomarkersNeeded === 'all' && recorded.length > 1) return relateAll(asked, recorded, parts);
  const matches = asked.flatMap((stated) => recorded.map((required) => parts.satisfies(stated, required)));
  if (matches.includes('satisfied')) return 'satisfied';
  return matches.includes('possible') ? 'possible' : undefined;
}

/** A finding in tumours with several alterations says nothing of tumours with only one of them. */
function relateAll(
  asked: readonly StatedBiomarker[],
  recorded: readonly BiomarkerRef[],
  parts: EvidenceParts,
): EvidenceMatch['biomarker'] | undefined {
  const best = recorded.map((required) => {
    const matches = asked.map((stated) => parts.satisfies(stated, required));
    return matches.includes('satisfied')
      ? 'satisfied'
      : matches.includes('possible')
        ? 'possible'
        : undefined;
  });
  if (best.includes(undefined)) return undefined;
  return best.includes('possible') ? 'possible' : 'satisfied';
}

function relateDiseases(
  asked: string | undefined,
  recorded: string | undefined,
  diseases: Hierarchy,
): ScopeRelation | undefined {
  if (asked === undefined || recorded === undefined) return 'unstated';
  return relate([asked], [recorded], diseases.isA);
}

function compare(a: EvidenceMatch, b: EvidenceMatch): number {
  return (
    CLOSENESS[a.disease] - CLOSENESS[b.disease] ||
    CLOSENESS[a.treatment] - CLOSENESS[b.treatment] ||
    CLOSENESS[a.biomarker] - CLOSENESS[b.biomarker] ||
    (a.record.id < b.record.id ? -1 : 1)
  );
}

/** False for findings outside patients and for inference: they bear on a question without deciding it. */
export function isClinical({ design, level }: EvidenceRecord): boolean {
  return (
    design !== 'preclinical' && !(level.scheme === 'CIViC' && (level.level === 'D' || level.level === 'E'))
  );
}
