/**
 * Dose notation that has been misread, after the ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations
 * (Institute for Safe Medication Practices, 2021). Patterns are matched in what is read, without markup.
 */

export interface ErrorProneNotation {
  readonly id: string;
  /** Finds it; the group `fault` holds the characters to replace, the whole match the words to show. */
  readonly pattern: RegExp;
  /** `safe` where the same dose is only written differently and nothing about it can be meant otherwise. */
  readonly safety: 'safe' | 'suggestion';
  /** What to write in place of the group `fault`. */
  replacement(fault: string): string;
  /** What is wrong, behind the quoted words. */
  readonly what: string;
  readonly why: string;
}

/** Units of doses; a unit with a volume behind it, `mg/dL`, is a concentration. */
const UNIT =
  '(?:mg|mcg|µg|μg|g|mL|ml|units?|IU)(?![\\p{L}\\p{N}])(?!\\s*/\\s*(?!m2|m²|m\\^2|kg|d\\b|day|dose))';
/** A letter, digit, point or hyphen before a number makes it part of something else. */
const START = '(?<![\\p{L}\\p{N}.,_/-])';

export const DOSE_NOTATION: readonly ErrorProneNotation[] = [
  {
    id: 'trailing-zero',
    pattern: new RegExp(`${START}\\d+(?<fault>\\.0+)\\s*${UNIT}`, 'gu'),
    safety: 'safe',
    replacement: () => '',
    what: 'has a trailing zero',
    why: 'Without its decimal point it is read as ten times the dose.',
  },
  {
    id: 'leading-zero',
    pattern: new RegExp(`${START}(?<fault>\\.)\\d+\\s*${UNIT}`, 'gu'),
    safety: 'safe',
    replacement: () => '0.',
    what: 'lacks the zero before its decimal point',
    why: 'Without its decimal point it is read as ten times the dose or more.',
  },
  {
    id: 'run-together',
    pattern: new RegExp(`${START}\\d+(?:[.,]\\d+)?(?<fault>)${UNIT}`, 'gu'),
    safety: 'safe',
    replacement: () => ' ',
    what: 'runs number and unit together',
    why: 'The first letter of the unit has been read as a zero or two.',
  },
  {
    id: 'large-number',
    pattern: new RegExp(`${START}(?<fault>\\d{5,})\\s*${UNIT}`, 'gu'),
    safety: 'suggestion',
    replacement: (fault) => fault.replace(/\B(?=(?:\d{3})+$)/gu, ','),
    what: 'has no commas between its thousands',
    why: 'The number of its zeros is easily misread.',
  },
  {
    id: 'microgram-sign',
    pattern: /(?<![\p{L}\p{N}])\d[\d.,]*\s*(?<fault>[µμ]g)(?![\p{L}/])/gu,
    safety: 'suggestion',
    replacement: () => 'mcg',
    what: 'uses the sign for micro',
    why: 'µg has been read as mg, a thousand times the dose.',
  },
  {
    id: 'international-unit',
    pattern: /(?<![\p{L}\p{N}])\d[\d.,]*\s*(?<fault>IU)(?![\p{L}/])/gu,
    safety: 'suggestion',
    replacement: () => 'units',
    what: 'abbreviates units',
    why: 'IU has been read as IV or as the number 10.',
  },
  {
    id: 'unit-letter',
    pattern: /(?<![\p{L}\p{N}+-])\d(?:[\d.,]*\d)?\s*(?<fault>[Uu])(?![\p{L}\p{N}/&.+-])/gu,
    safety: 'suggestion',
    replacement: () => 'units',
    what: 'abbreviates units',
    why: 'U has been read as a zero or a four.',
  },
  {
    id: 'cubic-centimetre',
    pattern: /(?<![\p{L}\p{N}])\d[\d.,]*\s*(?<fault>cc)(?![\p{L}\p{N}/])/gu,
    safety: 'suggestion',
    replacement: () => 'mL',
    what: 'uses cc for millilitres',
    why: 'cc has been read as units.',
  },
];

/** Abbreviations of how often a dose is given; matched against the whole of a frequency. */
export const FREQUENCY_NOTATION: readonly ErrorProneNotation[] = [
  {
    id: 'once-daily',
    pattern: /^(?<fault>q\.?d\.?|q1d|o\.?d\.?)$/gi,
    safety: 'suggestion',
    replacement: () => 'once daily',
    what: 'is an abbreviation that has been misread',
    why: 'QD has been read as four times daily or every other day, and OD as the right eye.',
  },
  {
    id: 'every-other-day',
    pattern: /^(?<fault>q\.?o\.?d\.?)$/gi,
    safety: 'suggestion',
    replacement: () => 'every other day',
    what: 'is an abbreviation that has been misread',
    why: 'QOD has been read as daily or four times daily.',
  },
];
