/** CIViC predictive evidence items as a test of reading: entities that occur literally, and the polarity of the statement. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnowledgeIndex } from '../../server/src/knowledge/knowledgeIndex.ts';
import type { Mention } from '../../server/src/recognise/types.ts';
import { knowledge as theKnowledge, theRecogniser } from '../harness/engine.ts';
import { claimsOfText } from '../harness/labelledClauses.ts';
import { nearestCueClass } from './baselines.ts';
import { voteOn } from './civicVote.ts';

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
    const { predicted, margin, because } = voteOn(item, claimsOfText(item.statement), knowledge);
    return { item, predicted, baseline: nearestCueClass(item), margin, because };
  });
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
              covers(kind, name, mention) && mention.span.start < at + name.length && mention.span.end > at,
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

/** True if a mention names the entity; a class named by its target ("BRAF inhibitor") names the gene it is of. */
function covers(kind: EntityRecall['kind'], name: string, mention: Mention): boolean {
  if (COVERING[kind].has(mention.kind)) return true;
  if (kind !== 'gene' || mention.kind !== 'drug-class') return false;
  return [...(theKnowledge().relations().classes ?? [])].some(
    ({ id, gene }) => id === mention.id && gene === name,
  );
}
