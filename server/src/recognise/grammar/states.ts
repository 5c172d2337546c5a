/** States of genes in words: `-positive`, `rearranged`, `fusion`, `exon 14 skipping`, `wild-type`, `+`. */
import type { AlterationClass } from '../../knowledge/types.ts';
import { Gap } from '../normalise/tokens.ts';
import type { Reading } from '../reading.ts';

/** A state read off the words beside a gene. `end` is the token after it. */
export interface GeneState {
  readonly end: number;
  readonly alteration: AlterationClass | undefined;
  readonly status: 'positive' | 'negative' | 'unknown';
  readonly exon: number | undefined;
}

const MAX_FILLERS = 3;

/** The state written after a gene that ends before token `from`: `-positive`, ` gene fusion`, ` exon 14 skipping`, `+`. */
export function stateAfter(reading: Reading, from: number): GeneState | undefined {
  const sign = signAfter(reading, from);
  if (sign !== undefined) return sign;
  let state: GeneState | undefined;
  let at = from;
  let fillers = 0;
  while (at < reading.count && reading.joins(at) && (at === from || reading.sameSentence(at - 1, at))) {
    const exon = exonState(reading, at);
    if (exon !== undefined) {
      state = merged(state, exon);
      at = exon.end;
      continue;
    }
    const hit = reading.cueFrom(at);
    if (hit?.cue.kind === 'state') {
      state = merged(state, { ...hit.cue, alteration: hit.cue.alteration, exon: undefined, end: hit.end });
      at = hit.end;
      fillers = 0;
    } else if (hit?.cue.kind === 'gene-filler' && fillers < MAX_FILLERS) {
      fillers++;
      at = hit.end;
    } else if (state === undefined && isOpenBracket(reading, at)) {
      return bracketedState(reading, at);
    } else break;
  }
  // `RET fusion status`, `EGFR mutation test`: the state is asked for, not stated.
  if (state !== undefined && reading.cueOf(state.end, 'testing') !== undefined && reading.joins(state.end)) {
    return { ...state, status: 'unknown' };
  }
  return state;
}

/** `ALK+`, `ALK (+)`, `ALK(-)`. */
function signAfter(reading: Reading, from: number): GeneState | undefined {
  const positive: GeneState = { end: from + 1, alteration: undefined, status: 'positive', exon: undefined };
  if (reading.isMark(from, '+') && reading.gap(from) === 0) return positive;
  if (reading.isMark(from, '(') && reading.isMark(from + 1, '+') && reading.isMark(from + 2, ')')) {
    return { ...positive, end: from + 3 };
  }
  // A hyphen or minus is no token of its own; it is what stands between the brackets.
  if (reading.isMark(from, '(') && reading.isMark(from + 1, ')')) {
    const between = reading.text.slice(reading.tokens.end[from], reading.tokens.start[from + 1]);
    if (/^\s*[-−–‐‑]\s*$/u.test(between)) return { ...positive, end: from + 2, status: 'negative' };
  }
  if (hasMinusSign(reading, from)) return { ...positive, end: from, status: 'negative' };
  return undefined;
}

/**
 * `ROS1- NSCLC`, `(EGFR-/ALK-)`: a minus behind the gene and no word that it could join the gene to. After a list of signed genes
 * a disease or a closing bracket must follow; `ALK-/ROS1-rearranged` and `EGFR- TKI` are no signs.
 */
function hasMinusSign(reading: Reading, from: number): boolean {
  if (from === 0) return false;
  const rest = SIGNED.exec(
    reading.text.slice(reading.tokens.end[from - 1]!, reading.tokens.end[from - 1]! + 60),
  );
  if (rest === null) return false;
  let at = from;
  const end = reading.tokens.end[from - 1]! + rest[0].length;
  while (at < reading.count && reading.tokens.start[at]! < end) at++;
  return reading.isMark(at, ')') || reading.entityFrom(at)?.surface.entity.kind === 'disease';
}

/** The minus, and signed genes joined to it by slashes. */
const SIGNED = /^[-−–](?:\/[A-Z][A-Z0-9]{1,7}[-−–+])*(?=[\s)])/u;

function isOpenBracket(reading: Reading, at: number): boolean {
  return reading.isMark(at, '(');
}

/** `MET (exon 14 skipping)`: one state alone in brackets. */
function bracketedState(reading: Reading, open: number): GeneState | undefined {
  const state = exonState(reading, open + 1) ?? plainState(reading, open + 1);
  return state !== undefined && reading.isMark(state.end, ')') ? { ...state, end: state.end + 1 } : undefined;
}

function plainState(reading: Reading, at: number): GeneState | undefined {
  const hit = reading.cueOf(at, 'state');
  return hit && { end: hit.end, alteration: hit.cue.alteration, status: hit.cue.status, exon: undefined };
}

/** The later word decides the status, the first the alteration: `fusion-negative`, `mutation-positive`. */
function merged(first: GeneState | undefined, then: GeneState): GeneState {
  if (first === undefined) return then;
  return {
    end: then.end,
    alteration: exonAlteration(first, then) ?? first.alteration ?? then.alteration,
    status: then.status === 'positive' ? first.status : then.status,
    exon: first.exon ?? then.exon,
  };
}

