import type { BiomarkerValue, Claim, Slot, TreatmentValue } from '../claims/types.ts';
import type { StatedBiomarker } from '../knowledge/knowledgeIndex.ts';
import type { DrugRecord, Jurisdiction } from '../knowledge/types.ts';
import type { VerifyContext } from './context.ts';
import { isSelectingVariant } from './targets.ts';

/** A treatment of a claim with the drugs it stands for: itself, or the members of the class it names. */
export interface SubjectTreatment {
  readonly slot: Slot<TreatmentValue>;
  readonly id: string;
  /** The name to show. */
  readonly name: string;
  readonly isClass: boolean;
  readonly drugs: readonly DrugRecord[];
}

/** A biomarker of a claim in the form the knowledge index asks for. */
export interface SubjectBiomarker {
  readonly slot: Slot<BiomarkerValue>;
  readonly stated: StatedBiomarker;
}

/** What a claim is about, resolved against the knowledge base once for all checks. */
export interface Subject {
  readonly claim: Claim;
  readonly treatments: readonly SubjectTreatment[];
  readonly priorTreatments: readonly SubjectTreatment[];
  /** Biomarkers stated as present that select who is treated. */
  readonly selecting: readonly SubjectBiomarker[];
  /** Biomarkers stated as absent. */
  readonly absent: readonly SubjectBiomarker[];
  /** Variants stated as present, selecting or acquired, by gene, in source order. */
  readonly variants: ReadonlyMap<string, readonly SubjectBiomarker[]>;
  readonly diseases: readonly Slot<string>[];
  /** Regions the claim itself names; empty if none. */
  readonly statedJurisdictions: readonly Jurisdiction[];
  /** Regions the claim is judged for: its own, else the document's; empty means any. */
  readonly jurisdictions: readonly Jurisdiction[];
}

/** Words that stand in the clause or its sentence, as against words taken over from around it. */
export function isLocal(slot: Slot<unknown>): boolean {
  return slot.origin === 'clause' || slot.origin === 'sentence' || slot.origin === 'field';
}

/** Resolves the parts of a claim. Ids the knowledge base does not have are left out. */
export function subjectOf(claim: Claim, context: VerifyContext): Subject {
  const diseases = claim.diseases.filter(({ value }) => isKnownDisease(value, context));
  const present = claim.biomarkers.filter(
    ({ value }) => value.status === 'positive' && value.role !== 'co-occurring',
  );
  const statedJurisdictions = claim.jurisdictions.filter(isLocal).map(({ value }) => value);
  const inherited = claim.jurisdictions.map(({ value }) => value);
  return {
    claim,
    treatments: claim.treatments.flatMap((slot) => treatmentOf(slot, context)),
    priorTreatments: claim.priorTreatments.flatMap((slot) => treatmentOf(slot, context)),
    selecting: withDefining(
      present
        .filter(({ value }) => value.role === 'selecting' || isSelectingVariant(value, context.knowledge))
        .flatMap((slot) => membersOf(slot, context)),
      diseases,
      context,
    ),
    absent: claim.biomarkers.filter(({ value }) => value.status === 'negative').map(biomarkerOf),
    variants: byGene(present.filter(({ value }) => value.variant !== undefined).map(biomarkerOf)),
    diseases,
    statedJurisdictions,
    jurisdictions: inherited.length > 0 ? inherited : context.jurisdictions,
  };
}

/** A disease with a record, or one the base only knows by name and place in the hierarchy. */
function isKnownDisease(id: string, { knowledge }: VerifyContext): boolean {
  return knowledge.disease(id) !== undefined || knowledge.name(id)?.kind === 'disease';
}

/** Names of the claim's treatments of which the base holds no more than the name; empty if it knows any of them better. */
export function treatmentsKnownByNameOnly(subject: Subject, { knowledge }: VerifyContext): readonly string[] {
  if (subject.treatments.length > 0) return [];
  return subject.claim.treatments.flatMap(({ value }) => knowledge.name(value.id)?.name ?? []);
}

function treatmentOf(slot: Slot<TreatmentValue>, { knowledge }: VerifyContext): readonly SubjectTreatment[] {
  const { kind, id, generations } = slot.value;
  if (kind === 'drug') {
    const drug = knowledge.drug(id);
    if (drug) return [{ slot, id, name: drug.inn, isClass: false, drugs: [drug] }];
    // Of a drug known by name alone an overlay may still bring evidence, which is then all there is to judge by.
    const name = knowledge.name(id)?.name;
    const isEvidenced =
      name !== undefined &&
      knowledge.evidenceFor({ treatments: [id] }).some(({ treatment }) => treatment === 'exact');
    return isEvidenced ? [{ slot, id, name, isClass: false, drugs: [] }] : [];
  }
  const record = kind === 'drug-class' ? knowledge.drugClass(id) : undefined;
  if (!record) return [];
  const drugs =
    generations.length === 0
      ? knowledge.drugsInClass(id)
      : [...new Set(generations.flatMap((generation) => knowledge.drugsInClass(id, generation)))];
  return [{ slot, id, name: record.name, isClass: true, drugs }];
}

/**
 * The biomarker, or one for each member of the gene family it names: HGNC numbers the members of a family behind its root
 * symbol, so that NTRK stands for NTRK1 to NTRK3. The family itself is no gene.
 */
function membersOf(slot: Slot<BiomarkerValue>, { knowledge }: VerifyContext): readonly SubjectBiomarker[] {
  const { gene } = slot.value;
  if (knowledge.gene(gene)) return [biomarkerOf(slot)];
  const members = knowledge.records.genes.filter(
    ({ symbol }) => symbol.startsWith(gene) && /^\d+$/u.test(symbol.slice(gene.length)),
  );
  if (members.length === 0) return [biomarkerOf(slot)];
  return members.map(({ symbol }) => biomarkerOf({ ...slot, value: { ...slot.value, gene: symbol } }));
}

function biomarkerOf(slot: Slot<BiomarkerValue>): SubjectBiomarker {
  const { gene, alteration, variant, exon, status } = slot.value;
  return { slot, stated: { gene, alteration, variant, exon, status } };
}

/** Adds the biomarkers that a disease has by definition, as its name says: `anaplastic large cell lymphoma, ALK-positive`. */
function withDefining(
  stated: readonly SubjectBiomarker[],
  diseases: readonly Slot<string>[],
  { knowledge }: VerifyContext,
): readonly SubjectBiomarker[] {
  const defining = diseases.flatMap((disease) => {
    const gene = /\b([A-Z][A-Z0-9]+)-positive\b/u.exec(knowledge.disease(disease.value)?.name ?? '')?.[1];
    if (gene === undefined || !knowledge.gene(gene) || stated.some((each) => each.stated.gene === gene))
      return [];
    const value: BiomarkerValue = {
      gene,
      alteration: undefined,
      variant: undefined,
      exon: undefined,
      status: 'positive',
      role: 'selecting',
    };
    return [biomarkerOf({ ...disease, value })];
  });
  return [...stated, ...defining];
}

function byGene(biomarkers: readonly SubjectBiomarker[]): ReadonlyMap<string, readonly SubjectBiomarker[]> {
  const result = new Map<string, SubjectBiomarker[]>();
  for (const each of biomarkers) {
    const { gene } = each.stated;
    const group = result.get(gene);
    if (group) group.push(each);
    else result.set(gene, [each]);
  }
  return result;
}
