import type { Mention } from '../recognise/types.ts';
import type { Span } from '../text/span.ts';
import type { CueMatch } from './cueMatcher.ts';
import type { Word } from './words.ts';

const SEMICOLON = 0x3b;
const COLON = 0x3a;

/** A clause of a sentence, in the coordinates of the text it was cut from. */
export interface Clause {
  readonly span: Span;
  /** Clauses of the same sentence share this number. */
  readonly sentence: number;
}

/** Conjunctions that open a clause of their own wherever they stand. */
const CONTRASTIVE: ReadonlySet<string> = new Set([
  'but',
  'whereas',
  'however',
  'although',
  'though',
  'nevertheless',
  'nonetheless',
  'because',
]);

/** Conjunctions that open a subordinate clause only after a comma. */
const AFTER_COMMA: ReadonlySet<string> = new Set([
  'while',
  'so',
  'therefore',
  'thus',
  'hence',
  'since',
  'indicating',
  'suggesting',
  'yet',
  'implying',
]);

/** What makes a clause of its own of ", and …" wherever it stands. */
const OPENERS: ReadonlySet<string> = new Set(['there', 'no', 'none', 'neither', 'nothing']);

/** Words that open a subordinate clause at the start of a sentence, which then ends at its comma. */
const FRONTED: ReadonlySet<string> = new Set([
  'although',
  'though',
  'while',
  'whereas',
  'despite',
  'contrary',
]);

/**
 * Splits a sentence into clauses at semicolons, contrastive conjunctions, fronted subordinate clauses, at ", and there" or ", and no", and at
 * ", and" and "while" where both sides have a predicate and a treatment of their own.
 * Lists and parentheses are not split; commas inside brackets do not count.
 */
export function clausesOf(
  text: string,
  sentence: Span,
  sentenceNumber: number,
  words: readonly Word[],
  cues: () => readonly CueMatch[],
  mentions: readonly Mention[],
): readonly Clause[] {
  const cuts: number[] = [];
  const depth = holdsBracket(text, sentence) ? bracketDepths(text, sentence) : undefined;
  const first = words[0];
  if (first && FRONTED.has(first.text)) {
    const comma = commaAfter(text, sentence, first.span.end, depth);
    if (comma !== undefined) cuts.push(comma + 1);
  }
  for (let index = 1; index < words.length; index++) {
    const word = words[index]!;
    const contrastive = CONTRASTIVE.has(word.text);
    if (!contrastive && word.text !== 'and' && !AFTER_COMMA.has(word.text)) continue;
    const comma = word.afterMark && text.slice(words[index - 1]!.span.end, word.span.start).includes(',');
    if (!contrastive && !comma && word.text !== 'while') continue;
    if (depth && depth[word.span.start - sentence.start]! > 0) continue;
    const opens = contrastive
      ? !isContrastInside(words, index) && !setsApart(words, index, mentions)
      : comma && (word.text !== 'and' || OPENERS.has(words[index + 1]?.text ?? ''))
        ? true
        : independent(sentence, word.span.start, cues, mentions);
    if (opens) cuts.push(word.span.start);
    // "it was concluded that although …, patients benefited": the concession ends at its comma.
    if (opens && FRONTED.has(word.text) && words[index - 1]!.text === 'that') {
      const comma = commaAfter(text, sentence, word.span.end, depth);
      if (comma !== undefined) cuts.push(comma + 1);
    }
  }
  for (let offset = sentence.start; offset < sentence.end; offset++) {
    const code = text.charCodeAt(offset);
    if ((code !== SEMICOLON && code !== COLON) || (depth && depth[offset - sentence.start] !== 0)) continue;
    // "Drug A in X: response of drug B" says two things; "X progression: give drug B" says one.
    if (code === SEMICOLON || treatmentsOnBothSides(sentence, offset, mentions)) cuts.push(offset + 1);
  }
  if (cuts.length === 0)
    return [{ span: trim(text, sentence.start, sentence.end), sentence: sentenceNumber }];
  const bounds = [sentence.start, ...[...new Set(cuts)].sort((a, b) => a - b), sentence.end];
  const clauses: Clause[] = [];
  for (let index = 0; index + 1 < bounds.length; index++) {
    const span = trim(text, bounds[index]!, bounds[index + 1]!);
    if (span.end > span.start) clauses.push({ span, sentence: sentenceNumber });
  }
  return clauses;
}

