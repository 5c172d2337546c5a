/** CIViC predictive evidence items as a test of reading: entities that occur literally, and the polarity of the statement. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim } from '../../server/src/claims/types.ts';
import type { KnowledgeIndex } from '../../server/src/knowledge/knowledgeIndex.ts';
import { theRecogniser } from '../harness/engine.ts';
import { claimsOfText } from '../harness/labelledClauses.ts';
import { nearestCueClass } from './baselines.ts';

/** What a statement says: response or resistance, affirmed or negated. */
export type PolarityClass = 'response' | 'no-response' | 'resistance' | 'no-resistance';
export const CLASSES: readonly PolarityClass[] = ['response', 'no-response', 'resistance', 'no-resistance'];

export interface CivicItem {
  readonly id: string;
  readonly statement: string;
  readonly profile: string;
  readonly therapies: readonly string[];
  readonly disease: string;
  readonly lung: boolean;
  readonly label: PolarityClass;
}

/** Reads the predictive items with a polarity from CIViC's tab-separated release. */
export function readCivic(shared: string): readonly CivicItem[] {
  const lines = readFileSync(join(shared, 'data/civic/evidence.tsv'), 'utf8').split('\n');
  const header = lines[0]!.split('\t');
  const column = (row: readonly string[], name: string) => row[header.indexOf(name)] ?? '';
  const items: CivicItem[] = [];
  for (const line of lines.slice(1)) {
    const row = line.split('\t');
    if (column(row, 'evidence_type') !== 'Predictive') continue;
    const label = labelOf(column(row, 'evidence_direction'), column(row, 'significance'));
    if (!label) continue;
    items.push({
      id: column(row, 'evidence_id'),
      statement: column(row, 'evidence_statement'),
      profile: column(row, 'molecular_profile'),
      therapies: column(row, 'therapies')
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
      disease: column(row, 'disease'),
      lung: /lung/i.test(column(row, 'disease')),
      label,
    });
  }
  return items;
}

function labelOf(direction: string, significance: string): PolarityClass | undefined {
  const affirmed = direction === 'Supports';
  if (significance === 'Sensitivity/Response') return affirmed ? 'response' : 'no-response';
  if (significance === 'Resistance' || significance === 'Reduced Sensitivity')
    return affirmed ? 'resistance' : 'no-resistance';
  return undefined;
}

export interface CivicPrediction {
  readonly item: CivicItem;
  readonly predicted: PolarityClass | 'none';
  readonly baseline: PolarityClass;
  /** How much louder the class found spoke than the class wanted. */
  readonly margin: number;
  /** The loudest claim behind the class found, in words. */
  readonly because: string;
}

/** Reads every statement and says which class its claims about the item's therapy amount to. */
export function predict(items: readonly CivicItem[], knowledge: KnowledgeIndex): readonly CivicPrediction[] {
  return items.map((item) => {
    const claims = claimsOfText(item.statement);
    const votes = votesOf(claims, item, knowledge);
    const sums = new Map<PolarityClass, number>();
    for (const { cls, weight } of votes) sums.set(cls, (sums.get(cls) ?? 0) + weight);
    const best = [...sums].sort((a, b) => b[1] - a[1])[0];
    const predicted = best?.[0] ?? classOfAdvice(claims);
    return {
      item,
      predicted,
      baseline: nearestCueClass(item),
      margin: (best?.[1] ?? 0) - (sums.get(item.label) ?? 0),
      because: wordsOf(votes.filter(({ cls }) => cls === predicted)),
    };
  });
}

