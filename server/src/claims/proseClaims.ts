import type { TextBlock } from '../document/types.ts';
import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import type { Mention } from '../recognise/types.ts';
import type { Span } from '../text/span.ts';
import { type Decision, polarityOf, statusOf } from './assertion.ts';
import { biomarkersOf, targetsOf } from './biomarkers.ts';
import type { ClauseReading } from './clauseReading.ts';
import { advance, type Discourse } from './discourse.ts';
import { dosesOf } from './doses.ts';
import { numbersOf } from './numbers.ts';
import { placedPredicate } from './placedPredicate.ts';
import { isFragment, type Predicate, predicatesOf } from './predicate.ts';
import { type RoledTreatment, treatmentRoles } from './roles.ts';
import { jurisdictionSlots, mostSpecific, SlotFinder, sameDisease, sameTreatment } from './slots.ts';
import type { Surrounding } from './surroundings.ts';
import type {
  AssertionStatus,
  BiomarkerValue,
  Claim,
  ClaimKind,
  CueUse,
  Polarity,
  Slot,
  SlotOrigin,
  TreatmentValue,
} from './types.ts';

/** What a clause is read with. `overrides` come from an annotated span or a ledger entry's own fields. */
export interface ClauseContext {
  readonly block: TextBlock;
  readonly reading: ClauseReading;
  readonly sentenceMentions: readonly Mention[];
  readonly places: readonly Surrounding[];
  readonly discourse: Discourse;
  readonly knowledge: KnowledgeIndex;
  readonly readPlace: (block: TextBlock) => readonly ClauseReading[];
  readonly overrides: { readonly status?: AssertionStatus; readonly polarity?: Polarity };
}

export type ClaimDraft = Omit<Claim, 'id'>;

/** What all claims of one clause share, read once. */
const COMMON = new WeakMap<SlotFinder, CommonParts>();

const IN_GENERAL =
  /\b(?:treatments?|therap(?:y|ies|eutic))\s+(?:modalit(?:y|ies)|options?|strateg(?:y|ies)|approach(?:es)?)\b/i;

/** Kinds that speak of advice or licence; the others speak of what a treatment does. */
const ADVICE: ReadonlySet<ClaimKind> = new Set<ClaimKind>([
  'indication',
  'regulatory',
  'sequence',
  'monitoring',
]);

/** The claims of a clause, and what it names for the clauses after it. */
export interface ClauseResult {
  readonly drafts: readonly ClaimDraft[];
  readonly discourse: Discourse;
}

/** Reads one clause of prose: advice, effect, doses and numbers each make one claim. */
export function claimsOfClause(context: ClauseContext): ClauseResult {
  const { block, reading, knowledge } = context;
  const text = block.text.text;
  const toSource = (range: Span) => block.text.toSource(range);
  const finder = new SlotFinder(reading, toSource, context.places);
  const roled = treatmentRoles(text, reading);
  const parts = readParts(context, finder, roled);
  const predicates = choosePredicates(context, roled, parts);
  const drafts: ClaimDraft[] = predicates.map((predicate) => draftClaim(context, finder, parts, predicate));
  drafts.push(...doseClaims(context, finder, parts));
  const targets = parts.treatments.some((slot) => slot.value.kind === 'drug') ? targetsOf(text, reading) : [];
  if (targets.length > 0) drafts.push(targetClaim(context, finder, parts, targets));
  const onePatient = reading.onePatient || (context.discourse.onePatient && reading.refersBack);
  const numbers = numbersOf(text, reading, context.sentenceMentions, roled, onePatient);
  if (numbers.some((number) => number.endpoint) || (numbers.length > 0 && isAboutTreatment(parts))) {
    drafts.push(numericClaim(context, finder, parts, numbers));
  }
  return { drafts, discourse: advance(context.discourse, reading, parts) };
}

function isAboutTreatment(parts: Parts): boolean {
  return parts.roled.length > 0 || parts.biomarkers.length > 0 || parts.diseases.length > 0;
}

interface Parts {
  readonly roled: readonly RoledTreatment[];
  readonly treatments: readonly Slot<TreatmentValue>[];
  readonly comparators: readonly Slot<TreatmentValue>[];
  readonly prior: readonly Slot<TreatmentValue>[];
  readonly biomarkers: readonly Slot<BiomarkerValue>[];
  readonly diseases: readonly Slot<string>[];
  readonly unselected: boolean;
}

