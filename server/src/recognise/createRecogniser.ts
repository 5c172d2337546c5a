import type { EntitySurface } from '../knowledge/knowledgeIndex.ts';
import { compareSpans } from '../text/span.ts';
import { phrasesFrom } from './compiledLexicon.ts';
import type { CueKind } from './cues.ts';
import { CUE_TABLES } from './cueTables.ts';
import { type EntityFacts, entityFacts, type RecogniserOptions } from './facts.ts';
import { readAge, readAgeGroup } from './grammar/ages.ts';
import { readBiomarkers } from './grammar/biomarkers.ts';
import { readDate, readDateOfMonth } from './grammar/dates.ts';
import { readDose } from './grammar/doses.ts';
import { readDrugClasses } from './grammar/drugClasses.ts';
import { readEndpoint } from './grammar/endpoints.ts';
import { readEntities } from './grammar/entities.ts';
import { frequencyAt } from './grammar/frequencies.ts';
import { readJurisdiction } from './grammar/jurisdictions.ts';
import { readLine, readPriorTherapies } from './grammar/lines.ts';
import { type DrugNames, drugNames, readMisspellings } from './grammar/misspellings.ts';
import { readOrganFunction } from './grammar/organFunction.ts';
import { readArticleYear, readQuantity, readShare } from './grammar/quantities.ts';
import { readSettings } from './grammar/settings.ts';
import { readVariants } from './grammar/variants.ts';
import { Lexicon } from './lexicon.ts';
import { spellPhrases } from './phrases.ts';
import type { CueHit, Reading } from './reading.ts';
import type { Mention, Recogniser } from './types.ts';

/** Longest stretch read at a time, in UTF-16 code units; cut at blank lines where there are any, so that tables stay in cache. */
const STRETCH = 1 << 15;

/**
 * Builds a recogniser from all names of a knowledge base (`KnowledgeIndex.surfaces()`) and its relations
 * (`KnowledgeIndex.records`). Takes time in proportion to the names; recognition afterwards does not depend on them.
 * @param compiled lexicon of the base (`KnowledgeIndex.lexicon`), which saves most of that time; the recogniser is the same
 */
export function createRecogniser(
  surfaces: Iterable<EntitySurface>,
  options: RecogniserOptions = {},
  compiled?: string,
): Recogniser {
  const all = Array.from(surfaces);
  const facts = entityFacts(all, options);
  const names = drugNames(all);
  const phrases = compiled === undefined ? undefined : phrasesFrom(compiled, all);
  const lexicon = new Lexicon(phrases ?? spellPhrases(all, CUE_TABLES), all);
  return { recognise: (text) => recognise(text, lexicon, facts, names) };
}

function recognise(text: string, lexicon: Lexicon, facts: EntityFacts, names: DrugNames): readonly Mention[] {
  const mentions: Mention[] = [];
  for (let from = 0; from < text.length; ) {
    const to = stretchEnd(text, from);
    const reading = lexicon.read(text, from, to);
    readNames(reading, facts, names);
    readNumbersAndCues(reading);
    reading.mentions.sort(byStart);
    for (const mention of reading.mentions) mentions.push(mention);
    from = to;
  }
  return mentions;
}

function byStart(a: Mention, b: Mention): number {
  return compareSpans(a.span, b.span);
}

/** Where a stretch may end, best first. */
const STRETCH_ENDS = ['\n\n', '\n', '. ', ' '];

/** End of the stretch that begins at `from`: a blank line, else a line, a sentence or a word, else right there. */
function stretchEnd(text: string, from: number): number {
  if (text.length - from <= STRETCH) return text.length;
  const window = text.slice(from, from + STRETCH);
  for (const mark of STRETCH_ENDS) {
    const at = window.lastIndexOf(mark);
    if (at > 0) return from + at + mark.length;
  }
  return from + STRETCH;
}

function readNames(reading: Reading, facts: EntityFacts, names: DrugNames): void {
  readVariants(reading, facts);
  readDrugClasses(reading, facts);
  readBiomarkers(reading, facts);
  readSettings(reading, facts);
  readEntities(reading, facts);
  readMisspellings(reading, names);
}

type CueReaders = Readonly<Partial<Record<CueKind, (reading: Reading, hit: CueHit) => void>>>;

/** Cues that mean something by themselves. */
const OWN_READERS: CueReaders = {
  'organ-impairment': readOrganFunction,
  clearance: readOrganFunction,
  dialysis: readOrganFunction,
  line: readLine,
  month: (reading, hit) => readDateOfMonth(reading, hit.end),
  endpoint: readEndpoint,
  jurisdiction: readJurisdiction,
  'age-group': readAgeGroup,
};

/** Cues that mean something unless a dose or another number has claimed them. */
const FREE_READERS: CueReaders = {
  number: (reading, hit) => readPriorTherapies(reading, hit.first),
  frequency: (reading, hit) => readFrequency(reading, hit.first),
  every: (reading, hit) => readFrequency(reading, hit.first),
  'cycle-days': (reading, hit) => readFrequency(reading, hit.first),
  'quantity-unit': (reading, hit) => readFrequency(reading, hit.first),
};

/** Quantities in words. */
const WORD_READERS: CueReaders = {
  number: (reading, hit) => readQuantity(reading, hit.first),
  share: (reading, hit) => readShare(reading, hit.first),
  article: (reading, hit) => readArticleYear(reading, hit.first),
};

/** Numbers and the cues around them; a number belongs to the first grammar that can read it. */
function readNumbersAndCues(reading: Reading): void {
  for (const hit of reading.cues) OWN_READERS[hit.cue.kind]?.(reading, hit);
  for (const at of reading.numbers) if (!reading.isTaken(at)) readNumber(reading, at);
  for (const hit of reading.cues) if (!reading.isTaken(hit.first)) FREE_READERS[hit.cue.kind]?.(reading, hit);
  // What is left when doses, ages, lines and dates have taken theirs, also backwards, is a plain quantity.
  for (const at of reading.numbers) if (!reading.isTaken(at)) readQuantity(reading, at);
  for (const hit of reading.cues) if (!reading.isTaken(hit.first)) WORD_READERS[hit.cue.kind]?.(reading, hit);
}

function readNumber(reading: Reading, at: number): void {
  if (reading.isNamed(at)) return;
  if (readFrequency(reading, at) || readDose(reading, at) || readAge(reading, at)) return;
  if (!readPriorTherapies(reading, at)) readDate(reading, at);
}

/** A frequency that no dose has claimed. */
function readFrequency(reading: Reading, at: number): boolean {
  if (reading.isNamed(at)) return false;
  const written = frequencyAt(reading, at);
  if (written === undefined || written.afterDose === true) return false;
  reading.take(written.first, written.end);
  reading.mentions.push({
    kind: 'frequency',
    ...reading.at(written.first, written.end),
    frequency: written.frequency,
    ...(written.forDuration === undefined ? {} : { forDuration: written.forDuration }),
  });
  return true;
}
