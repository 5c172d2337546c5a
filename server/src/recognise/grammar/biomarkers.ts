/** Genes in states, and the coordinations that share a state: `ALK or ROS1-positive`, `TP53, RB1 and TERT mutations`. */
import type { AlterationClass } from '../../knowledge/types.ts';
import type { EntityFacts } from '../facts.ts';
import { Shape } from '../normalise/tokens.ts';
import type { EntityHit, Reading } from '../reading.ts';
import type { BiomarkerMention } from '../types.ts';
import { afterSeparator } from './coordination.ts';
import { fusionPair } from './fusions.ts';
import { exonEvent, exonState, type GeneState, stateAfter, stateBefore } from './states.ts';

/** Turns gene names with a state beside them into biomarkers, fusions first. */
export function readBiomarkers(reading: Reading, facts: EntityFacts): void {
  readJoinedExons(reading, facts);
  const genes = reading.entities.filter((hit) => !hit.absorbed && hit.surface.entity.kind === 'gene');
  for (const hit of genes) {
    if (!hit.absorbed) readFusion(reading, hit, facts);
  }
  const plain = genes.filter((hit) => !hit.absorbed);
  const states = plain.map((hit) => stateAfter(reading, hit.end));
  const before = plain.map((hit, index) => (states[index] ? undefined : stateBefore(reading, hit.first)));
  shareBackwards(reading, plain, states, before);
  shareForwards(reading, plain, states, before);
  plain.forEach((hit, index) => {
    const after = states[index];
    const prior = before[index];
    const state = after ?? prior;
    if (state === undefined) return;
    const first = after === undefined && prior !== undefined ? Math.min(prior.first, hit.first) : hit.first;
    emit(reading, hit, state, first, Math.max(hit.end, after?.end ?? 0));
  });
  readLooseExons(reading, plain);
}

function emit(reading: Reading, hit: EntityHit, state: GeneState, first: number, end: number): void {
  hit.absorbed = true;
  reading.take(first, end);
  reading.mentions.push({
    kind: 'biomarker',
    ...reading.at(first, end),
    gene: hit.surface.entity.id,
    alteration: state.alteration,
    ...(state.exon === undefined ? {} : { exon: state.exon }),
    status: state.status,
  } satisfies BiomarkerMention);
}

function readFusion(reading: Reading, hit: EntityHit, facts: EntityFacts): void {
  const pair = fusionPair(reading, hit, facts);
  if (pair === undefined) return;
  const state = stateAfter(reading, pair.end);
  const end = state?.end ?? pair.end;
  const prior = state === undefined ? stateBefore(reading, pair.first) : undefined;
  for (let at = pair.first; at < end; at++) {
    const inner = reading.entityOver(at);
    if (inner !== undefined) inner.absorbed = true;
  }
  reading.take(pair.first, end);
  reading.mentions.push({
    kind: 'biomarker',
    ...reading.at(pair.first, end),
    gene: pair.gene,
    alteration: 'fusion',
    status: (state ?? prior)?.status ?? 'positive',
    fusion: pair.fusion,
  } satisfies BiomarkerMention);
}

/** `ALK or ROS1-positive`: genes without a state take that of the next one in the list, span unchanged. */
function shareBackwards(
  reading: Reading,
  hits: readonly EntityHit[],
  states: (GeneState | undefined)[],
  before: readonly StateBefore[],
): void {
  for (let index = hits.length - 2; index >= 0; index--) {
    const next = states[index + 1];
    if ((states[index] ?? before[index]) !== undefined || next === undefined || next.exon !== undefined)
      continue;
    if (afterSeparator(reading, hits[index]!.end) === hits[index + 1]!.first)
      states[index] = { ...next, end: 0 };
  }
}

type StateBefore = (GeneState & { readonly first: number }) | undefined;

/** `mutations in TP53, RB1 and PTEN`: genes without a state take that written before the first of the list. */
function shareForwards(
  reading: Reading,
  hits: readonly EntityHit[],
  after: readonly (GeneState | undefined)[],
  before: StateBefore[],
): void {
  for (let index = 1; index < hits.length; index++) {
    const previous = before[index - 1];
    if (after[index] !== undefined || before[index] !== undefined || previous === undefined) continue;
    if (afterSeparator(reading, hits[index - 1]!.end) === hits[index]!.first) {
      before[index] = { ...previous, first: hits[index]!.first };
    }
  }
}

/** `METex14`, `EGFRex20ins`, `METΔex14 skipping`: symbol and exon in one word. */
function readJoinedExons(reading: Reading, facts: EntityFacts): void {
  for (const at of reading.codes) {
    if ((reading.tokens.shape[at]! & JOINED_SHAPE) !== JOINED_SHAPE || reading.isNamed(at)) continue;
    const match = JOINED_EXON.exec(reading.textOf(at));
    const [, gene = '', exon = '', event = ''] = match ?? [];
    if (match === null || !facts.symbols.has(gene)) continue;
    const after = stateAfter(reading, at + 1);
    // Exon 14 is written this way only for MET's skipping; elsewhere the event is spelt out.
    const alteration =
      JOINED_EVENTS[event] ?? exonEvent(reading, at + 1) ?? after?.alteration ?? 'exon-skipping';
    const end = exonEvent(reading, at + 1) === undefined ? (after?.end ?? at + 1) : at + 2;
    reading.take(at, end);
    reading.mentions.push({
      kind: 'biomarker',
      ...reading.at(at, end),
      gene,
      alteration,
      exon: Number(exon),
      status: after?.status ?? 'positive',
    } satisfies BiomarkerMention);
  }
}

const JOINED_SHAPE = Shape.upperFirst | Shape.lower | Shape.digit;
const JOINED_EXON = /^([A-Z][A-Z0-9]{1,8})Δ?ex(?:on)?(\d{1,2})(skipping|skip|del|ins)?$/;
const JOINED_EVENTS: Readonly<Record<string, AlterationClass>> = {
  skip: 'exon-skipping',
  skipping: 'exon-skipping',
  del: 'exon-deletion',
  ins: 'exon-insertion',
};

/** `EGFR-mutant disease with exon 19 deletion`: an exon's event apart from its gene belongs to the nearest gene before. */
function readLooseExons(reading: Reading, genes: readonly EntityHit[]): void {
  for (const cue of reading.cues) {
    if (cue.cue.kind !== 'exon' || reading.isTaken(cue.first) || reading.isNamed(cue.first)) continue;
    const state = exonState(reading, cue.first);
    if (state?.alteration === undefined) continue;
    const near = genes.filter((hit) => reading.sameSentence(hit.first, cue.first));
    const gene = near.findLast((hit) => hit.first < cue.first) ?? geneAfter(reading, near, state.end);
    if (gene === undefined) continue;
    reading.take(cue.first, state.end);
    reading.mentions.push({
      kind: 'biomarker',
      ...reading.at(cue.first, state.end),
      gene: gene.surface.entity.id,
      alteration: state.alteration,
      ...(state.exon === undefined ? {} : { exon: state.exon }),
      status: state.status,
    } satisfies BiomarkerMention);
  }
}

/** `exon 19 deletions in EGFR`. */
function geneAfter(reading: Reading, near: readonly EntityHit[], end: number): EntityHit | undefined {
  return near.find((hit) => hit.first >= end && hit.first - end <= 4 && reading.sameSentence(hit.first, end));
}