/** What one claim says of an item. */
interface Vote {
  readonly claim: Claim;
  readonly cls: PolarityClass;
  readonly weight: number;
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
const CONCLUSION = /\b(?:in conclusion|conclud\w+|in summary|altogether|taken together)\b/i;

/** Cues of a comparison with tumours or cells that lack the alteration: it answers what an item asks, which a count of responders does not. */
const COMPARED: ReadonlySet<string> = new Set(['as-wild-type', 'response-as-wild-type', 'kept-sensitivity']);

/** What is known of the item that a claim is weighed against. */
interface Wanted {
  readonly drugs: ReadonlySet<string>;
  readonly gene: string;
  readonly variants: ReadonlySet<string>;
  /** The item is about tumours without the alteration. */
  readonly wildType: boolean;
}

/**
 * Which claims speak for an item, and how loudly. An item is one therapy against one molecular profile, while its statement often tells of
 * other arms, earlier treatments and other variants. Claims that name another drug only, or another variant of the gene only, do not
 * speak; a claim of the clause's own drug counts more than one of an inherited drug, one of the very variant more than one of the gene;
 * conclusions stand late, hypotheses and mere progression, which ends most responses, count less, and what holds for the wild type holds in reverse for the altered gene.
 * Without any claim of an effect, a recommendation or licence counts as a response.
 */
function votesOf(claims: readonly Claim[], item: CivicItem, knowledge: KnowledgeIndex): readonly Vote[] {
  const wanted = wantedOf(item, knowledge);
  return claims.flatMap((claim, index) => {
    const cls = classOfClaim(claim, wanted);
    if (!cls) return [];
    const late = 1 + index / (2 * claims.length);
    return [
      {
        claim,
        cls,
        weight:
          weightOf(claim, wanted, knowledge) *
          late *
          (CONCLUSION.test(claim.text) ? 3 : 1) *
          (claim.cues.some(({ id }) => COMPARED.has(id)) ? 3 : 1),
      },
    ];
  });
}

function wantedOf(item: CivicItem, knowledge: KnowledgeIndex): Wanted {
  const entities = item.therapies.flatMap((name) => knowledge.resolveName(name));
  return {
    drugs: new Set(entities.filter(({ kind }) => kind === 'drug' || kind === 'class').map(({ id }) => id)),
    gene: item.profile.split(/[\s:]/)[0]!,
    variants: new Set(item.profile.match(/\b[A-Z]\d+(?:[A-Z]|_[A-Z]\d+\w+|\w+)\b/g) ?? []),
    wildType: /wild\s?type|loss|deletion|underexpression|inactivat|deficien/i.test(item.profile),
  };
}

function classOfClaim(claim: Claim, { gene, wildType }: Wanted): PolarityClass | undefined {
  const effect = claim.effect === 'no-benefit' ? 'response' : claim.effect;
  if ((effect !== 'response' && effect !== 'resistance') || claim.status === 'question') return undefined;
  const negated = (claim.polarity === 'negated') !== (claim.effect === 'no-benefit');
  const own = claim.biomarkers.filter((slot) => slot.value.gene === gene);
  const reversed = !wildType && own.length > 0 && own.every((slot) => slot.value.status === 'negative');
  if (reversed && negated) return undefined;
  if (effect === 'response') return negated ? 'no-response' : reversed ? 'resistance' : 'response';
  return negated ? 'no-resistance' : reversed ? 'response' : 'resistance';
}

function weightOf(claim: Claim, { drugs, gene, variants }: Wanted, knowledge: KnowledgeIndex): number {
  const matches = (id: string) =>
    drugs.has(id) ||
    [...drugs].some((drug) => knowledge.isTreatment(drug, id) || knowledge.isTreatment(id, drug));
  const about = claim.treatments.filter((slot) => matches(slot.value.id));
  if (about.length === 0 && claim.treatments.length > 0) return drugs.size === 0 ? 1 : 0.2;
  const ownDrug = about.some((slot) => slot.origin === 'clause');
  const named = claim.biomarkers.flatMap(({ value }) =>
    value.gene === gene && value.variant ? [value.variant] : [],
  );
  const sameVariant = named.some((variant) => variants.has(variant));
  if (named.length > 0 && variants.size > 0 && !sameVariant) return 0.3;
  const sameGene = claim.biomarkers.some((slot) => slot.value.gene === gene);
  const weight = 1 + (ownDrug ? 3 : about.length > 0 ? 2 : 0) + (sameVariant ? 4 : sameGene ? 2 : 0);
  const isProgression = claim.cues.some(
    ({ category, id }) => category === 'predicate' && id === 'progression',
  );
  // An open doubt ("the efficacy is unclear") speaks for neither side.
  if (claim.cues.some(({ id }) => id === 'doubt')) return 0;
  return (
    weight *
    (claim.status === 'hypothesis' ? 0.7 : 1) *
    (isProgression ? 0.6 : 1) *
    (claim.wording === 'mention' ? 0.9 : 1)
  );
}

function classOfAdvice(claims: readonly Claim[]): PolarityClass | 'none' {
  const advice = claims.find((claim) => claim.wording === 'regulatory' || claim.wording === 'recommendation');
  return !advice ? 'none' : advice.polarity === 'negated' ? 'no-response' : 'response';
}

export interface EntityRecall {
  readonly kind: 'drug' | 'gene' | 'disease';
  readonly literal: number;
  readonly found: number;
  readonly missed: ReadonlyMap<string, number>;
}

/** Recall of the items' own drug, gene and disease where their name stands literally in the statement. */
export function entityRecall(items: readonly CivicItem[]): readonly EntityRecall[] {
  const result: EntityRecall[] = [];
  for (const kind of ['drug', 'gene', 'disease'] as const) {
    let literal = 0;
    let found = 0;
    const missed = new Map<string, number>();
    for (const item of items) {
      const names =
        kind === 'drug'
          ? item.therapies
          : kind === 'gene'
            ? [item.profile.split(/[\s:]/)[0]!]
            : [item.disease];
      for (const name of names) {
        const at = literalAt(item.statement, name, kind === 'gene');
        if (at < 0) continue;
        literal++;
        const covered = theRecogniser()
          .recognise(item.statement)
          .some(
            (mention) =>
              covers(kind, mention.kind) && mention.span.start < at + name.length && mention.span.end > at,
          );
        if (covered) found++;
        else missed.set(name, (missed.get(name) ?? 0) + 1);
      }
    }
    result.push({ kind, literal, found, missed });
  }
  return result;
}

function literalAt(text: string, name: string, exact: boolean): number {
  if (name.length < 2) return -1;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    exact ? 'u' : 'iu',
  );
  return pattern.exec(text)?.index ?? -1;
}

const COVERING: Readonly<Record<EntityRecall['kind'], ReadonlySet<string>>> = {
  drug: new Set(['drug', 'drug-class', 'substance']),
  gene: new Set(['gene', 'biomarker', 'variant']),
  disease: new Set(['disease']),
};

function covers(kind: EntityRecall['kind'], mention: string): boolean {
  return COVERING[kind].has(mention);
}
