import type { ProtocolFields } from '../document/fields/types.ts';
import type { BlockAnnotation, ProtocolDocument, TextBlock } from '../document/types.ts';
import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import type { Mention, Recogniser } from '../recognise/types.ts';
import { overlaps } from '../text/span.ts';
import type { ClaimMemory } from './claimMemory.ts';
import type { ClaimDraft } from './clauseContext.ts';
import type { ClauseReading } from './clauseReading.ts';
import { NO_DISCOURSE } from './discourse.ts';
import { claimsOfFields } from './fieldClaims.ts';
import { claimsOfLedger } from './ledgerClaims.ts';
import { claimsOfClause } from './proseClaims.ts';
import { type Surrounding, Surroundings } from './surroundings.ts';
import type { TextReading } from './textReading.ts';
import type { AssertionStatus, Claim, Polarity } from './types.ts';

export interface ClaimInput {
  readonly document: ProtocolDocument;
  readonly fields: ProtocolFields | undefined;
  readonly knowledge: KnowledgeIndex;
  readonly recogniser: Recogniser;
  /** What the text of a block says by itself, in block coordinates. */
  readonly readingOf: (block: TextBlock) => TextReading;
  /** Claims of the versions before, to be used again. */
  readonly memory?: ClaimMemory;
  /** Called between blocks; throws to stop. */
  readonly checkCancelled?: () => void;
}

/** Sections whose text is not the author's claim. */
const SILENT_SECTIONS: ReadonlySet<string> = new Set(['references', 'abbreviations']);

/** A list item that opens like a bibliography entry: `Shaw AT, Kim DW, Nakagawa K: …`. */
const BIBLIOGRAPHY =
  /^(?:\d+\.\s*)?\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?\s\p{Lu}{1,3}(?:,|:|\.|\set al)/u;

/**
 * Reads the claims of a document: those of its prose, clause by clause, and those its fields make. Ordered by place.
 */
export function extractClaims(input: ClaimInput): readonly Claim[] {
  const { readingOf } = input;
  const surroundings = new Surroundings(input.document, input.fields, input.recogniser, readingOf);
  const drafts: ClaimDraft[] = [];
  for (const block of input.document.blocks) {
    input.checkCancelled?.();
    if (!isRead(block)) continue;
    drafts.push(...claimsOfBlock(block, input, surroundings));
  }
  if (input.fields) {
    drafts.push(
      ...claimsOfLedger(input.document.source, input.fields, drafts, input.recogniser, input.knowledge),
      ...claimsOfFields(input.document.source, input.fields, surroundings, input.recogniser, input.knowledge),
    );
  }
  drafts.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  drafts.forEach((draft, index) => {
    draft.id = `c${index}`;
  });
  return drafts;
}

const KEYWORDS = /^(?:key\s?words|index terms)\s*:/i;

function isRead(block: TextBlock): boolean {
  if (KEYWORDS.test(block.text.text)) return false;
  if (block.context.sections.some((section) => SILENT_SECTIONS.has(section))) return false;
  return !(block.role === 'list-item' && BIBLIOGRAPHY.test(block.text.text));
}

function claimsOfBlock(
  block: TextBlock,
  input: ClaimInput,
  surroundings: Surroundings,
): readonly ClaimDraft[] {
  const { mentions, clauses } = input.readingOf(block);
  if ((mentions.length === 0 && !isAboutSubject(block) && !isFigureOfTable(block)) || clauses.length === 0)
    return [];
  const places = surroundings.around(block);
  const ledger = ledgerAssertion(block, input.fields);
  const read = (): readonly ClaimDraft[] => readBlock(block, clauses, places, ledger, input);
  if (!input.memory) return read();
  return input.memory.recall(block, places, `${ledger.status} ${ledger.polarity}`, read);
}

function readBlock(
  block: TextBlock,
  readings: readonly ClauseReading[],
  places: readonly Surrounding[],
  ledger: Overrides,
  input: ClaimInput,
): readonly ClaimDraft[] {
  const drafts: ClaimDraft[] = [];
  let discourse = NO_DISCOURSE;
  const sentences = new Map<number, Mention[]>();
  for (const reading of readings) {
    const mentions = sentences.get(reading.sentence);
    if (mentions) mentions.push(...reading.mentions);
    else sentences.set(reading.sentence, [...reading.mentions]);
  }
  for (const reading of readings) {
    const sentence = sentences.get(reading.sentence) ?? [];
    // A sentence that names nothing, after nothing was spoken of, claims nothing that could be held against a record.
    if (sentence.length === 0 && discourse === NO_DISCOURSE && !reading.refersBack && !isFigureOfTable(block))
      continue;
    const result = claimsOfClause({
      block,
      reading,
      sentenceMentions: sentence,
      places,
      discourse,
      knowledge: input.knowledge,
      readPlace: (place) => input.readingOf(place).clauses,
      overrides: overridesOf(block, reading, ledger),
    });
    drafts.push(...result.drafts);
    discourse = result.discourse;
  }
  return drafts;
}

/** A short block that names nothing but opens with a word for what the document is about: "It is effective." */
function isAboutSubject(block: TextBlock): boolean {
  return block.text.text.length <= SHORT && ABOUT_SUBJECT.test(block.text.text);
}

/** A cell of nothing but a number, whose headers say of what. */
function isFigureOfTable({ role, text }: TextBlock): boolean {
  return role === 'table-cell' && /^\s*\d/.test(text.text);
}

const SHORT = 160;
const ABOUT_SUBJECT =
  /^\s*(?:\w+ly,?\s+)?(?:it|they|this|these|the (?:drug|agent|combination|regimen|treatment|fusion|rearrangement|mutation))\b/i;

interface Overrides {
  readonly status?: AssertionStatus;
  readonly polarity?: Polarity;
}

const ANNOTATED_STATUS: ReadonlyMap<string, AssertionStatus> = new Map([
  ['hypothesis', 'hypothesis'],
  ['historical', 'historical'],
  ['quote', 'quoted'],
  ['quoted', 'quoted'],
  ['question', 'question'],
]);

/** What an annotation around the clause, or the ledger entry it is the text of, says of its status. */
function overridesOf(block: TextBlock, reading: ClauseReading, ledger: Overrides): Overrides {
  const annotation = block.annotations.find((each) => overlaps(each.span, reading.span));
  return { ...ledger, ...(annotation ? annotated(annotation) : {}) };
}

function annotated(annotation: BlockAnnotation): Overrides {
  for (const name of annotation.attributes.classes) {
    if (name === 'negated') return { polarity: 'negated' };
    const status = ANNOTATED_STATUS.get(name);
    if (status) return { status };
  }
  return {};
}

function ledgerAssertion(block: TextBlock, fields: ProtocolFields | undefined): Overrides {
  const path = block.context.fieldPath;
  if (!fields || path?.[0] !== 'claims' || typeof path[1] !== 'number') return {};
  const assertion = fields.claims[path[1]]?.assertion?.value;
  if (assertion === undefined) return {};
  return assertion === 'negated' ? { polarity: 'negated' } : { status: assertion };
}
