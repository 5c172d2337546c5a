/**
 * Reads names and cues off a text, with the policies that decide whether a name that was found is meant.
 */
import type { EntitySurface } from '../knowledge/knowledgeIndex.ts';
import type { Cue } from './cues.ts';
import { CharacterClass, CLASS_OF } from './normalise/characters.ts';
import { Gap, Shape, TokenTable, tokenise } from './normalise/tokens.ts';
import { PhraseBit, type Phrases } from './phrases.ts';
import { Reading, TokenMarks } from './reading.ts';

export class Lexicon {
  readonly #phrases: Phrases;
  readonly #surfaces: readonly EntitySurface[];
  readonly #tokens = new TokenTable();
  readonly #marks = new TokenMarks();

  /** @param surfaces the names that the phrases are numbered by */
  constructor(phrases: Phrases, surfaces: readonly EntitySurface[]) {
    this.#phrases = phrases;
    this.#surfaces = surfaces;
  }

  /** Reads one stretch of a text: tokens, names (leftmost longest) and cues (leftmost longest, apart from names). */
  read(text: string, from: number, to: number): Reading {
    const tokens = this.#tokens;
    const { vocabulary, automaton, cues } = this.#phrases;
    tokenise(text, from, to, vocabulary, tokens);
    const reading = new Reading(text, tokens, this.#marks);
    const pending: number[] = [];
    let entityEnd = 0;
    let cueEnd = 0;
    const { word: words, stem: stems, shape: shapes } = tokens;
    for (let at = 0; at < tokens.count; at++) {
      const shape = shapes[at]!;
      if (shape & Shape.digit) {
        if (shape & Shape.number) reading.numbers.push(at);
        else if (shape & Shape.upperFirst) reading.codes.push(at);
      }
      if (words[at] === 0 && stems[at] === 0) continue;
      const found = automaton.match(tokens, at);
      if (found === 0) continue;
      let surface: EntitySurface | undefined;
      let surfaceEnd = 0;
      let cue: Cue | undefined;
      let cueHitEnd = 0;
      for (let index = 0; index < found; index++) {
        const phrase = automaton.found[index]!;
        const end = automaton.foundEnd[index]!;
        if (phrase & PhraseBit.cue) {
          if (at < cueEnd || end <= cueHitEnd) continue;
          const entry = cues[phrase >> 2]!;
          if (phrase & PhraseBit.tight && !isTight(tokens, at, end)) continue;
          if (entry.exact !== undefined && !sameLetters(reading.slice(at, end), entry.exact)) continue;
          cue = entry.cue;
          cueHitEnd = end;
        } else {
          if (at < entityEnd || end < surfaceEnd) continue;
          if (phrase & PhraseBit.tight && !isHyphenated(tokens, at, end)) continue;
          const candidate = this.#surfaces[phrase >> 2]!;
          // Phrases spelt alike are found the last one first; of equal names the first one given is meant.
          if (end === surfaceEnd && surface !== undefined && rank(candidate) < rank(surface)) continue;
          if (candidate.match !== 'any' && !isSpelt(reading.slice(at, end), candidate)) continue;
          surface = candidate;
          surfaceEnd = end;
        }
      }
      if (surface !== undefined) {
        reading.addEntity(at, surfaceEnd, surface);
        entityEnd = surfaceEnd;
        if (needsContext(reading, at, surfaceEnd, surface)) pending.push(reading.entities.length - 1);
      }
      if (cue !== undefined) {
        reading.addCue(at, cueHitEnd, cue);
        cueEnd = cueHitEnd;
      }
    }
    if (pending.length > 0) settle(reading, pending);
    return reading;
  }
}

const STATUS_RANK = { preferred: 4, accepted: 3, legacy: 2, obsolete: 1, misspelling: 0 } as const;

/** Which of two entities with the same name is meant: the one whose own, preferred name it is. */
function rank(surface: EntitySurface): number {
  return STATUS_RANK[surface.status] * 4 + (surface.match === 'exact' ? 2 : surface.match === 'any' ? 1 : 0);
}

function isTight(tokens: TokenTable, first: number, end: number): boolean {
  for (let at = first + 1; at < end; at++) if (tokens.gap[at] !== 0) return false;
  return true;
}

function isHyphenated(tokens: TokenTable, first: number, end: number): boolean {
  for (let at = first + 1; at < end; at++) if (tokens.gap[at] !== Gap.hyphen) return false;
  return true;
}

/** True if a name stands in its own letter case; a symbol with a digit also as in other species and older papers: `Abl1`, `Erbb2`. */
function isSpelt(text: string, { text: name, entity }: EntitySurface): boolean {
  if (sameLetters(text, name)) return true;
  return entity.kind === 'gene' && DIGIT_SYMBOL.test(name) && sameLetters(text, capitalised(name));
}

const DIGIT_SYMBOL = /^(?=.{4})[A-Z]{2,}\d[A-Z\d]*$/;

function capitalised(symbol: string): string {
  return symbol[0] + symbol.slice(1).toLowerCase();
}

/** True if the letters and digits agree in order and case; a plural `s` may follow. Other characters do not count. */
export function sameLetters(text: string, surface: string): boolean {
  let at = 0;
  for (let index = 0; index < surface.length; index++) {
    const code = surface.charCodeAt(index);
    if (CLASS_OF[code]! > CharacterClass.raisedDigit) continue;
    while (at < text.length && CLASS_OF[text.charCodeAt(at)]! > CharacterClass.raisedDigit) at++;
    if (at === text.length || text.charCodeAt(at) !== code) return false;
    at++;
  }
  for (; at < text.length; at++) {
    if (CLASS_OF[text.charCodeAt(at)]! <= CharacterClass.raisedDigit && text.charCodeAt(at) !== 0x73)
      return false;
  }
  return true;
}

/** Capitals tell nothing where everything is in capitals: there a short name counts only in context. */
function needsContext(reading: Reading, first: number, end: number, surface: EntitySurface): boolean {
  if (surface.match === 'context') return true;
  if (surface.match !== 'exact' || end - first > 1 || (reading.tokens.shape[first]! & Shape.digit) !== 0)
    return false;
  const left = capitalsBeside(reading, first - 1, -1);
  const right = capitalsBeside(reading, end, 1);
  return left !== undefined && right !== undefined && left + right >= 2;
}

const NEIGHBOURS = 4;

/** Words in capitals to one side, up to a mark or four words; undefined if one of the words is not in capitals. */
function capitalsBeside(reading: Reading, from: number, step: 1 | -1): number | undefined {
  let capitals = 0;
  for (let at = from; at >= 0 && at < reading.count && Math.abs(at - from) < NEIGHBOURS; at += step) {
    const shape = reading.tokens.shape[at]!;
    if (shape & Shape.punctuation || !reading.sameSentence(at, from)) break;
    if (shape & Shape.lower) return undefined;
    if (shape & Shape.upper && reading.tokens.end[at]! - reading.tokens.start[at]! > 2) capitals++;
  }
  return capitals;
}

const CONTEXT_KINDS: ReadonlySet<string> = new Set(['gene', 'drug', 'disease', 'variant', 'class']);
const CONTEXT_CUES: ReadonlySet<string> = new Set(['state', 'exon', 'inhibitor']);

/** Drops names that need another cue of the field in their sentence and have none. */
function settle(reading: Reading, pending: readonly number[]): void {
  const waiting = new Set(pending);
  const sentences = new Set<number>();
  reading.entities.forEach((hit, index) => {
    if (!waiting.has(index) && CONTEXT_KINDS.has(hit.surface.entity.kind)) {
      sentences.add(reading.tokens.sentence[hit.first]!);
    }
  });
  for (const index of pending) {
    const hit = reading.entities[index]!;
    const next = reading.cueFrom(hit.end);
    const supported =
      sentences.has(reading.tokens.sentence[hit.first]!) ||
      (next !== undefined && CONTEXT_CUES.has(next.cue.kind));
    if (!supported) hit.absorbed = true;
  }
}
