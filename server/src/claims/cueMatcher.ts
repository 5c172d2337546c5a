import type { Span } from '../text/span.ts';
import { CUES, type Cue, type CueCategory } from './cues/index.ts';
import type { Word } from './words.ts';

/** A cue found in a text. `first` and `last` index the words it was matched on, inclusive. */
export interface CueMatch {
  readonly cue: Cue;
  readonly span: Span;
  readonly first: number;
  readonly last: number;
}

/** One position of a compiled phrase: alternatives, or a gap of up to four words. */
interface Step {
  readonly words: ReadonlySet<string> | 'gap';
  readonly optional: boolean;
}

interface Phrase {
  readonly cue: Cue;
  readonly steps: readonly Step[];
}

const GAP_LIMIT = 4;

/** Words that no gap steps over: they open another phrase. */
const GAP_ENDS: ReadonlySet<string> = new Set([
  'and',
  'or',
  'but',
  'who',
  'which',
  'that',
  'to',
  'was',
  'were',
  'had',
  'has',
  'have',
  'showed',
  'achieved',
  'than',
  'may',
  'can',
  'should',
  'must',
  'is',
  'are',
]);

/** Phrases by the words they can begin with, so that a text is matched in one pass. */
const PHRASES_BY_FIRST_WORD: ReadonlyMap<string, readonly Phrase[]> = compile(CUES);

function compile(cues: readonly Cue[]): ReadonlyMap<string, readonly Phrase[]> {
  const byFirst = new Map<string, Phrase[]>();
  for (const cue of cues) {
    for (const text of cue.phrases) {
      const phrase: Phrase = { cue, steps: text.split(' ').map(compileStep) };
      for (const word of firstWords(phrase.steps)) {
        const list = byFirst.get(word);
        if (list) list.push(phrase);
        else byFirst.set(word, [phrase]);
      }
    }
  }
  return byFirst;
}

function compileStep(text: string): Step {
  if (text === '*') return { words: 'gap', optional: true };
  const optional = text.endsWith('?');
  const body = optional ? text.slice(0, -1) : text;
  return { words: new Set(body.split('|').map((word) => word.replace(/\?$/, ''))), optional };
}

function firstWords(steps: readonly Step[]): readonly string[] {
  const words: string[] = [];
  for (const step of steps) {
    if (step.words === 'gap') break;
    words.push(...step.words);
    if (!step.optional) break;
  }
  return words;
}

/**
 * Finds the cues in a run of words. In each category the longest match at the earliest place wins and matches do not overlap;
 * different categories may match the same words. Ordered by place.
 */
export function matchCues(words: readonly Word[]): readonly CueMatch[] {
  const matches: CueMatch[] = [];
  for (let index = 0; index < words.length; index++) {
    for (const phrase of PHRASES_BY_FIRST_WORD.get(words[index]!.text) ?? []) {
      const last = matchSteps(phrase.steps, 0, words, index);
      if (last < index) continue;
      if (phrase.cue.notBefore !== undefined && words[last + 1]?.text === phrase.cue.notBefore) continue;
      matches.push({
        cue: phrase.cue,
        span: { start: words[index]!.span.start, end: words[last]!.span.end },
        first: index,
        last,
      });
    }
  }
  return keepLongest(matches);
}

/** Index of the last word of the longest match of `steps[step…]` at `index`, or -1. */
function matchSteps(steps: readonly Step[], step: number, words: readonly Word[], index: number): number {
  if (step === steps.length) return index - 1;
  const current = steps[step]!;
  if (current.words === 'gap') {
    for (let skip = 0; skip <= GAP_LIMIT; skip++) {
      if (index + skip > words.length) break;
      if (skip > 0 && GAP_ENDS.has(words[index + skip - 1]!.text)) break;
      if (words[index + skip]?.afterMark) break;
      const last = matchSteps(steps, step + 1, words, index + skip);
      if (last >= index + skip) return last;
    }
    return -1;
  }
  let best = -1;
  if (index < words.length && current.words.has(words[index]!.text)) {
    best = matchSteps(steps, step + 1, words, index + 1);
  }
  if (current.optional) best = Math.max(best, matchSteps(steps, step + 1, words, index));
  return best;
}

function keepLongest(matches: readonly CueMatch[]): readonly CueMatch[] {
  const byPriority = [...matches].sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first);
  const kept: CueMatch[] = [];
  const taken = new Map<CueCategory, Set<number>>();
  for (const match of byPriority) {
    let used = taken.get(match.cue.category);
    if (!used) {
      used = new Set();
      taken.set(match.cue.category, used);
    }
    let free = true;
    for (let index = match.first; index <= match.last; index++) if (used.has(index)) free = false;
    if (!free) continue;
    for (let index = match.first; index <= match.last; index++) used.add(index);
    kept.push(match);
  }
  return kept.sort((a, b) => a.first - b.first || a.last - b.last);
}
