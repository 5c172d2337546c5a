import type { Span } from '../text/span.ts';
import { type ClauseReading, firstWordFrom } from './clauseReading.ts';
import type { CueMatch } from './cueMatcher.ts';

/** A decision with the cue behind it and what the cue was taken to act on, in text coordinates. */
export interface Decision<T> {
  readonly value: T;
  readonly cues: readonly { readonly match: CueMatch; readonly scope: Span }[];
}

/** Words that end the reach of a modifier inside its clause. */
const TERMINATORS: ReadonlySet<string> = new Set([
  'but',
  'however',
  'whereas',
  'although',
  'though',
  'because',
  'except',
  'which',
  'who',
]);

/** Words that end a noun phrase, for cues that reach no further. */
const PHRASE_END: ReadonlySet<string> = new Set([
  'is',
  'are',
  'was',
  'were',
  'be',
  'should',
  'must',
  'can',
  'may',
  'might',
  'could',
  'will',
  'would',
  'has',
  'have',
  'had',
  'do',
  'does',
  'did',
  'received',
  'receive',
  'responded',
  'respond',
  'who',
  'that',
  'which',
  'and',
  'but',
]);

/** Verbs that open a predicate of their own after "and": what was denied before it stays there. */
const VERBS: ReadonlySet<string> = new Set([
  'is',
  'are',
  'was',
  'were',
  'has',
  'have',
  'had',
  'received',
  'responded',
  'responds',
  'achieved',
  'experienced',
  'developed',
  'showed',
  'shows',
  'exhibited',
  'demonstrated',
  'remained',
  'remains',
  'led',
  'resulted',
  'confers',
  'conferred',
  'increased',
  'reduced',
  'decreased',
  'improved',
  'who',
  'he',
  'she',
  'it',
  'they',
  'patients',
  'progressed',
  'died',
  'there',
]);

/** Verbs of the main clause after a relative one. */
const AFTER_RELATIVE: ReadonlySet<string> = new Set([
  'was',
  'were',
  'is',
  'are',
  'received',
  'had',
  'achieved',
  'showed',
  'should',
  'may',
  'can',
]);

const PHRASE_WORDS = 6;

/** The stretch of the clause that a modifier cue acts on. */
export function scopeOf(text: string, reading: ClauseReading, match: CueMatch): Span {
  const direction = match.cue.direction ?? 'forward';
  const around = bracketAround(text, reading, match);
  const from = direction === 'forward' ? match.span.end : Math.max(scopeStart(reading, match), around.start);
  const to =
    direction === 'backward' ? match.span.start : Math.min(scopeEnd(text, reading, match), around.end);
  return { start: Math.min(from, to), end: Math.max(from, to) };
}

/** What is said in brackets stays there: the inside of the brackets around a cue, or the whole clause. */
function bracketAround(text: string, { span }: ClauseReading, match: CueMatch): Span {
  const before = text.slice(span.start, match.span.start);
  const open = before.lastIndexOf('(');
  if (open < 0 || before.lastIndexOf(')') > open) return span;
  const close = text.slice(match.span.end, span.end).indexOf(')');
  return close < 0 ? span : { start: span.start + open + 1, end: match.span.end + close };
}

function scopeEnd(text: string, reading: ClauseReading, match: CueMatch): number {
  const { words } = reading;
  const from = firstWordFrom(words, match.span.end);
  const phrase = match.cue.reach === 'phrase';
  const relative = insideRelativeClause(text, reading, match);
  for (let at = from; at < words.length; at++) {
    const word = words[at]!;
    if (TERMINATORS.has(word.text)) return word.span.start;
    if (word.text === 'and' && VERBS.has(words[at + 1]?.text ?? '')) return word.span.start;
    if (phrase && (at - from >= PHRASE_WORDS || PHRASE_END.has(word.text) || word.afterMark))
      return word.span.start;
    // What a relative clause denies ("patients who have no benefit from …, ") ends with it.
    if (
      relative &&
      (word.afterMark || (at - from > 1 && (AFTER_RELATIVE.has(word.text) || VERBS.has(word.text))))
    )
      return word.span.start;
  }
  return reading.span.end;
}

function insideRelativeClause(text: string, reading: ClauseReading, match: CueMatch): boolean {
  const before = text.slice(reading.span.start, match.span.start);
  return /(?:\b(?:who|whose|which|that (?:do|does|did))|(?:^|,\s*)(?:provided|if|unless|when|where|as long as))\b[^,;]*$/i.test(
    before,
  );
}

function scopeStart({ words, span }: ClauseReading, match: CueMatch): number {
  for (let at = firstWordFrom(words, match.span.start) - 1; at >= 0; at--) {
    // "…, but only if" conditions what stands before it.
    if (words[at]!.text === 'but' && words[at + 1]?.text === 'only') continue;
    if (TERMINATORS.has(words[at]!.text)) return words[at]!.span.end;
  }
  return span.start;
}
