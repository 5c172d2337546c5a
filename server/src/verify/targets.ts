import type { KnowledgeIndex, StatedBiomarker } from '../knowledge/knowledgeIndex.ts';
import type { DrugRecord } from '../knowledge/types.ts';

/**
 * True for drugs whose every label in force asks for a biomarker: for these alone does it make sense to say that a tumour
 * lacks their target. Checkpoint inhibitors and cytotoxics are given whatever the driver.
 */
export function isBiomarkerSelected(drug: DrugRecord, knowledge: KnowledgeIndex): boolean {
  const approvals = knowledge.approvalsOf(drug.id);
  return approvals.length > 0 && approvals.every(({ biomarkers }) => biomarkers.length > 0);
}

/**
 * True for drugs that act on the very product that selects their patients. A MEK inhibitor is labelled for BRAF V600 and binds
 * MEK: what it does not bind says nothing about whom it may help. In a combination another partner may be the one that acts,
 * so that labels of combinations count only where there are no others.
 */
function actsOnItsBiomarker(drug: DrugRecord, knowledge: KnowledgeIndex): boolean {
  const bound = new Set(drug.targets.map(({ gene }) => gene));
  const approvals = knowledge.approvalsOf(drug.id);
  const alone = approvals.filter(({ combination = [] }) => combination.length === 0);
  return (alone.length > 0 ? alone : approvals).every(({ biomarkers }) =>
    biomarkers.some(({ gene }) => bound.has(gene)),
  );
}

/**
 * True for a variant that can itself be the reason to give a drug, BRAF V600E or KRAS G12D: some label asks for it, or for
 * mutations of its gene and the base records it with no part in resistance. ALK G1202R only comes beside what selects.
 */
export function isSelectingVariant(
  { gene, variant }: Pick<StatedBiomarker, 'gene' | 'variant'>,
  knowledge: KnowledgeIndex,
): boolean {
  if (variant === undefined) return false;
  const required = knowledge.records.drugs.flatMap((drug) =>
    drug.approvals.flatMap(({ biomarkers }) => biomarkers.filter((each) => each.gene === gene)),
  );
  if (required.some((each) => each.variant === variant)) return true;
  const asksForMutations = required.some(
    (each) => each.alteration === 'mutation' || each.variant !== undefined,
  );
  const role = knowledge.variant(gene, variant)?.role;
  return asksForMutations && (role === undefined || role.startsWith('activating'));
}

/** True if the gene selects patients for some drug of the base, so that it can be the reason to give one. */
export function isActionable(gene: string, knowledge: KnowledgeIndex): boolean {
  return knowledge.records.drugs.some((drug) =>
    drug.approvals.some(({ biomarkers }) => biomarkers.some((each) => each.gene === gene)),
  );
}

/**
 * True if the drug is given for a biomarker, acts on it, and neither its targets, its labels nor any recorded benefit have
 * anything to do with the stated one's gene.
 */
export function lacksTarget(drug: DrugRecord, stated: StatedBiomarker, knowledge: KnowledgeIndex): boolean {
  return isUnrelated(drug, stated, knowledge) && actsOnItsBiomarker(drug, knowledge);
}

/**
 * True if the drug is given for biomarkers, and the stated one's gene is neither theirs, nor a target, nor one with recorded
 * benefit. Of a drug that does not act on its own biomarker, a MEK inhibitor, this says only that it gives no reason for the gene.
 */
export function isUnrelated(drug: DrugRecord, stated: StatedBiomarker, knowledge: KnowledgeIndex): boolean {
  if (drug.targets.length === 0 || drug.targets.some(({ gene }) => gene === stated.gene)) return false;
  if (!isBiomarkerSelected(drug, knowledge) || !isActionable(stated.gene, knowledge)) return false;
  if (drug.approvals.some(({ biomarkers }) => biomarkers.some(({ gene }) => gene === stated.gene)))
    return false;
  const benefit = knowledge.evidenceFor({
    treatments: [drug.id],
    biomarkers: [{ gene: stated.gene }],
    effect: 'response',
  });
  return !benefit.some(
    ({ record, biomarker }) => biomarker !== 'unstated' && record.treatments.includes(drug.id),
  );
}