function readParts(context: ClauseContext, finder: SlotFinder, roled: readonly RoledTreatment[]): Parts {
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
  let prior = distinct(roled.filter((each) => each.role === 'prior').map(slot), context.knowledge);
  const comparators = distinct(
    roled.filter((each) => each.role === 'comparator').map(slot),
    context.knowledge,
  );
  if (treatments.length === 0 && prior.length > 0 && speaksOfPrior(reading)) {
    treatments = prior;
    prior = [];
  }
  const geneHint = () =>
    firstGene(context.sentenceMentions) ??
    finder.inherited('biomarker', (mention) => mention.gene)[0]?.value ??
    finder.inherited('gene', (mention) => mention.gene)[0]?.value;
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
    biomarkers,
    diseases: mostSpecific(
      finder.own('disease', (mention) => mention.id),
      context.knowledge,
    ),
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

/** Resistance to, or progression on, a treatment is said of that treatment when no other is proposed. */
function speaksOfPrior(reading: ClauseReading): boolean {
  return reading.cues.some(
    (match) =>
      match.cue.category === 'predicate' && match.cue.kind !== 'sequence' && match.cue.kind !== 'numeric',
  );
}

function invert(value: BiomarkerValue): BiomarkerValue {
  if (value.status === 'unknown') return value;
  return { ...value, status: value.status === 'positive' ? 'negative' : 'positive' };
}

function firstGene(mentions: readonly Mention[]): string | undefined {
  const mention = mentions.find((each) => each.kind === 'biomarker' || each.kind === 'gene');
  return mention && (mention.kind === 'biomarker' || mention.kind === 'gene') ? mention.gene : undefined;
}

/** At most one predicate of advice and one of effect; for a fragment, the one its place or its form supplies. */
function choosePredicates(
  context: ClauseContext,
  roled: readonly RoledTreatment[],
  parts: Parts,
): readonly Predicate[] {
  const { reading, block } = context;
  const text = block.text.text;
  const all = predicatesOf(reading, roled);
  const hasTreatment = roled.length > 0;
  const hasScope = parts.biomarkers.length > 0 || parts.diseases.length > 0;
  const refersBack = reading.refersBack;
  const chosen: Predicate[] = [];
  const advice = all.find((each) => ADVICE.has(each.kind));
  const effect = all.find((each) => !ADVICE.has(each.kind));
  if (advice && (hasTreatment || hasScope || refersBack || block.role !== 'paragraph')) chosen.push(advice);
  if (effect && (hasTreatment || hasScope || refersBack)) chosen.push(effect);
  // Without a word that refers back, what was spoken of before is only the likely subject.
  else if (effect && context.discourse.treatments.length > 0) chosen.push({ ...effect, wording: 'mention' });
  if (chosen.length === 0 && hasTreatment) {
    const fragment = isFragment(text, reading);
    const placed = fragment
      ? placedPredicate(
          block,
          context.readPlace,
          hasScope,
          /\bfor\b/i.test(text.slice(reading.span.start, reading.span.end)),
        )
      : undefined;
    if (placed) chosen.push(placed);
    else if (hasScope)
      chosen.push({
        kind: 'indication',
        effect: undefined,
        wording: 'mention',
        negative: false,
        match: undefined,
      });
  }
  return chosen;
}

function draftClaim(
  context: ClauseContext,
  finder: SlotFinder,
  parts: Parts,
  predicate: Predicate,
): ClaimDraft {
  const { block, reading, knowledge, discourse } = context;
  const text = block.text.text;
  const focus = parts.roled.find((each) => each.role === 'proposed')?.mention.span;
  const polarity = polarityOf(text, reading, predicate, focus);
  const status = statusOf(text, reading, predicate);
  const back = reading.refersBack;
  const treatments =
    parts.treatments.length > 0
      ? parts.treatments
      : inheritTreatments(
          finder,
          parts,
          discourse,
          back,
          predicate,
          IN_GENERAL.test(context.block.text.text.slice(reading.span.start, reading.span.end)),
        );
  const treatmentIds = treatments.map((slot) => slot.value.id);
  const inheritsBiomarker = (place: Surrounding) =>
    sameDisease(place, parts.diseases, knowledge) &&
    (predicate.kind === 'sequence' || sameTreatment(place, treatmentIds, knowledge));
  const diseases =
    parts.diseases.length > 0
      ? parts.diseases
      : back && discourse.diseases.length > 0
        ? discourse.diseases
        : mostSpecific(
            finder.inherited('disease', (mention) => mention.id),
            knowledge,
          );
  const biomarkers =
    parts.unselected && !hasSelecting(parts.biomarkers)
      ? parts.biomarkers
      : completeBiomarkers(finder, parts, discourse, back, inheritsBiomarker);
  const excluded = block.context.sections.includes('exclusions');
  return {
    ...commonParts(context, finder),
    kind: predicate.kind,
    treatments,
    comparators: parts.comparators,
    priorTreatments:
      parts.prior.length > 0 || predicate.kind !== 'sequence'
        ? parts.prior
        : inheritedPrior(finder, treatments, knowledge),
    biomarkers,
    diseases,
    doses: [],
    numbers: [],
    effect: predicate.effect,
    polarity: context.overrides.polarity ?? (excluded ? 'negated' : polarity.value),
    status: context.overrides.status ?? statusInPlace(block, status.value),
    wording: excluded ? 'mention' : predicate.wording,
    unselected: parts.unselected,
    cues: cueUses(block, reading, predicate, polarity, status, parts),
  };
}

function hasSelecting(biomarkers: readonly Slot<BiomarkerValue>[]): boolean {
  return biomarkers.some((slot) => slot.value.role === 'selecting');
}

/** Own biomarkers; where none of them selects (only a resistance variant is named), the place's biomarker is added. */
function completeBiomarkers(
  finder: SlotFinder,
  parts: Parts,
  discourse: Discourse,
  back: boolean,
  accepts: (place: Surrounding) => boolean,
): readonly Slot<BiomarkerValue>[] {
  if (hasSelecting(parts.biomarkers)) return parts.biomarkers;
  if (back && discourse.biomarkers.length > 0) return [...parts.biomarkers, ...discourse.biomarkers];
  const stated = finder.inherited('biomarker', biomarkerValue, accepts);
  const inherited = stated.length > 0 ? stated : finder.inherited('gene', geneValue, accepts);
  const genes = new Set(parts.biomarkers.map((slot) => slot.value.gene));
  // A resistance variant of one gene is not joined with another gene's biomarker.
  return [...parts.biomarkers, ...inherited.filter((slot) => genes.size === 0 || genes.has(slot.value.gene))];
}

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

function inheritTreatments(
  finder: SlotFinder,
  parts: Parts,
  discourse: Discourse,
  back: boolean,
  predicate: Predicate,
  speaksInGeneral: boolean,
): readonly Slot<TreatmentValue>[] {
  // "After progression on crizotinib, …" and a driver statement leave the treatment open on purpose.
  if (parts.prior.length > 0 || predicate.kind === 'driver') return [];
  if (discourse.treatments.length > 0 && (back || parts.biomarkers.length + parts.diseases.length === 0))
    return discourse.treatments;
  // "effective treatment modalities remain undefined" speaks of treatment in general.
  if (speaksInGeneral) return [];
  const drugs = finder.inherited('drug', (mention) => ({
    kind: 'drug' as const,
    id: mention.id,
    generations: [],
  }));
  if (drugs.length > 0) return drugs;
  return finder.inherited('drug-class', (mention) => ({
    kind: 'drug-class' as const,
    id: mention.id,
    generations: mention.generations,
  }));
}

/** The drug a document is about is what progression is on, unless it is itself what is switched to. */
function inheritedPrior(
  finder: SlotFinder,
  treatments: readonly Slot<TreatmentValue>[],
  knowledge: KnowledgeIndex,
): readonly Slot<TreatmentValue>[] {
  const about = finder.inherited('drug', (mention) => ({
    kind: 'drug' as const,
    id: mention.id,
    generations: [] as readonly number[],
  }));
  return about.filter(
    (slot) =>
      !treatments.some(
        (own) => own.value.id === slot.value.id || knowledge.isTreatment(slot.value.id, own.value.id),
      ),
  );
}

function statusInPlace(block: TextBlock, status: AssertionStatus): AssertionStatus {
  if (block.context.quoted) return 'quoted';
  if (block.context.sections.includes('history') && status === 'asserted') return 'historical';
  return status;
}

function doseClaims(context: ClauseContext, finder: SlotFinder, parts: Parts): readonly ClaimDraft[] {
  const { block, reading } = context;
  const text = block.text.text;
  const inherited = finder.places
    .filter((place) => place.origin !== 'front-matter')
    .flatMap((place) => place.mentions);
  const doses = dosesOf(text, reading, inherited);
  if (doses.length === 0) return [];
  const predicate: Predicate = {
    kind: 'dose',
    effect: undefined,
    wording: 'recommendation',
    negative: false,
    match: undefined,
  };
  const base = draftClaim(context, finder, parts, predicate);
  const advice = predicatesOf(reading, parts.roled).find((each) => ADVICE.has(each.kind)) ?? predicate;
  const status = statusOf(text, reading, { ...advice, wording: 'recommendation' });
  const polarity = polarityOf(text, reading, advice, doses[0]!.statement.span);
  const byDrug = new Map<string, typeof doses>();
  for (const dose of doses) {
    const key = dose.drug?.id ?? '';
    byDrug.set(key, [...(byDrug.get(key) ?? []), dose]);
  }
  return [...byDrug].map(([drugId, group]) => ({
    ...base,
    treatments: drugId === '' ? base.treatments : drugSlots(block, reading, drugId),
    doses: group.map((dose) => ({
      ...dose.statement,
      span: block.text.toSource(dose.statement.span),
      frequencySpan: dose.statement.frequencySpan
        ? block.text.toSource(dose.statement.frequencySpan)
        : undefined,
    })),
    status: context.overrides.status ?? statusInPlace(block, status.value),
    polarity: context.overrides.polarity ?? polarity.value,
  }));
}

function targetClaim(
  context: ClauseContext,
  finder: SlotFinder,
  parts: Parts,
  targets: ReturnType<typeof targetsOf>,
): ClaimDraft {
  const { block } = context;
  const predicate: Predicate = {
    kind: 'target',
    effect: undefined,
    wording: 'efficacy',
    negative: false,
    match: undefined,
  };
  return {
    ...draftClaim(context, finder, { ...parts, unselected: true, biomarkers: [] }, predicate),
    diseases: parts.diseases,
    unselected: false,
    biomarkers: targets.map((target) => ({
      value: target.value,
      span: block.text.toSource(target.span),
      text: block.text.text.slice(target.span.start, target.span.end),
      origin: 'clause',
    })),
  };
}

function drugSlots(
  block: TextBlock,
  reading: ClauseReading,
  drugId: string,
): readonly Slot<TreatmentValue>[] {
  const mention = reading.mentions.find((each) => each.kind === 'drug' && each.id === drugId);
  if (!mention) return [];
  return [
    {
      value: { kind: 'drug', id: drugId, generations: [] },
      span: block.text.toSource(mention.span),
      text: mention.surface,
      origin: 'clause',
    },
  ];
}

function numericClaim(
  context: ClauseContext,
  finder: SlotFinder,
  parts: Parts,
  numbers: Claim['numbers'],
): ClaimDraft {
  const { block, reading } = context;
  const text = block.text.text;
  const predicate: Predicate = {
    kind: 'numeric',
    effect: undefined,
    wording: 'efficacy',
    negative: false,
    match: undefined,
  };
  const base = draftClaim(context, finder, parts, predicate);
  const status = statusOf(text, reading, predicate);
  const trial = base.trials.length === 1 ? base.trials[0]!.value : undefined;
  return {
    ...base,
    kind: numbers.some((number) => number.endpoint) ? 'efficacy' : 'numeric',
    polarity: context.overrides.polarity ?? 'affirmed',
    status: context.overrides.status ?? statusInPlace(block, status.value),
    numbers: numbers.map((number) => ({
      ...number,
      trial,
      span: block.text.toSource(number.span),
      interval: number.interval && { ...number.interval, span: block.text.toSource(number.interval.span) },
      fraction: number.fraction && { ...number.fraction, span: block.text.toSource(number.fraction.span) },
    })),
  };
}

type CommonParts = Pick<
  ClaimDraft,
  | 'span'
  | 'text'
  | 'block'
  | 'fieldPath'
  | 'substances'
  | 'line'
  | 'setting'
  | 'extent'
  | 'age'
  | 'jurisdictions'
  | 'trials'
  | 'harms'
  | 'tests'
  | 'citations'
  | 'mentions'
>;

function commonParts(context: ClauseContext, finder: SlotFinder): CommonParts {
  let common = COMMON.get(finder);
  if (!common) {
    common = readCommonParts(context, finder);
    COMMON.set(finder, common);
  }
  return common;
}

function readCommonParts(context: ClauseContext, finder: SlotFinder): CommonParts {
  const { block, reading } = context;
  const text = block.text.text;
  return {
    span: block.text.toSource(reading.span),
    text: text.slice(reading.span.start, reading.span.end),
    block,
    fieldPath: block.context.fieldPath,
    substances: finder.own('substance', (mention) => mention.id),
    line: finder.find('line', (mention) => mention.line)[0],
    setting: finder.find('setting', (mention) => mention.setting)[0],
    extent: finder.find('setting', (mention) => mention.extent)[0],
    age: finder.find('age', (mention) => mention.age)[0],
    jurisdictions: jurisdictionSlots(finder),
    trials: ownOrSentence(context, finder),
    harms: termSlots(block, reading, 'harm'),
    tests: termSlots(block, reading, 'test'),
    citations: citationsOf(block, reading.sentenceSpan),
    mentions: reading.mentions.map((mention) => ({ ...mention, span: block.text.toSource(mention.span) })),
  };
}

function termSlots(block: TextBlock, reading: ClauseReading, kind: 'harm' | 'test'): readonly Slot<string>[] {
  return reading.mentions.flatMap<Slot<string>>((mention) =>
    (mention.kind === 'harm' || mention.kind === 'test') && mention.kind === kind
      ? [
          {
            value: mention.id,
            span: block.text.toSource(mention.span),
            text: mention.surface,
            origin: 'clause',
          },
        ]
      : [],
  );
}

/** A trial named in the clause, else in its sentence, else in a heading or header above. */
function ownOrSentence(context: ClauseContext, finder: SlotFinder): readonly Slot<string>[] {
  const own = finder.own('trial', (mention) => mention.id);
  if (own.length > 0) return own;
  const { block } = context;
  const sentence = context.sentenceMentions.flatMap<Slot<string>>((mention) =>
    mention.kind === 'trial' && mention.id !== undefined
      ? [
          {
            value: mention.id,
            span: block.text.toSource(mention.span),
            text: mention.surface,
            origin: 'sentence',
          },
        ]
      : [],
  );
  return sentence.length > 0 ? sentence : finder.inherited('trial', (mention) => mention.id);
}

function citationsOf(block: TextBlock, sentence: Span): readonly Slot<string>[] {
  return block.citations
    .filter((citation) => citation.span.start >= sentence.start && citation.span.start <= sentence.end + 2)
    .flatMap((citation) =>
      citation.keys.map((key) => ({
        value: key,
        span: block.text.toSource(citation.span),
        text: key,
        origin: 'clause' as SlotOrigin,
      })),
    );
}

function cueUses(
  block: TextBlock,
  reading: ClauseReading,
  predicate: Predicate,
  polarity: Decision<Polarity>,
  status: Decision<AssertionStatus>,
  parts: Parts,
): readonly CueUse[] {
  const text = block.text.text;
  const use = (
    match: { cue: { id: string; category: string }; span: Span },
    scope: Span,
    decided: string,
  ): CueUse => ({
    id: match.cue.id,
    category: match.cue.category,
    span: block.text.toSource(match.span),
    text: text.slice(match.span.start, match.span.end),
    scope: block.text.toSource(scope),
    decided,
  });
  const uses: CueUse[] = [];
  if (predicate.match)
    uses.push(
      use(
        predicate.match,
        reading.span,
        `kind ${predicate.kind}${predicate.effect ? `, effect ${predicate.effect}` : ''}`,
      ),
    );
  for (const cue of polarity.cues) uses.push(use(cue.match, cue.scope, `polarity ${polarity.value}`));
  for (const cue of status.cues) uses.push(use(cue.match, cue.scope, `status ${status.value}`));
  for (const each of parts.roled)
    if (each.cue) uses.push(use(each.cue, each.mention.span, `${each.mention.surface} is ${each.role}`));
  return uses;
}
