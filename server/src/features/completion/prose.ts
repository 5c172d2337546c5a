import type { KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import type { DrugRecord, Jurisdiction } from '../../knowledge/types.ts';
import type { CompletionProposal } from '../../service.ts';
import type { Span } from '../../text/span.ts';
import { type ClinicalContext, clinicalContextAt, sentenceAt } from '../context/clinicalContext.ts';
import { blockBefore, lineBefore } from '../context/mentionAt.ts';
import type { FeatureEnvironment } from '../environment.ts';
import type { NameCatalogue, NameEntry } from './nameCatalogue.ts';
import { nameProposals, successorProposals } from './proposals.ts';
import { successorSituation } from './successorCues.ts';
import { rankedSuccessors, type SuccessorRequest } from './successors.ts';

export interface ProseRequest {
  readonly environment: FeatureEnvironment;
  readonly catalogue: NameCatalogue;
  readonly offset: number;
  /** True if the writer asked; otherwise names are proposed only from two letters on. */
  readonly isInvoked: boolean;
  readonly jurisdictions: readonly Jurisdiction[];
}

/** Letters typed before names are proposed unasked. */
const MINIMUM_TYPED = 2;
/** Words before the cursor that one name may span. */
const NAME_WORDS = 4;

/** Proposals in running text: successors where the next treatment is about to be named, names from two letters on. */
export function proseProposals(request: ProseRequest): readonly CompletionProposal[] {
  const { environment, offset } = request;
  const { analysis } = environment;
  const found = blockBefore(analysis.document, offset);
  const text = found ? found.block.text.text.slice(0, found.at) : lineBefore(analysis.document, offset);
  // Spaces after the last word are not part of a block's text, but they end the word being typed.
  const isAfterSpace = offset > 0 && /\s/.test(analysis.document.source[offset - 1] ?? '');
  const written = isAfterSpace ? `${text.trimEnd()} ` : text;
  const word = isAfterSpace ? '' : (/[\p{L}\p{N}][\p{L}\p{N}-]*$/u.exec(written)?.[0] ?? '');
  const wordSpan: Span = { start: offset - word.length, end: offset };
  const next = nextTreatments(request, written.slice(0, written.length - word.length));
  const names = word === '' ? askedNames(request) : namesBefore(request, written);
  if (!next) return names;
  const proposed = new Set(next.ranked.map(({ drug }) => drug.inn));
  const kept = names.filter(
    ({ kind, newText }) => kind !== 'drug' || !(proposed.has(newText) || next.excluded.has(newText)),
  );
  return [...successorProposals(next.ranked, next.request, wordSpan), ...kept];
}

/**
 * What may come next, if the sentence so far asks for it. `excluded` are drug names not to be offered there.
 */
function nextTreatments(request: ProseRequest, before: string) {
  const { environment, offset } = request;
  const { analysis } = environment;
  const sentence = sentenceAt(before, before.length);
  const context = clinicalContextAt(environment, offset, { upTo: true });
  const situation = successorSituation(
    before.slice(sentence.start),
    context.variants.length > 0 && context.place === 'this sentence',
  );
  if (!situation) return undefined;
  const asked = successorRequest(context, situation.trigger, request.jurisdictions, context.drugs);
  const ranked = rankedSuccessors(analysis.knowledge, asked);
  if (ranked.length === 0) return undefined;
  return { ranked, request: asked, excluded: unsuitable(analysis.knowledge, asked) };
}

/**
 * Names of drugs not to be offered at a place for the next treatment: those given before, those recorded as resistant to
 * a variant in question, and targeted drugs without a role against the gene. Drugs without targets stay.
 */
function unsuitable(
  knowledge: KnowledgeIndex,
  { gene, variants, previous }: SuccessorRequest,
): ReadonlySet<string> {
  const isUnsuitable = (drug: DrugRecord): boolean =>
    previous.includes(drug.id) ||
    (gene !== undefined &&
      drug.targets.length > 0 &&
      (!drug.targets.some((target) => target.gene === gene) ||
        knowledge.activityOf(drug.id, gene, variants)[0]?.effect === 'resistant'));
  return new Set(knowledge.records.drugs.filter(isUnsuitable).map(({ inn }) => inn));
}

/** The question for successors that a context puts. */
export function successorRequest(
  context: Pick<ClinicalContext, 'biomarkers' | 'variants'>,
  trigger: SuccessorRequest['trigger'],
  jurisdictions: readonly Jurisdiction[],
  previous: readonly string[],
): SuccessorRequest {
  const positive = context.biomarkers.filter(({ status }) => status === 'positive');
  const gene = context.variants[0]?.gene ?? positive[0]?.gene;
  return {
    gene,
    alteration: positive.find((each) => each.gene === gene && each.variant === undefined)?.alteration,
    variants: context.variants.filter((each) => each.gene === gene).map(({ short }) => short),
    previous,
    trigger,
    jurisdictions,
  };
}

/** Where nothing is typed yet, a person who asks is shown drugs and biomarkers; the editor alone shows nothing. */
function askedNames({
  environment,
  catalogue,
  offset,
  isInvoked,
}: ProseRequest): readonly CompletionProposal[] {
  if (!isInvoked) return [];
  const { knowledge } = environment.analysis;
  const recorded = new Set(knowledge.records.drugs.map(({ inn }) => inn));
  const entries = catalogue.startingWith('', ['drug', 'biomarker']);
  // Drugs that are only names are proposed once letters of them stand there.
  return nameProposals(environment, entries, { start: offset, end: offset }).filter(
    ({ kind, newText }) => kind !== 'drug' || recorded.has(newText),
  );
}

/** Names that start with the longest run of words before the cursor that any name starts with. */
function namesBefore(request: ProseRequest, written: string): readonly CompletionProposal[] {
  const words = /(?:[\p{L}\p{N}][^\s,;.()[\]{}"“”]* ){0,3}[\p{L}\p{N}][^\s,;()[\]{}"“”]*$/u.exec(
    written,
  )?.[0];
  if (words === undefined) return [];
  const parts = words.split(' ').slice(-NAME_WORDS);
  for (let from = 0; from < parts.length; from++) {
    const typed = parts.slice(from).join(' ');
    if (!request.isInvoked && (typed.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < MINIMUM_TYPED) break;
    const entries = request.catalogue.startingWith(typed);
    if (entries.length === 0 || isComplete(entries, typed)) continue;
    return nameProposals(request.environment, entries, {
      start: request.offset - typed.length,
      end: request.offset,
    });
  }
  return [];
}

/** True if the only name found is already written in full. */
function isComplete(entries: readonly NameEntry[], typed: string): boolean {
  return entries.length === 1 && entries[0]?.newText === typed;
}
