import { TextMemo } from '../text/textMemo.ts';
import { ITEM_PREFIXES, SECTION_WORDS } from './sectionWords.ts';
import type { SectionKind } from './types.ts';

const byIdentifier = new Map<string, SectionKind>();
const byWhole = new Map<string, SectionKind>();
for (const words of SECTION_WORDS) {
  for (const identifier of words.identifiers) byIdentifier.set(identifier, words.kind);
  for (const phrase of words.whole) byWhole.set(phrase, words.kind);
}

/** Longest heading, in words, in which a phrase may be found; longer ones are sentences. */
const MAX_HEADING_WORDS = 12;
/** Longest paragraph or item, in words, that can announce a section for what follows it. */
const MAX_LEAD_IN_WORDS = 8;
/** The same where it names inclusion or exclusion criteria outright. */
const MAX_CRITERIA_WORDS = 14;

/** The kind of a section from its identifier (`{#exclusions}`), or undefined. */
export function sectionKindOfIdentifier(identifier: string): SectionKind | undefined {
  return byIdentifier.get(identifier.toLowerCase());
}

/** The kind of a section from its heading as read, without markup; undefined where the words say nothing. */
export function sectionKindOfHeading(heading: string): SectionKind | undefined {
  return heading.length > 200 ? undefined : HEADINGS.get(heading);
}

const HEADINGS = new TextMemo(readHeading);

function readHeading(heading: string): SectionKind | undefined {
  const phrase = normalisePhrase(heading);
  if (phrase === '') return undefined;
  const whole = byWhole.get(phrase) ?? byIdentifier.get(phrase.replaceAll(' ', '-'));
  if (whole) return whole;
  if (phrase.split(' ').length > MAX_HEADING_WORDS) return undefined;
  const padded = ` ${phrase} `;
  for (const words of SECTION_WORDS) {
    if (words.within.some((each) => padded.includes(` ${each} `))) return words.kind;
  }
  return undefined;
}

/** The kind of section that a field announces by its name (`exclusion_criteria`, `dose-levels`, `doseLevels`). */
export function sectionKindOfField(name: string): SectionKind | undefined {
  return FIELDS.get(name);
}

const FIELDS = new TextMemo((name) =>
  sectionKindOfHeading(name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ')),
);

/**
 * The kind of section that a line announces for what follows it: `Exclusion criteria:`, `Patients must not have:`.
 * Only short lines that end in a colon, or consist of the words alone.
 */
export function sectionKindOfLeadIn(line: string): SectionKind | undefined {
  return line.length > 120 ? undefined : LEAD_INS.get(line);
}

const LEAD_INS = new TextMemo(readLeadIn);

function readLeadIn(line: string): SectionKind | undefined {
  const criteria = line.includes('clusion') || line.includes('CLUSION') ? criteriaAnnounced(line) : undefined;
  if (criteria) return criteria;
  const announces = /[:：]\s*$/.test(line);
  // Without a colon only the bare words count, and none of them are this long.
  if (!announces && line.length > 60) return undefined;
  const words = normalisePhrase(line);
  const whole = byWhole.get(words) ?? byIdentifier.get(words.replaceAll(' ', '-'));
  if (!announces) return whole && isListSection(whole) ? whole : undefined;
  if (words.split(' ').length > MAX_LEAD_IN_WORDS) return undefined;
  return sectionKindOfHeading(line);
}

/**
 * Lines that name the criteria among other words: `The main exclusion criteria include the following:`, `Inclusion Criteria:
 * dose escalation`, `PHASE 2 Key Inclusion Criteria`. A sentence about criteria announces none.
 */
function criteriaAnnounced(line: string): SectionKind | undefined {
  const text = line.trim();
  const named = [...text.matchAll(/(?<![/\p{L}])(in|ex)clusion criteri(?:a|on)\b/giu)];
  const first = named[0];
  if (!first || named.some((each) => each[1]!.toLowerCase() !== first[1]!.toLowerCase())) return undefined;
  if (text.split(/\s+/).length > MAX_CRITERIA_WORDS) return undefined;
  const after = text.slice(first.index + first[0].length);
  const isTitle = /^(?:In|Ex)clusion C/.test(first[0]) && !/[.;,]$/.test(text);
  if (!isTitle && !/[:：]$/.test(text) && !/^\s*[:：]/.test(after)) return undefined;
  return first[1]!.toLowerCase() === 'in' ? 'inclusions' : 'exclusions';
}

/** The section named by an item's own prefix, with the length of that prefix: `Exclude - `, `Inclusion: `. */
export function sectionKindOfItem(item: string): { kind: SectionKind; length: number } | undefined {
  const match = /^(\p{L}+)\s*(?:[-–—]\s+|:\s+)/u.exec(item);
  if (!match) return undefined;
  const word = match[1]!.toLowerCase();
  const prefix = ITEM_PREFIXES.find((each) => each.word === word);
  return prefix && { kind: prefix.kind, length: match[0].length };
}

/** Sections that are lists of criteria and that a single line can announce. */
export function isListSection(kind: SectionKind): boolean {
  return kind === 'inclusions' || kind === 'exclusions' || kind === 'contraindications';
}

/** Lower case, without leading numbering (`5.1`, `A.`), closing punctuation and repeated blanks. */
function normalisePhrase(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\s*(?:(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]\s+|\d+(?:\.\d+)*\s+)/, '')
    .replace(/[^\p{L}\p{N}/&-]+/gu, ' ')
    .trim();
}
