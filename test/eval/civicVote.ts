import type { Claim } from '../../server/src/claims/types.ts';
import type { KnowledgeIndex } from '../../server/src/knowledge/knowledgeIndex.ts';
import { theRecogniser } from '../harness/engine.ts';
import type { CivicItem, PolarityClass } from './civic.ts';

/** What the claims of a statement amount to for its item. */
export interface Verdict {
  readonly predicted: PolarityClass | 'none';
  /** How much louder the class found spoke than the class wanted. */
  readonly margin: number;
  /** The loudest claim behind the class found, in words. */
  readonly because: string;
}

/** What one claim says of an item. */
interface Vote {
  readonly claim: Claim;
  readonly cls: PolarityClass;
  readonly weight: number;
  /** The claim names the item's variant; or the item's gene and no variant; or neither. */
  readonly about: 'variant' | 'gene' | 'other';
  /** It is part of what the authors conclude. */
  readonly concludes: boolean;
}

/** What is known of the item that a claim is weighed against. */
interface Wanted {
  readonly drugs: ReadonlySet<string>;
  readonly genes: ReadonlySet<string>;
  readonly variants: ReadonlySet<string>;
  /** The item is about a fusion or rearrangement, not a mutation. */
  readonly fusion: boolean;
  /** The item is about tumours without the alteration. */
  readonly wildType: boolean;
}

/**
 * Which claims speak for an item, and how loudly. An item is one therapy against one molecular profile, while its statement often tells of
 * other arms, earlier treatments and other variants. Claims that name another drug only, or another variant of the gene only, hardly
 * speak; a claim of the clause's own drug counts more than one of an inherited drug, one of the very variant more than one of the gene;
 * conclusions stand late; hypotheses, concessions and mere progression or stable disease, which end or open most courses, count less; and
 * what holds for the wild type holds in reverse for the altered gene. Without any claim of an effect, a recommendation or licence counts as a response, and advice
 * against a drug for those with an alteration as resistance.
 */
export function voteOn(item: CivicItem, claims: readonly Claim[], knowledge: KnowledgeIndex): Verdict {
  const wanted = wantedOf(item, knowledge);
  const votes = asAnswers(
    votesOf(claims, item.statement, wanted, knowledge),
    isAboutWhatWorks(claims, wanted, knowledge),
  );
  const sums = new Map<PolarityClass, number>();
  for (const { cls, weight } of votes) sums.set(cls, (sums.get(cls) ?? 0) + weight);
  const best = [...sums].sort((a, b) => b[1] - a[1])[0];
  const predicted = best?.[0] ?? classOfAdvice(claims);
  return {
    predicted,
    margin: (best?.[1] ?? 0) - (sums.get(item.label) ?? 0),
    because: wordsOf(votes.filter(({ cls }) => cls === predicted)),
  };
}

function wordsOf(votes: readonly Vote[]): string {
  const [loudest] = [...votes].sort((a, b) => b.weight - a.weight);
  if (!loudest) return 'no claim of an effect names the therapy';
  const { claim, weight } = loudest;
  const cues = claim.cues.map(({ text, category }) => `${text} (${category})`).join(', ') || 'figures';
  const drugs = claim.treatments.map(({ value, origin }) => `${value.id} from the ${origin}`).join(', ');
  return `${votes.length} claim(s), the loudest (${weight.toFixed(1)}) by ${cues}, of ${drugs || 'no drug'}`;
}

/** Words that open a conclusion: it speaks for the statement as a whole. */
const CONCLUSION =
  /\b(?:in conclusion|conclud\w+|in summary|altogether|taken together|(?:these|our|the) (?:results|data|findings) (?:show|suggest|indicate|demonstrate|confirm)|authors (?:suggest|state|note))\b|^(?:overall,|indicating|suggesting|confirming|implying)/i;

/** Words that concede what the main clause then answers. */
const CONCESSION = /^(?:although|though|while|despite|even though)\b/i;

/** A response that is told as the beginning of a course. */
const INITIAL = /\b(?:initial(?:ly)?|at first)\b/i;

const CONTRAST = /^(?:however|but|yet|whereas)\b/i;

/** Cues of a comparison with tumours or cells that lack the alteration: it answers what an item asks, which a count of responders does not. */
const COMPARED: ReadonlySet<string> = new Set(['as-wild-type', 'response-as-wild-type']);

/** Cues of courses that most treatments open or end with. */
const COURSES: ReadonlySet<string> = new Set(['progression', 'stable-disease']);

/** How much more a comparison with the unaltered speaks than another claim. */
const COMPARISON = 3;

function isComparison({ cues }: Claim): boolean {
  return cues.some(({ id }) => COMPARED.has(id));
}

function isNoDifference({ cues }: Claim): boolean {
  return cues.some(({ id, category }) => category === 'predicate' && id === 'no-difference');
}

