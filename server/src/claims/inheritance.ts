import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import type { Mention } from '../recognise/types.ts';
import type { Parts } from './clauseParts.ts';
import type { Discourse } from './discourse.ts';
import type { Predicate } from './predicate.ts';
import { type SlotFinder, VALUES } from './slots.ts';
import { inheritedSlot, type Surrounding } from './surroundings.ts';
import type { BiomarkerValue, Slot, TreatmentValue } from './types.ts';

/** True if one of the biomarkers says who is treated. */
export function hasSelecting(biomarkers: readonly Slot<BiomarkerValue>[]): boolean {
  return biomarkers.some((slot) => slot.value.role === 'selecting');
}

/** Own biomarkers; where none of them selects (only a resistance variant is named), the place's biomarker is added. */
export function completeBiomarkers(
  finder: SlotFinder,
  parts: Parts,
  discourse: Discourse,
  back: boolean,
  accepts: (place: Surrounding) => boolean,
  knowledge: KnowledgeIndex,
): readonly Slot<BiomarkerValue>[] {
  if (hasSelecting(parts.biomarkers)) return parts.biomarkers;
  if (back && discourse.biomarkers.length > 0) return [...parts.biomarkers, ...discourse.biomarkers];
  if (answersFinding(parts, discourse)) return discourse.found;
  const headed = genesOfHeading(finder, accepts, knowledge);
  const stated = headed.length > 0 ? headed : finder.inherited('biomarker', biomarkerValue, accepts);
  const inherited = stated.length > 0 ? stated : finder.inherited('gene', geneValue, accepts);
  const genes = new Set(parts.biomarkers.map((slot) => slot.value.gene));
  // A resistance variant of one gene is not joined with another gene's biomarker.
  return [...parts.biomarkers, ...inherited.filter((slot) => genes.size === 0 || genes.has(slot.value.gene))];
}

/** Most words a heading may have beside a gene for the gene to be what it is about: "MET alterations", "3.2 ROS1 in the clinic". */
const MOST_WORDS_BESIDE = 3;

/**
 * The gene of a heading that is about little else, where no place nearer says a biomarker: "ROS1" below a title on
 * ALK-positive disease starts the part on ROS1. Only genes that drugs act on select patients in this way.
 */
function genesOfHeading(
  finder: SlotFinder,
  accepts: (place: Surrounding) => boolean,
  { records }: KnowledgeIndex,
): readonly Slot<BiomarkerValue>[] {
  const isTarget = (symbol: string): boolean =>
    records.drugs.some(({ targets }) => targets.some(({ gene }) => gene === symbol));
  for (const place of finder.places) {
    if (!accepts(place)) continue;
    if (place.mentions.some(({ kind }) => kind === 'biomarker')) return [];
    const genes = place.mentions.filter((mention) => mention.kind === 'gene');
    if (place.origin !== 'heading' || genes.length === 0) continue;
    const words = place.text.match(/\p{L}{2,}/gu)?.length ?? 0;
    if (words - genes.length <= MOST_WORDS_BESIDE && genes.every(({ gene }) => isTarget(gene)))
      return genes.map((mention) => inheritedSlot(place, mention, geneValue(mention)));
  }
  return [];
}

/** "NGS showed an ALK fusion. I have started alectinib.": a treatment without a population of its own answers what was just found. */
function answersFinding({ roled, biomarkers, diseases }: Parts, { found }: Discourse): boolean {
  return found.length > 0 && roled.length > 0 && biomarkers.length + diseases.length === 0;
}

/** Variants that the row's header or the lead-in of the list names stand for every cell or item, where it names none itself. */
export function inheritedVariants(
  finder: SlotFinder,
  own: readonly Slot<BiomarkerValue>[],
): readonly Slot<BiomarkerValue>[] {
  if (own.some(({ value }) => value.variant !== undefined)) return [];
  const place = finder.places.find(
    ({ origin, mentions }) =>
      (origin === 'row-header' || origin === 'list') && mentions.some(({ kind }) => kind === 'variant'),
  );
  if (!place) return [];
  return place.mentions.flatMap((mention) => {
    const gene =
      mention.kind === 'variant' ? (mention.writtenGene ?? onlyOne(mention.knownGenes)) : undefined;
    if (mention.kind !== 'variant' || gene === undefined) return [];
    return [
      inheritedSlot<BiomarkerValue>(place, mention, {
        gene,
        alteration: 'mutation',
        variant: mention.short,
        exon: undefined,
        status: 'positive',
        role: 'acquired',
      }),
    ];
  });
}

function onlyOne(genes: readonly string[]): string | undefined {
  return genes.length === 1 ? genes[0] : undefined;
}

/** A biomarker mention as a selecting biomarker. */
export function biomarkerValue(mention: Extract<Mention, { kind: 'biomarker' }>): BiomarkerValue {
  return {
    gene: mention.gene,
    alteration: mention.alteration,
    variant: undefined,
    exon: mention.exon,
    status: mention.status,
    role: 'selecting',
  };
}

function geneValue(mention: Extract<Mention, { kind: 'gene' }>): BiomarkerValue {
  return {
    gene: mention.gene,
    alteration: undefined,
    variant: undefined,
    exon: undefined,
    status: 'positive',
    role: 'selecting',
  };
}

/** The treatments of a clause that names none: those spoken of before it, or those its place is about. */
export function inheritTreatments(
  finder: SlotFinder,
  parts: Parts,
  discourse: Discourse,
  back: boolean,
  predicate: Predicate,
  speaksInGeneral: () => boolean,
): readonly Slot<TreatmentValue>[] {
  // "After progression on crizotinib, …" and a driver statement leave the treatment open on purpose.
  if (parts.prior.length > 0 || predicate.kind === 'driver') return [];
  // "effective treatment modalities remain undefined" speaks of treatment in general.
  if (!back && speaksInGeneral()) return [];
  if (
    discourse.treatments.length > 0 &&
    (back || predicate.effect !== undefined || parts.biomarkers.length + parts.diseases.length === 0)
  )
    return discourse.treatments;
  if (speaksInGeneral()) return [];
  const drugs = finder.inherited('drug', VALUES.drug);
  if (drugs.length > 0) return drugs;
  return finder.inherited('drug-class', VALUES.drugClass);
}

/** The drug a document is about is what progression is on, unless it is itself what is switched to. */
export function inheritedPrior(
  finder: SlotFinder,
  treatments: readonly Slot<TreatmentValue>[],
  knowledge: KnowledgeIndex,
): readonly Slot<TreatmentValue>[] {
  const about = finder.inherited('drug', VALUES.drug);
  return about.filter(
    (slot) =>
      !treatments.some(
        (own) => own.value.id === slot.value.id || knowledge.isTreatment(slot.value.id, own.value.id),
      ),
  );
}
