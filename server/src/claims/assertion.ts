import { overlaps, type Span } from '../text/span.ts';
import { type ClauseReading, firstWordFrom } from './clauseReading.ts';
import type { CueMatch } from './cueMatcher.ts';
import { isFragment, type Predicate } from './predicate.ts';
import { isTreatment } from './roles.ts';
import type { AssertionStatus, Polarity } from './types.ts';

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
  const from = direction === 'forward' ? match.span.end : scopeStart(reading, match);
  const to = direction === 'backward' ? match.span.start : scopeEnd(text, reading, match);
  return { start: Math.min(from, to), end: Math.max(from, to) };
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
  return /\b(?:who|whose|which|that (?:do|does|did))\b[^,;]*$/i.test(before);
}

function scopeStart({ words, span }: ClauseReading, match: CueMatch): number {
  for (let at = firstWordFrom(words, match.span.start) - 1; at >= 0; at--) {
    if (TERMINATORS.has(words[at]!.text)) return words[at]!.span.end;
  }
  return span.start;
}

/**
 * Whether the clause affirms or denies its predicate. Each negation cue whose scope holds the predicate (or, for a fragment, the treatment)
 * turns it once; cues that are part of the predicate's own words, or of words that only look like a negation, do not count.
 */
export function polarityOf(
  text: string,
  reading: ClauseReading,
  predicate: Predicate,
  target: Span | undefined,
): Decision<Polarity> {
  const focus = predicate.match?.span ?? target;
  let negated = predicate.negative;
  const used: { match: CueMatch; scope: Span }[] = [];
  const pseudo = reading.cues.filter((match) => match.cue.category === 'pseudo-negation');
  let last: CueMatch | undefined;
  for (const match of reading.cues) {
    if (match.cue.category !== 'negation' || !focus) continue;
    if (pseudo.some((other) => overlaps(other.span, match.span))) continue;
    // A negation among the predicate's own words is part of what they say.
    if ((predicate.negative || predicate.match?.cue.holdsDenial) && overlaps(match.span, focus)) continue;
    if (setsApart(text, reading, match)) continue;
    const scope = scopeOf(text, reading, match);
    if (!overlaps(scope, focus) && !overlaps(match.span, focus)) continue;
    used.push({ match, scope });
    // "no … was not" repeats the same denial; "not without" takes it back.
    if (!last || match.first === last.last + 1) negated = !negated;
    last = match;
  }
  return { value: negated ? 'negated' : 'affirmed', cues: used };
}

/** ", not ROS1 TKIs," sets a treatment apart and denies nothing of the predicate. */
function setsApart(text: string, reading: ClauseReading, match: CueMatch): boolean {
  if (
    match.cue.id !== 'not' ||
    !/[,(–—]\s*$/.test(text.slice(Math.max(0, match.span.start - 3), match.span.start))
  )
    return false;
  return reading.mentions.some(
    (mention) =>
      isTreatment(mention) &&
      mention.span.start >= match.span.end &&
      mention.span.start - match.span.end <= APART,
  );
}

/** Length of ", not with the " before the treatment set apart. */
const APART = 10;

/** Cue categories in the order in which they decide the status. */
const STATUS_ORDER = [
  ['quotation', 'quoted'],
  ['question', 'question'],
  ['hypothesis', 'hypothesis'],
  ['historical', 'historical'],
  ['report', 'historical'],
  ['conditional', 'conditional'],
] as const;

/**
 * The status of what a clause says. A modal inside a recommendation ("may be used") permits and does not hedge; a study's narrative makes
 * history of what was done, not of what was found, while a single patient's story is history throughout.
 */
export function statusOf(
  text: string,
  reading: ClauseReading,
  predicate: Predicate,
): Decision<AssertionStatus> {
  if (reading.asked) return { value: 'question', cues: [] };
  const advice = predicate.wording === 'recommendation' || predicate.wording === 'regulatory';
  for (const [category, status] of STATUS_ORDER) {
    for (const match of reading.cues) {
      if (match.cue.category !== category) continue;
      if (
        category === 'hypothesis' &&
        advice &&
        predicate.match &&
        (overlaps(match.span, predicate.match.span) || permits(text, match))
      )
        continue;
      if (
        category === 'hypothesis' &&
        match.cue.id === 'hedge' &&
        advice &&
        predicate.wording === 'regulatory'
      )
        continue;
      if (category === 'report' && match.cue.id === 'study-narrative' && !isDeed(predicate)) continue;
      if (category === 'report' && predicate.match && isPresentAdvice(text, predicate)) continue;
      if (category === 'question' && isBeside(text, reading, match, predicate)) continue;
      if (category === 'quotation' && !hasQuotationMarks(text, reading)) continue;
      const scope = scopeOf(text, reading, match);
      const focus = predicate.match?.span;
      if (focus && !overlaps(scope, focus) && !overlaps(match.span, focus)) continue;
      return { value: status, cues: [{ match, scope }] };
    }
  }
  return { value: 'asserted', cues: [] };
}

/** "may" and "can" before a recommendation give leave; "might" and "could" doubt it. */
function permits(text: string, match: CueMatch): boolean {
  return (
    (match.cue.id === 'modal' || match.cue.id === 'modal-after') &&
    /^(?:may|can)\b/i.test(text.slice(match.span.start, match.span.end))
  );
}

/**
 * A study is named, but the clause goes on to say what it found: "in a study of 30 patients, …", "in a trial comparing survival, …".
 * The title of a study, which has no finite verb, asks.
 */
function isBeside(text: string, reading: ClauseReading, match: CueMatch, predicate: Predicate): boolean {
  const isSetting = SETTING.test(text.slice(reading.span.start, match.span.start));
  if (match.cue.id === 'study-of')
    return isSetting || (predicate.effect !== undefined && !isFragment(text, reading));
  const at = predicate.match?.span.start;
  return isSetting && at !== undefined && at > match.span.end && text.slice(match.span.end, at).includes(',');
}

const SETTING = /\b(?:in|from|by)\s+(?:[\w-]+\s+){0,6}$/i;

/** What was done (given, switched, started) as against what was found (responded, was resistant). */
function isDeed(predicate: Predicate): boolean {
  return (
    predicate.wording === 'recommendation' ||
    predicate.wording === 'mention' ||
    predicate.kind === 'sequence' ||
    predicate.kind === 'dose'
  );
}

function isPresentAdvice(text: string, predicate: Predicate): boolean {
  if (predicate.wording !== 'recommendation' && predicate.wording !== 'regulatory') return false;
  const words = text.slice(predicate.match!.span.start, predicate.match!.span.end);
  return (
    /\b(?:should|must|is|are|recommended|recommends?|indicated|give|use|start|switch to)\b/i.test(words) &&
    !/\bwas|were\b/i.test(words)
  );
}

function hasQuotationMarks(text: string, reading: ClauseReading): boolean {
  return /[“”„«»]|"[^"]{3,}"/.test(text.slice(reading.sentenceSpan.start, reading.sentenceSpan.end));
}
