/** What a clause says of a dose besides the amount: with or without food, and for which body weight. */
import type { ClauseReading } from './clauseReading.ts';
import type { FoodRelation, WeightRange } from './types.ts';

/** A circumstance with the offsets of its words in the text that was read. */
export interface Circumstance<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}

const MEAL = `(?:food|(?:an? |the |his |her |their )?(?:light |main |low-fat |high-fat )?(?:meals?|breakfast|lunch|dinner))`;
const HOURS = String.raw`(?:at least )?(?:\w+|\d+) (?:hours?|h) (?:before|after|away from)(?: or (?:\w+|\d+) (?:hours?|h) (?:before|after))? (?:${MEAL}|eating)`;
const RELATIONS: readonly (readonly [FoodRelation, RegExp])[] = [
  [
    'either',
    new RegExp(
      String.raw`\b(?:with or without|regardless of|irrespective of|independent(?:ly)? of|without regard to) ${MEAL}\b`,
      'i',
    ),
  ],
  [
    'without',
    new RegExp(
      String.raw`\b(?:on an empty stomach|without ${MEAL}|between meals|in (?:the|a) fast(?:ed|ing) state|fast(?:ing|ed)(?! (?:blood|glucose|lipid|serum|plasma|sample|cholesterol|triglyceride|insulin|level))|${HOURS})\b`,
      'i',
    ),
  ],
  ['with', new RegExp(String.raw`\b(?:with|during|(?:directly |shortly )?after) ${MEAL}\b`, 'i')],
];
const DENIED = /\b(?:not|never|avoid\w*|don't)\b[^,;:.]{0,40}$/i;
const TURNED: Readonly<Partial<Record<FoodRelation, FoodRelation>>> = { with: 'without', without: 'with' };
/** Words that make a meal one that goes with the drug, where no dose stands beside it. */
const TAKEN =
  /\b(?:tak(?:e|es|en|ing)|swallow\w*|is given|are given|give|administer(?:ed)?|ingest\w*|dosed)\b/i;

/** How the clause wants the drug taken with regard to food; undefined where it says nothing of the kind. */
export function foodOf(text: string, reading: ClauseReading): Circumstance<FoodRelation> | undefined {
  const words = text.slice(reading.span.start, reading.span.end);
  const isDosed = reading.mentions.some(({ kind }) => kind === 'dose');
  if (!isDosed && !TAKEN.test(words)) return undefined;
  // "with food where omeprazole is taken": the meal answers the co-medication.
  if (reading.mentions.some(({ kind }) => kind === 'substance')) return undefined;
  for (const [relation, pattern] of RELATIONS) {
    const match = pattern.exec(words);
    if (!match) continue;
    const value = DENIED.test(words.slice(0, match.index)) ? TURNED[relation] : relation;
    const start = reading.span.start + match.index;
    return value && { value, start, end: start + match[0].length };
  }
  return undefined;
}

const KG = String.raw`(\d+(?:\.\d+)?)\s*(?:kg|kilograms?)\b(?!\s*\/)`;
const BELOW = String.raw`(?:<|≤|below|under|less than|lighter than|up to|not more than)\s*`;
const ABOVE = String.raw`(?:>|≥|above|over|more than|heavier than|at least|from)\s*`;
const WEIGHTS: readonly (readonly [RegExp, (value: number) => WeightRange])[] = [
  [new RegExp(BELOW + KG, 'gi'), (maxKg) => ({ maxKg })],
  [new RegExp(String.raw`${KG}\s+(?:or|and)\s+(?:less|below|under|lighter)\b`, 'gi'), (maxKg) => ({ maxKg })],
  [new RegExp(ABOVE + KG, 'gi'), (minKg) => ({ minKg })],
  [
    new RegExp(String.raw`${KG}\s+(?:or|and)\s+(?:more|above|over|heavier|greater)\b`, 'gi'),
    (minKg) => ({ minKg }),
  ],
  [
    new RegExp(String.raw`\b(?:weigh(?:s|ing|t)?|weight(?: of| is|:)?)\s+${KG}`, 'gi'),
    (value) => ({ minKg: value, maxKg: value }),
  ],
  [
    new RegExp(String.raw`(?<![\w/.])${KG}[-\s]+(?:adult|man|woman|patient|person)\b`, 'gi'),
    (value) => ({ minKg: value, maxKg: value }),
  ],
];

/** The one body weight the clause speaks of; undefined where it names none, or several. */
export function weightOf(text: string, reading: ClauseReading): Circumstance<WeightRange> | undefined {
  const words = text.slice(reading.span.start, reading.span.end);
  if (!/\bkg\b|\bkilogram/i.test(words)) return undefined;
  const found = WEIGHTS.flatMap(([pattern, read]) =>
    [...words.matchAll(pattern)].map((match) => {
      const start = reading.span.start + match.index;
      return { value: read(Number(match[1])), start, end: start + match[0].length };
    }),
  );
  // "weighing 80 kg or more" is one weight, said first as a range.
  const distinct = found.filter(
    (each, index) => !found.slice(0, index).some((other) => other.start < each.end && each.start < other.end),
  );
  return distinct.length === 1 ? distinct[0] : undefined;
}
