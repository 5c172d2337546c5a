import { overlaps } from '../text/span.ts';
import type { ClauseReading } from './clauseReading.ts';
import type { CueMatch } from './cueMatcher.ts';
import { isFragment, type Predicate } from './predicate.ts';
import { isQuotedStatement } from './quotations.ts';
import { type Decision, scopeOf } from './scope.ts';
import type { AssertionStatus } from './types.ts';

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
  if (isQuoted(text, reading, predicate)) return { value: 'quoted', cues: [] };
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
      if (category === 'report' && tellsHabit(text, match)) continue;
      // "in case of toxicity" tells no case.
      if (category === 'report' && isCondition(reading, match)) continue;
      if (category === 'report' && predicate.match && isPresentAdvice(text, predicate)) continue;
      if (category === 'question' && isBeside(text, reading, match, predicate)) continue;
      if (category === 'quotation' && !hasQuotationMarks(text, reading)) continue;
      if (category === 'historical' && ATTRIBUTIVE.test(text.slice(match.span.start, match.span.end + 16)))
        continue;
      const scope = scopeOf(text, reading, match);
      const focus = predicate.match?.span;
      if (focus && !overlaps(scope, focus) && !overlaps(match.span, focus)) continue;
      return { value: status, cues: [{ match, scope }] };
    }
  }
  return { value: 'asserted', cues: [] };
}

/** "The patient takes", "the patient (74 kg) should receive": what is done as a rule, and no story. */
function tellsHabit(text: string, { cue, span }: CueMatch): boolean {
  return cue.id === 'patient-narrative' && HABIT.test(text.slice(span.start, span.end + HABIT_REACH));
}

const HABIT =
  /^(?:the|a|an|one|this) patient\s+(?:\([^)]*\)\s*)?(?:(?:who|that) weighs|weighing|takes?|swallows?|receives?|starts?|stops?|continues?|needs?|is (?:given|to)|should|must|may|can|will)\b/i;
const HABIT_REACH = 60;

/** The words that say it stand between quotation marks, and are not the label's or a guideline's. */
function isQuoted(text: string, reading: ClauseReading, { match }: Predicate): boolean {
  if (!match || reading.cues.some(({ cue }) => cue.id === 'reported-by')) return false;
  return hasQuotationMarks(text, reading) && isQuotedStatement(text, match.span);
}

function isCondition(reading: ClauseReading, { span }: CueMatch): boolean {
  return reading.cues.some((other) => other.cue.category === 'conditional' && overlaps(other.span, span));
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
  const before = text.slice(reading.span.start, match.span.start);
  const isSetting = SETTING.test(before);
  // "regardless of whether it was combined", "patients who could be evaluated for response, …": neither asks.
  if (WHATEVER.test(before)) return true;
  if (WHO.test(before) && /^\s*,/.test(text.slice(match.span.end, reading.span.end))) return true;
  // "viability, measured by an assay, was higher": how it was found, beside what was.
  if (/,\s*(?:as\s+)?$/.test(before) && PARTICIPLE.test(text.slice(match.span.start, match.span.end)))
    return true;
  if (match.cue.id === 'study-of')
    return (
      isSetting ||
      FOUND.test(text.slice(match.span.end, predicate.match?.span.start ?? reading.span.end)) ||
      IS_A.test(before) ||
      (predicate.effect !== undefined && !isFragment(text, reading))
    );
  const at = predicate.match?.span.start;
  return isSetting && at !== undefined && at > match.span.end && text.slice(match.span.end, at).includes(',');
}

const WHATEVER = /\b(?:regardless|irrespective|independent(?:ly)?)\s+of\s+$/i;
const WHO = /\b(?:who|that|which)\b[^,;]*$/i;
const PARTICIPLE = /^(?:measured|assessed|determined|evaluated|assayed|tested)\b/i;
/** "a study of 40 patients found that …": the study is named, and what it found is told. */
const FOUND =
  /\b(?:found|showed|shows|demonstrated|revealed|reported|concluded|observed)\s+(?:that\b|a\b|an\b|no\b)/i;
/** "IMpower133 was a first-line trial of": the clause says what the study was. */
const IS_A = /\b(?:was|is|were|are)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,4}$/i;
/** "Previously treated patients", "the previously reported efficacy": the word tells of a participle, not of the clause. */
const ATTRIBUTIVE =
  /^previously\s+(?:un)?(?:treated|reported|described|published|received|exposed|mentioned|known|established|defined)\b/i;
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
