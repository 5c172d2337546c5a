import type { EntitySurface } from '../knowledge/knowledgeIndex.ts';
import { compareSpans } from '../text/span.ts';
import { type EntityFacts, entityFacts, type RecogniserOptions } from './facts.ts';
import { AGE_CUES, readAge, readAgeGroup } from './grammar/ages.ts';
import { readBiomarkers } from './grammar/biomarkers.ts';
import { DATE_CUES, readDate, readDateOfMonth } from './grammar/dates.ts';
import { DOSE_CUES, readDose } from './grammar/doses.ts';
import { CLASS_CUES, readDrugClasses } from './grammar/drugClasses.ts';
import { ENDPOINT_CUES, readEndpoint } from './grammar/endpoints.ts';
import { readEntities } from './grammar/entities.ts';
import { FREQUENCY_CUES, frequencyAt } from './grammar/frequencies.ts';
import { JURISDICTION_CUES, readJurisdiction } from './grammar/jurisdictions.ts';
import { LINE_CUES, readLine, readPriorTherapies } from './grammar/lines.ts';
import { NUMBER_CUES } from './grammar/numbers.ts';
import { ORGAN_CUES, readOrganFunction } from './grammar/organFunction.ts';
import { QUANTITY_CUES, readArticleYear, readQuantity, readShare } from './grammar/quantities.ts';
import { readSettings, SETTING_CUES } from './grammar/settings.ts';
import { STATE_CUES } from './grammar/states.ts';
import { readVariants } from './grammar/variants.ts';
import { Lexicon } from './lexicon.ts';
import type { Reading } from './reading.ts';
import type { Mention, Recogniser } from './types.ts';

const CUE_TABLES = [
  STATE_CUES,
  CLASS_CUES,
  SETTING_CUES,
  NUMBER_CUES,
  QUANTITY_CUES,
  FREQUENCY_CUES,
  DOSE_CUES,
  ENDPOINT_CUES,
  LINE_CUES,
  AGE_CUES,
  JURISDICTION_CUES,
  ORGAN_CUES,
  DATE_CUES,
];

/** Longest stretch read at a time, in UTF-16 code units; cut at blank lines, so that tables stay in cache. */
const STRETCH = 1 << 15;

/**
 * Builds a recogniser from all names of a knowledge base (`KnowledgeIndex.surfaces()`) and its relations
 * (`KnowledgeIndex.records`). Takes time in proportion to the names; recognition afterwards does not depend on them.
 */
export function createRecogniser(
  surfaces: Iterable<EntitySurface>,
  options: RecogniserOptions = {},
): Recogniser {
  const all = Array.from(surfaces);
  const facts = entityFacts(all, options);
  // Protein changes are read by shape, which keeps group members and the written gene apart.
  const lexicon = new Lexicon(
    all.filter(({ entity, text }) => entity.kind !== 'variant' || !PROTEIN_CHANGE.test(text)),
    CUE_TABLES,
  );
  return { recognise: (text) => recognise(text, lexicon, facts) };
}

const PROTEIN_CHANGE = /^(p\.)?\(?[A-Z][a-z]{0,2}\d+([A-Z*](\/[A-Z*])*|[A-Z][a-z]{2}|del|dup|fs|ins)?\)?$/;

function recognise(text: string, lexicon: Lexicon, facts: EntityFacts): readonly Mention[] {
  const mentions: Mention[] = [];
  for (let from = 0; from < text.length; ) {
    const to = stretchEnd(text, from);
    const reading = lexicon.read(text, from, to);
    readNames(reading, facts);
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

/** End of the stretch that begins at `from`: a blank line if there is one, else a line break, else far further on. */
function stretchEnd(text: string, from: number): number {
  if (text.length - from <= STRETCH) return text.length;
  for (const mark of ['\n\n', '\n']) {
    const at = text.lastIndexOf(mark, from + STRETCH);
    if (at > from) return at + mark.length;
  }
  const next = text.indexOf('\n', from + STRETCH);
  return next < 0 ? text.length : next + 1;
}

function readNames(reading: Reading, facts: EntityFacts): void {
  readVariants(reading, facts);
  readDrugClasses(reading, facts);
  readBiomarkers(reading, facts);
  readSettings(reading, facts);
  readEntities(reading, facts);
}

/** One pass from left to right over cues and numbers; a number belongs to the first grammar that can read it. */
function readNumbersAndCues(reading: Reading): void {
  for (const hit of reading.cues) {
    const { kind } = hit.cue;
    if (kind === 'organ-impairment' || kind === 'clearance' || kind === 'dialysis')
      readOrganFunction(reading, hit);
    else if (kind === 'line') readLine(reading, hit);
    else if (kind === 'month') readDateOfMonth(reading, hit.end);
  }
  for (let at = 0; at < reading.count; at++) {
    if (reading.isTaken(at)) continue;
    if (reading.isNumber(at)) readNumber(reading, at);
    else readCue(reading, at);
  }
  for (const hit of reading.cues) {
    if (hit.cue.kind === 'endpoint') readEndpoint(reading, hit);
    else if (hit.cue.kind === 'jurisdiction') readJurisdiction(reading, hit);
    else if (hit.cue.kind === 'age-group') readAgeGroup(reading, hit);
  }
}

function readNumber(reading: Reading, at: number): void {
  if (reading.isNamed(at)) return;
  if (readFrequency(reading, at) || readDose(reading, at) || readAge(reading, at)) return;
  if (readPriorTherapies(reading, at) || readDate(reading, at)) return;
  readQuantity(reading, at);
}

function readCue(reading: Reading, at: number): void {
  const hit = reading.cueFrom(at);
  if (hit === undefined) {
    if (/^an?$/i.test(reading.textOf(at))) readArticleYear(reading, at);
    return;
  }
  const { kind } = hit.cue;
  if (kind === 'number') {
    if (!readPriorTherapies(reading, at)) readQuantity(reading, at);
  } else if (kind === 'share') readShare(reading, at);
  else if (kind === 'frequency' || kind === 'every' || kind === 'cycle-days' || kind === 'quantity-unit') {
    readFrequency(reading, at);
  }
}

/** A frequency that no dose has claimed. */
function readFrequency(reading: Reading, at: number): boolean {
  if (reading.isNamed(at)) return false;
  const written = frequencyAt(reading, at);
  if (written === undefined) return false;
  reading.take(written.first, written.end);
  reading.mentions.push({
    kind: 'frequency',
    ...reading.at(written.first, written.end),
    frequency: written.frequency,
    ...(written.forDuration === undefined ? {} : { forDuration: written.forDuration }),
  });
  return true;
}
