import type { Mention } from '../recognise/types.ts';
import type { Span } from '../text/span.ts';
import { refersBack, tellsOfOnePatient } from './anaphora.ts';
import { clausesOf } from './clauses.ts';
import { type CueMatch, matchCues } from './cueMatcher.ts';
import { sentencesOf } from './sentences.ts';
import { type Word, wordsIn, wordsOf } from './words.ts';

/** A clause with its words, cues and mentions. All spans are in the coordinates of the text that was read. */
export interface ClauseReading {
  readonly span: Span;
  readonly sentenceSpan: Span;
  readonly sentence: number;
  readonly words: readonly Word[];
  readonly cues: readonly CueMatch[];
  readonly mentions: readonly Mention[];
  /** The sentence ends with a question mark. */
  readonly asked: boolean;
  /** The clause refers back to what was spoken of: "it", "the patient", "this drug". */
  readonly refersBack: boolean;
  /** The sentence speaks of a single patient. */
  readonly onePatient: boolean;
}

/**
 * Reads a text into clauses. Depends on nothing but its arguments, so the result can be kept for as long as the text is the same.
 * @param mentions what recognition found in the same text, ordered by start.
 */
export function readClauses(text: string, mentions: readonly Mention[]): readonly ClauseReading[] {
  const readings: ClauseReading[] = [];
  const allWords = wordsOf(text);
  let wordCursor = 0;
  let mentionCursor = 0;
  sentencesOf(text).forEach((sentence, number) => {
    while (wordCursor < allWords.length && allWords[wordCursor]!.span.start < sentence.start) wordCursor++;
    let wordEnd = wordCursor;
    while (wordEnd < allWords.length && allWords[wordEnd]!.span.start < sentence.end) wordEnd++;
    const words = allWords.slice(wordCursor, wordEnd);
    while (mentionCursor < mentions.length && mentions[mentionCursor]!.span.start < sentence.start)
      mentionCursor++;
    let mentionEnd = mentionCursor;
    while (mentionEnd < mentions.length && mentions[mentionEnd]!.span.start < sentence.end) mentionEnd++;
    const inSentence = mentions.slice(mentionCursor, mentionEnd);
    wordCursor = wordEnd;
    mentionCursor = mentionEnd;
    const sentenceText = text.slice(sentence.start, sentence.end);
    const asked = sentenceText.endsWith('?');
    const onePatient = tellsOfOnePatient(sentenceText);
    const cues = matchCues(words);
    const clauses = clausesOf(text, sentence, number, words, cues, inSentence);
    for (const clause of clauses) {
      const whole = clauses.length === 1;
      const clauseWords = whole ? words : wordsIn(words, clause.span);
      readings.push({
        span: clause.span,
        sentenceSpan: sentence,
        sentence: number,
        words: clauseWords,
        cues: whole ? cues : matchCues(clauseWords),
        mentions: inSentence.filter(
          (mention) => mention.span.start >= clause.span.start && mention.span.start < clause.span.end,
        ),
        asked,
        refersBack: refersBack(whole ? sentenceText : text.slice(clause.span.start, clause.span.end)),
        onePatient,
      });
    }
  });
  return readings;
}

/** Number of the reading's words that lie between two offsets. */
export function wordsBetween(reading: ClauseReading, from: number, to: number): number {
  let count = 0;
  for (const word of reading.words) if (word.span.start >= from && word.span.end <= to) count++;
  return count;
}
