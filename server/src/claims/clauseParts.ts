import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import type { Mention } from '../recognise/types.ts';
import { biomarkersOf } from './biomarkers.ts';
import type { ClauseContext } from './clauseContext.ts';
import type { ClauseReading } from './clauseReading.ts';
import { type CommonParts, readCommonParts } from './commonParts.ts';
import type { RoledTreatment } from './roles.ts';
import { mostSpecific, type SlotFinder, VALUES } from './slots.ts';
import type { BiomarkerValue, Slot, TreatmentValue } from './types.ts';

/** What a clause names itself, by role. */
export interface Parts {
  readonly roled: readonly RoledTreatment[];
  readonly treatments: readonly Slot<TreatmentValue>[];
  readonly comparators: readonly Slot<TreatmentValue>[];
  readonly prior: readonly Slot<TreatmentValue>[];
  readonly biomarkers: readonly Slot<BiomarkerValue>[];
  readonly diseases: readonly Slot<string>[];
  readonly unselected: boolean;
  /** The treatments only describe the patients or cells: "crizotinib-resistant patients". */
  readonly describing: boolean;
  readonly common: CommonParts;
}

/** Reads what a clause names itself. */
export function readParts(
  context: ClauseContext,
  finder: SlotFinder,
  roled: readonly RoledTreatment[],
): Parts {
  const { reading, block } = context;
  const text = block.text.text;
  const slot = (each: RoledTreatment): Slot<TreatmentValue> => ({
    value: {
      kind: each.mention.kind,
      id: each.mention.id,
      generations: each.mention.kind === 'drug-class' ? each.mention.generations : [],
    },
    span: block.text.toSource(each.mention.span),
    text: each.mention.surface,
    origin: 'clause',
  });
  let treatments = distinct(roled.filter((each) => each.role === 'proposed').map(slot), context.knowledge);
  let describing = false;
  let prior = distinct(roled.filter((each) => each.role === 'prior').map(slot), context.knowledge);
  const comparators = distinct(
    roled.filter((each) => each.role === 'comparator').map(slot),
    context.knowledge,
  );
  // "crizotinib-treated patients": without another treatment this is the one spoken of.
  const attached = roled.every((each) => each.role !== 'prior' || each.cue === undefined);
  // "9.1 months in patients who received crizotinib": what they received is the arm.
  const isArm = roled.every(
    ({ role, cue }) => role !== 'prior' || (cue && ARM.test(text.slice(cue.span.start, cue.span.end))),
  );
  if (
    treatments.length === 0 &&
    prior.length > 0 &&
    (attached || isArm || speaksOfPrior(reading, roled, text))
  ) {
    describing = roled.every(
      ({ cue, mention }) =>
        cue === undefined && DESCRIBES.test(text.slice(mention.span.end, mention.span.end + 20)),
    );
    treatments = prior;
    prior = [];
  }
  const geneHint = () =>
    firstGene(context.sentenceMentions) ??
    finder.inherited('biomarker', (mention) => mention.gene)[0]?.value ??
    finder.inherited('gene', (mention) => mention.gene)[0]?.value ??
    onlyGene(context.discourse.biomarkers);
  const inverted = block.context.sections.includes('exclusions');
  const biomarkers = biomarkersOf(text, reading, geneHint).map<Slot<BiomarkerValue>>((read) => ({
    value: inverted ? invert(read.value) : read.value,
    span: block.text.toSource(read.span),
    text: text.slice(read.span.start, read.span.end),
    origin: 'clause',
  }));
  return {
    roled,
    treatments,
    comparators,
    prior,
    describing,
    biomarkers,
    diseases: mostSpecific(finder.own('disease', VALUES.id), context.knowledge),
    common: readCommonParts(context, finder),
    unselected: reading.cues.some((match) => match.cue.category === 'unselected'),
  };
}

/**
 * One slot a treatment: "crizotinib (Xalkori)" names it once, and a modality that a named drug belongs to ("targeted therapy")
 * only says again what the drug is.
 */
function distinct(
  slots: readonly Slot<TreatmentValue>[],
  knowledge: KnowledgeIndex,
): readonly Slot<TreatmentValue>[] {
  const restates = (slot: Slot<TreatmentValue>) =>
    slot.value.kind === 'drug-class' &&
    slot.value.generations.length === 0 &&
    knowledge.drugClass(slot.value.id)?.gene === undefined &&
    slots.some(
      (other) => other.value.kind === 'drug' && knowledge.isTreatment(other.value.id, slot.value.id),
    );
  return slots.filter(
    (slot, index) =>
      slots.findIndex((other) => other.value.id === slot.value.id) === index && !restates(slot),
  );
}

const ARM = /^(?:who|that|which) (?:received|took)$/i;

/**
 * Resistance to, or progression on, a treatment is said of that treatment when no other is proposed; a response of patients
 * "previously treated with" it is one to something else.
 */
function speaksOfPrior(reading: ClauseReading, roled: readonly RoledTreatment[], text: string): boolean {
  const responds = reading.cues.some(
    ({ cue }) => cue.category === 'predicate' && (cue.effect === 'response' || cue.kind === 'numeric'),
  );
  const isOver = roled.every(({ cue }) => cue && BEFORE.test(text.slice(cue.span.start, cue.span.end)));
  if (responds && isOver) return false;
  return reading.cues.some(
    (match) =>
      match.cue.category === 'finding' ||
      (match.cue.category === 'predicate' && match.cue.kind !== 'sequence' && match.cue.kind !== 'numeric'),
  );
}

/** What a treatment given before makes of patients or cells. */
const DESCRIBES = /^[-\s–](?:resistant|refractory|na[iï]ve|pre-?treated|intolerant|experienced)\b/i;

const BEFORE = /\b(?:previous(?:ly)?|prior|pre-?treated)\b/i;

function invert(value: BiomarkerValue): BiomarkerValue {
  if (value.status === 'unknown') return value;
  return { ...value, status: value.status === 'positive' ? 'negative' : 'positive' };
}

/** The gene that the sentences before spoke of, where it was one. */
function onlyGene(slots: readonly Slot<BiomarkerValue>[]): string | undefined {
  const genes = new Set(slots.map(({ value }) => value.gene));
  return genes.size === 1 ? [...genes][0] : undefined;
}

function firstGene(mentions: readonly Mention[]): string | undefined {
  const mention = mentions.find((each) => each.kind === 'biomarker' || each.kind === 'gene');
  return mention && (mention.kind === 'biomarker' || mention.kind === 'gene') ? mention.gene : undefined;
}