/**
 * What a reported response answers depends on what the statement asks. Where it finds tumours with the alteration to fare as those without,
 * the question is resistance: responses deny it, failures affirm it, unless they are the authors' conclusion. Where it tells of resistance
 * to another drug, or of less effect of another, the question is what still works, and a sensitivity that is kept is a response.
 */
function asAnswers(votes: readonly Vote[], whatWorks: boolean): readonly Vote[] {
  if (whatWorks) return votes.map((vote) => (isKept(vote) ? { ...vote, cls: 'response' } : vote));
  if (!votes.some((vote) => vote.cls === 'no-resistance' && isComparison(vote.claim))) return votes;
  const ofVariant = votes.some(({ about }) => about === 'variant');
  return votes.map((vote) => {
    // Of all mutations together: what is told of the very variant answers more directly.
    if (ofVariant && vote.about !== 'variant' && isComparison(vote.claim))
      return { ...vote, weight: vote.weight / COMPARISON };
    if (vote.concludes && !vote.claim.unselected) return vote;
    if (vote.cls === 'response') return { ...vote, cls: 'no-resistance' };
    if (vote.cls !== 'no-response') return vote;
    return { ...vote, cls: isNoDifference(vote.claim) ? 'no-resistance' : 'resistance' };
  });
}

function isKept({ cls, claim }: Vote): boolean {
  return cls === 'no-resistance' && claim.cues.some(({ id }) => KEPT.has(id));
}

const KEPT: ReadonlySet<string> = new Set(['kept-sensitivity', ...COMPARED]);

/**
 * True if the statement tells of resistance to a drug that is not the item's, or that the item's does more than another;
 * "imatinib-resistant" only says who the patients are.
 */
function isAboutWhatWorks(claims: readonly Claim[], wanted: Wanted, knowledge: KnowledgeIndex): boolean {
  const others = (slots: Claim['treatments']) =>
    slots.length > 0 && slots.every(({ value }) => !isDrug(value.id, wanted, knowledge));
  return claims.some(({ effect, polarity, treatments, comparators, cues, text }) => {
    if (polarity !== 'affirmed') return false;
    const words = cues.find(({ category }) => category === 'predicate')?.text ?? '';
    if (effect === 'resistance') return others(treatments) && /resistance/i.test(words);
    return effect === 'response' && !others(treatments) && others(comparators) && !EQUAL.test(text);
  });
}

function votesOf(
  claims: readonly Claim[],
  statement: string,
  wanted: Wanted,
  knowledge: KnowledgeIndex,
): readonly Vote[] {
  return claims.flatMap((claim, index) => {
    const cls = classOfClaim(claim, wanted, knowledge);
    if (!cls) return [];
    const concludes = isConclusion(claim, statement);
    const late = 1 + index / (2 * claims.length);
    const weight =
      weightOf(claim, wanted, knowledge) *
      late *
      (concludes ? 3 : 1) *
      (CONCESSION.test(claim.text) || INITIAL.test(claim.text) ? 0.5 : 1) *
      (isComparison(claim) ? COMPARISON : 1);
    return [{ claim, cls, weight, about: subjectOf(claim, wanted), concludes }];
  });
}

