import type { BiomarkerMatch, StatedBiomarker } from '../knowledgeIndex.ts';
import type { AlterationClass, BiomarkerRef } from '../types.ts';
import type { VariantLookup } from './variants.ts';

/** Alterations of the sequence that the field also calls "a mutation" of the gene. */
const KINDS_OF_MUTATION: ReadonlySet<AlterationClass> = new Set([
  'exon-skipping',
  'exon-insertion',
  'exon-deletion',
]);

/** Alterations of which the one often, but not always, comes with the other. */
const ASSOCIATED: readonly (readonly [AlterationClass, AlterationClass])[] = [
  ['amplification', 'expression'],
  ['loss', 'mutation'],
];

/**
 * Whether a tumour with the stated biomarker meets the required one; see `BiomarkerMatch`.
 * A stated absence denies the required biomarker only if having that one would mean having the absent one.
 */
export function biomarkerSatisfies(
  stated: StatedBiomarker,
  required: BiomarkerRef,
  variants: VariantLookup,
): BiomarkerMatch {
  if (stated.gene !== required.gene) return 'not-satisfied';
  const status = stated.status ?? 'positive';
  if (status === 'unknown') return 'possible';
  if (status === 'positive') return impliedBy(stated, required, variants);
  if (required.alteration === 'wild-type') return stated.alteration === undefined ? 'satisfied' : 'possible';
  if (stated.alteration === undefined && stated.variant === undefined) return 'not-satisfied';
  const absent: BiomarkerRef = {
    gene: stated.gene,
    alteration: stated.alteration ?? 'mutation',
    ...(stated.variant === undefined ? {} : { variant: stated.variant }),
    ...(stated.exon === undefined ? {} : { exon: stated.exon }),
  };
  return impliedBy(required, absent, variants) === 'satisfied' ? 'not-satisfied' : 'possible';
}

function impliedBy(
  stated: Omit<StatedBiomarker, 'status'>,
  required: BiomarkerRef,
  variants: VariantLookup,
): BiomarkerMatch {
  const alteration = stated.alteration ?? (stated.variant === undefined ? undefined : 'mutation');
  if (alteration === undefined) return required.alteration === 'wild-type' ? 'not-satisfied' : 'possible';
  const kind = compareAlterations(alteration, stated, required);
  if (kind === 'not-satisfied') return kind;
  return weaker(kind, weaker(compareVariants(stated, required, variants), compareExons(stated, required)));
}

function compareAlterations(
  stated: AlterationClass,
  detail: Pick<StatedBiomarker, 'variant'>,
  required: BiomarkerRef,
): BiomarkerMatch {
  if (stated === required.alteration) return 'satisfied';
  if (required.alteration === 'mutation' && KINDS_OF_MUTATION.has(stated)) return 'satisfied';
  if (stated === 'mutation' && KINDS_OF_MUTATION.has(required.alteration)) {
    return detail.variant === undefined || detail.variant === required.variant ? 'possible' : 'not-satisfied';
  }
  const associated = ASSOCIATED.some(
    ([a, b]) => (a === stated && b === required.alteration) || (b === stated && a === required.alteration),
  );
  return associated ? 'possible' : 'not-satisfied';
}

function compareVariants(
  stated: Omit<StatedBiomarker, 'status'>,
  required: BiomarkerRef,
  variants: VariantLookup,
): BiomarkerMatch {
  if (required.variant === undefined) return 'satisfied';
  if (stated.variant === undefined) return 'possible';
  if (variants.lineage(stated.gene, stated.variant).includes(required.variant)) return 'satisfied';
  return variants.lineage(required.gene, required.variant).includes(stated.variant)
    ? 'possible'
    : 'not-satisfied';
}

function compareExons(stated: Omit<StatedBiomarker, 'status'>, required: BiomarkerRef): BiomarkerMatch {
  if (required.exon === undefined || stated.exon === required.exon) return 'satisfied';
  return stated.exon === undefined ? 'possible' : 'not-satisfied';
}

function weaker(a: BiomarkerMatch, b: BiomarkerMatch): BiomarkerMatch {
  const order: readonly BiomarkerMatch[] = ['not-satisfied', 'possible', 'satisfied'];
  return order[Math.min(order.indexOf(a), order.indexOf(b))]!;
}