/** `exon 14 mutation`: an exon that was left open takes the alteration of the next word. */
function exonAlteration(first: GeneState, then: GeneState): AlterationClass | undefined {
  return first.exon !== undefined && first.alteration === undefined ? then.alteration : undefined;
}

const EXON_EVENTS: Readonly<Record<string, AlterationClass>> = {
  skipping: 'exon-skipping',
  skip: 'exon-skipping',
  skipped: 'exon-skipping',
  'splice-site': 'exon-skipping',
  splice: 'exon-skipping',
  splicing: 'exon-skipping',
  insertion: 'exon-insertion',
  insertions: 'exon-insertion',
  ins: 'exon-insertion',
  duplication: 'exon-insertion',
  deletion: 'exon-deletion',
  deletions: 'exon-deletion',
  del: 'exon-deletion',
  deleted: 'exon-deletion',
};

/** The event that a word names of an exon: `skipping`, `deletions`. */
export function exonEvent(reading: Reading, at: number): AlterationClass | undefined {
  return reading.joins(at) ? EXON_EVENTS[reading.wordOf(at)] : undefined;
}

/** `exon 14 skipping`, `exon-19 deletions`, `ex20ins`, `exon 14` alone. */
export function exonState(reading: Reading, at: number): GeneState | undefined {
  const hit = reading.cueOf(at, 'exon');
  if (hit === undefined) return undefined;
  if (hit.cue.exon !== undefined) {
    return { end: hit.end, alteration: hit.cue.alteration, status: 'positive', exon: hit.cue.exon };
  }
  if (!reading.isNumber(hit.end)) return undefined;
  const exon = Number(reading.textOf(hit.end));
  if (!Number.isInteger(exon) || exon < 1 || exon > 99) return undefined;
  let end = hit.end + 1;
  let alteration: AlterationClass | undefined;
  // `exon 14 splice-site skipping`: the last event word of the run closes it.
  for (let next = end; next < end + 2 && reading.joins(next); next++) {
    const event = EXON_EVENTS[reading.wordOf(next)];
    if (event === undefined) {
      if (reading.wordOf(next) === 'site' && alteration !== undefined) end = next + 1;
      else break;
    } else {
      alteration ??= event;
      end = next + 1;
    }
  }
  return { end, alteration, status: 'positive', exon };
}

const LINKS: ReadonlySet<string> = new Set(['in', 'of', 'involving', 'for', 'within', 'affecting', 'to']);
const DETERMINERS: ReadonlySet<string> = new Set(['the', 'both', 'either', 'a', 'an', 'any']);

/** The state written before a gene that begins at token `at`: `mutant EGFR`, `fusions of ROS1`, `positive for ALK`. */
export function stateBefore(
  reading: Reading,
  at: number,
): (GeneState & { readonly first: number }) | undefined {
  if (at === 0 || !reading.joins(at)) return undefined;
  let before = at;
  const filler = reading.cueOfBefore(before, 'gene-filler');
  if (filler !== undefined && reading.joins(filler.first)) before = filler.first;
  const direct = reading.cueOfBefore(before, 'state');
  if (direct !== undefined && direct.cue.form === 'adjective') {
    if (direct.cue.alteration === undefined && direct.cue.status !== 'unknown') {
      // `fusion-positive ROS1`; but `positive ALK` alone is not a state of the gene.
      const inner = reading.joins(direct.first) ? reading.cueOfBefore(direct.first, 'state') : undefined;
      if (inner === undefined) return undefined;
      return {
        first: inner.first,
        end: at,
        alteration: inner.cue.alteration,
        status: direct.cue.status,
        exon: undefined,
      };
    }
    // `ALK-rearranged EGFR`: the word already belongs to the gene before it.
    if (reading.entityBefore(direct.first)?.surface.entity.kind === 'gene') return undefined;
    return {
      first: direct.first,
      end: at,
      alteration: direct.cue.alteration,
      status: direct.cue.status,
      exon: undefined,
    };
  }
  let link = at - 1;
  if (link > 0 && DETERMINERS.has(reading.wordOf(link))) link--;
  if (link > 0 && LINKS.has(reading.wordOf(link))) {
    const noun = reading.cueOfBefore(link, 'state');
    // `G1202R mutation in ALK`: the word belongs to the variant.
    if (noun === undefined || (noun.first > 0 && reading.isTaken(noun.first - 1))) return undefined;
    const isTest = noun.cue.alteration === undefined && noun.cue.form === 'adjective';
    if (isTest !== (reading.wordOf(link) === 'for') || !reading.sameSentence(noun.first, at))
      return undefined;
    if (reading.entityBefore(noun.first)?.surface.entity.kind === 'gene') return undefined;
    return {
      first: noun.first,
      end: at,
      alteration: noun.cue.alteration,
      status: noun.cue.status,
      exon: undefined,
    };
  }
  return undefined;
}

/** True if the gap before the token holds a hanging hyphen: `ALK- or ROS1-positive`. */
export function hasHangingHyphen(reading: Reading, at: number): boolean {
  return (reading.gap(at) & (Gap.hyphen | Gap.space)) === (Gap.hyphen | Gap.space);
}