function wantedOf(item: CivicItem, knowledge: KnowledgeIndex): Wanted {
  const ids = item.therapies.flatMap((name) => {
    const entities = knowledge.resolveName(name).filter(({ kind }) => kind === 'drug' || kind === 'class');
    if (entities.length > 0) return entities.map(({ id }) => id);
    // A name with words around it: "FGFR Inhibitor AZD4547".
    return theRecogniser()
      .recognise(name)
      .flatMap((mention) => (mention.kind === 'drug' ? [mention.id] : []));
  });
  const genes = item.profile.split(/ (?:AND|OR) /).flatMap((part) =>
    part
      .replace(/^[( ]*(?:NOT )?/, '')
      .split(' ')[0]!
      .split('::'),
  );
  return {
    drugs: new Set(ids),
    genes: new Set(genes),
    variants: new Set(item.profile.match(/\b[A-Z]\d+(?:[A-Z]|_[A-Z]\d+\w+|\w+)\b/g) ?? []),
    fusion: /::|fusion|rearrange/i.test(item.profile),
    wildType: /wild\s?type|loss|deletion|underexpression|inactivat|deficien/i.test(item.profile),
  };
}

/** A gene of the profile, or the family it belongs to: NTRK of NTRK3. */
function isGene(gene: string, { genes }: Wanted): boolean {
  return [...genes].some(
    (each) => each === gene || (each.startsWith(gene) && /^\d+$/.test(each.slice(gene.length))),
  );
}

/** Variants that a claim names as present, whether or not the text tells their gene. */
function variantsOf(claim: Claim): readonly string[] {
  const absent = new Set(
    claim.biomarkers.flatMap(({ value }) =>
      value.status === 'negative' && value.variant ? [value.variant] : [],
    ),
  );
  return claim.mentions.flatMap((mention) =>
    mention.kind === 'variant' && !absent.has(mention.short) ? [mention.short] : [],
  );
}

function subjectOf(claim: Claim, wanted: Wanted): Vote['about'] {
  const named = variantsOf(claim);
  if (named.some((variant) => wanted.variants.has(variant))) return 'variant';
  return named.length === 0 && claim.biomarkers.some(({ value }) => isGene(value.gene, wanted))
    ? 'gene'
    : 'other';
}

/** True for a main clause of a sentence that says up to there that something is concluded. */
function isConclusion({ text, span }: Claim, statement: string): boolean {
  if (CONCLUSION.test(text)) return true;
  if (CONCESSION.test(text) || CONTRAST.test(text)) return false;
  const start = statement.lastIndexOf('. ', span.start) + 1;
  return CONCLUSION.test(statement.slice(start, span.start).trim());
}

function isDrug(id: string, { drugs }: Wanted, knowledge: KnowledgeIndex): boolean {
  return (
    drugs.has(id) ||
    [...drugs].some((drug) => knowledge.isTreatment(drug, id) || knowledge.isTreatment(id, drug))
  );
}

const EQUAL =
  /\b(?:similar|similarly|comparable|comparably|equal|equally|equivalent|as \w+ as|no better|not inferior)\b/i;

/** True if the item's drug is what another is compared with. */
function isCompared(claim: Claim, wanted: Wanted, knowledge: KnowledgeIndex): boolean {
  const named = (slots: Claim['treatments']) =>
    slots.some(({ value }) => isDrug(value.id, wanted, knowledge));
  return wanted.drugs.size > 0 && named(claim.comparators) && !named(claim.treatments);
}

/** True if the item's drug is only what a better one is compared with: "more effective than gefitinib". */
function isOutdone(claim: Claim, wanted: Wanted, knowledge: KnowledgeIndex): boolean {
  return isCompared(claim, wanted, knowledge) && !EQUAL.test(claim.text);
}

function classOfClaim(claim: Claim, wanted: Wanted, knowledge: KnowledgeIndex): PolarityClass | undefined {
  const effect = claim.effect === 'no-benefit' ? 'response' : claim.effect;
  if ((effect !== 'response' && effect !== 'resistance') || claim.status === 'question') return undefined;
  const negated = (claim.polarity === 'negated') !== (claim.effect === 'no-benefit');
  const ofGene = claim.biomarkers.filter(({ value }) => isGene(value.gene, wanted));
  const ofVariant = ofGene.filter(({ value }) => value.variant && wanted.variants.has(value.variant));
  const own = ofVariant.length > 0 ? ofVariant : ofGene;
  const reversed =
    !wanted.wildType &&
    !isComparison(claim) &&
    own.length > 0 &&
    own.every(({ value }) => value.status === 'negative');
  if (reversed && negated) return undefined;
  if (effect === 'response' && !negated && isOutdone(claim, wanted, knowledge)) return 'no-response';
  if (effect === 'response') return negated ? 'no-response' : reversed ? 'resistance' : 'response';
  return negated ? 'no-resistance' : reversed ? 'response' : 'resistance';
}

function weightOf(claim: Claim, wanted: Wanted, knowledge: KnowledgeIndex): number {
  const about = [
    ...claim.treatments,
    ...(isCompared(claim, wanted, knowledge) ? claim.comparators : []),
  ].filter((slot) => isDrug(slot.value.id, wanted, knowledge));
  if (about.length === 0 && claim.treatments.length > 0) return wanted.drugs.size === 0 ? 1 : 0.2;
  const ownDrug = about.some((slot) => slot.origin === 'clause');
  const subject = subjectOf(claim, wanted);
  if (subject === 'other' && wanted.variants.size > 0 && variantsOf(claim).length > 0) return 0.3;
  const ofGene = claim.biomarkers.filter(({ value }) => isGene(value.gene, wanted));
  if (
    wanted.fusion &&
    wanted.variants.size === 0 &&
    ofGene.length > 0 &&
    ofGene.every(({ value }) => value.alteration === 'mutation')
  )
    return 0.3;
  const sameGene = ofGene.length > 0;
  const weight =
    1 + (ownDrug ? 3 : about.length > 0 ? 2 : 0) + (subject === 'variant' ? 4 : sameGene ? 2 : 0);
  const isCourse = claim.cues.some(({ category, id }) => category === 'predicate' && COURSES.has(id));
  // An open doubt ("the efficacy is unclear") speaks for neither side.
  if (claim.cues.some(({ id }) => id === 'doubt')) return 0;
  return (
    weight *
    (claim.status === 'hypothesis' ? 0.7 : 1) *
    (isCourse ? 0.6 : 1) *
    (claim.wording === 'mention' ? 0.9 : 1)
  );
}

function classOfAdvice(claims: readonly Claim[]): PolarityClass | 'none' {
  const advice = claims.find((claim) => claim.wording === 'regulatory' || claim.wording === 'recommendation');
  return !advice ? 'none' : advice.polarity === 'negated' ? 'resistance' : 'response';
}