/** "not only … but also" is one clause, and "because of …" opens none. */
function isContrastInside(words: readonly Word[], index: number): boolean {
  const word = words[index]!.text;
  const next = words[index + 1]?.text;
  return (
    (word === 'but' && (next === 'also' || isOnlyIf(words, index))) || (word === 'because' && next === 'of')
  );
}

/** "…, but only if taken with food": a condition of what was said. */
function isOnlyIf(words: readonly Word[], index: number): boolean {
  return words[index + 1]?.text === 'only' && CONDITIONS.has(words[index + 2]?.text ?? '');
}

const CONDITIONS: ReadonlySet<string> = new Set(['if', 'when', 'where', 'after', 'once']);

/** "with KIT mutation but not KIT amplification": what is set apart stands directly after the words and has no verb of its own. */
function setsApart(words: readonly Word[], index: number, mentions: readonly Mention[]): boolean {
  if (words[index]!.text !== 'but' || words[index + 1]?.text !== 'not') return false;
  const next = words[index + 2];
  const after = words[index + 3]?.text === 'the' ? words[index + 4] : words[index + 3];
  return mentions.some(
    ({ kind, span }) =>
      kind !== 'disease' &&
      ((next !== undefined && span.start === next.span.start) ||
        (after !== undefined && PREPOSITIONS.has(next?.text ?? '') && span.start === after.span.start)),
  );
}

/** "but not for" and "but not in" deny of another population what was said: they open a clause. */
const PREPOSITIONS: ReadonlySet<string> = new Set(['with', 'by', 'the']);

function independent(
  sentence: Span,
  at: number,
  cues: () => readonly CueMatch[],
  mentions: readonly Mention[],
): boolean {
  const predicate = (from: number, to: number) =>
    cues().some(
      (match) =>
        match.cue.category === 'predicate' &&
        match.span.start >= from &&
        match.span.end <= to &&
        // "imatinib-resistant" says no more than whom the clause is about.
        !mentions.some(({ span }) => match.span.start - span.end === 1),
    );
  return (
    treatmentsOnBothSides(sentence, at, mentions) &&
    predicate(sentence.start, at) &&
    predicate(at, sentence.end)
  );
}

function treatmentsOnBothSides(sentence: Span, at: number, mentions: readonly Mention[]): boolean {
  const within = (from: number, to: number) =>
    mentions.some(
      (mention) =>
        (mention.kind === 'drug' || mention.kind === 'drug-class') &&
        mention.span.start >= from &&
        mention.span.end <= to,
    );
  return within(sentence.start, at) && within(at, sentence.end);
}

function commaAfter(
  text: string,
  sentence: Span,
  from: number,
  depth: Uint8Array | undefined,
): number | undefined {
  for (let offset = from; offset < sentence.end; offset++) {
    const comma = text[offset] === ',' && (!depth || depth[offset - sentence.start] === 0);
    if (comma && !/\d/.test(text[offset + 1] ?? '')) return offset;
  }
  return undefined;
}

function holdsBracket(text: string, { start, end }: Span): boolean {
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0x28 || code === 0x5b) return true;
  }
  return false;
}

/** Bracket depth before each code unit of the sentence, so that splitting stays linear in its length. */
function bracketDepths(text: string, sentence: Span): Uint8Array {
  const depths = new Uint8Array(sentence.end - sentence.start + 1);
  let depth = 0;
  for (let offset = sentence.start; offset < sentence.end; offset++) {
    depths[offset - sentence.start] = depth;
    const code = text.charCodeAt(offset);
    if ((code === 0x28 || code === 0x5b) && depth < 255) depth++;
    else if ((code === 0x29 || code === 0x5d) && depth > 0) depth--;
  }
  return depths;
}

function trim(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && /[\s,;:]/.test(text[start]!)) start++;
  while (end > start && /[\s,;:]/.test(text[end - 1]!)) end--;
  return { start, end };
}
