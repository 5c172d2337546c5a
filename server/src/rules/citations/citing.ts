/** What counts as a citation in running text, and which sources citation keys stand for. */
import type { ReferenceFields } from '../../document/fields/types.ts';
import type { TextBlock } from '../../document/types.ts';
import type { KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import type { SourceRecord } from '../../knowledge/types.ts';
import { sourceOf } from '../../verify/citedSources.ts';
import type { Analysis } from '../../verify/types.ts';

/** Ways in which texts point at a source, beside Pandoc's keys. */
const CITATION_FORMS: readonly RegExp[] = [
  // [12], [3, 4], [5–7], [^1]
  /\[\^?\d+[a-z]?(?:\s*[,;–-]\s*\d+)*\]/u,
  // Superscript digits after a word, a bracket or a stop; not the squares of units.
  /(?<![mM])(?:[¹²³⁴-⁹⁰][¹²³⁴-⁹⁰,–-]*)/u,
  /\bPMID:?\s*\d{5,9}\b|\bPMCID:?\s*PMC\d+/i,
  /\b10\.\d{4,9}\/\S+/u,
  /\bNCT\d{8}\b/u,
  /https?:\/\/\S+/u,
  /\bet al\b\.?/i,
  // NEJM 2017;377:829, J Clin Oncol. 2018; 36(8): 841
  /\b(?:19|20)\d\d(?:\s\p{Lu}\p{L}{2}(?:\s\d{1,2})?)?\s?;\s?\d+\s?(?:\([^)]{1,12}\))?\s?:\s?[\p{L}]?\d+/u,
  // (Shaw 2014), Shaw and Ou (2014)
  /\p{Lu}[\p{L}'’-]+(?:\s(?:and|&)\s\p{Lu}[\p{L}'’-]+)?,?\s\(?(?:19|20)\d\d[a-z]?\)/u,
  /\b(?:prescribing information|package insert|SmPC|summary of product characteristics|product monograph|(?<!open[- ])label)\b/i,
];

/** True if the text points at a source, or names a trial that the base knows or that has a registry number. */
export function citesSource(analysis: Analysis, block: TextBlock): boolean {
  const reading = analysis.readingOf(block);
  return (
    block.citations.length > 0 ||
    block.links.some(({ url }) => /^https?:|#cit|#ref|#fn/i.test(url)) ||
    CITATION_FORMS.some((form) => reading.holds(form)) ||
    analysis.mentionsIn(block).some(({ kind }) => kind === 'trial')
  );
}

/** The same for a part of a block's text. */
export function citesSourceWithin(
  analysis: Analysis,
  block: TextBlock,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const inside = ({ span }: { readonly span: { readonly start: number; readonly end: number } }): boolean =>
    span.start < end && start < span.end;
  return (
    block.citations.some(inside) ||
    block.links.some((link) => inside(link) && /^https?:|#cit|#ref|#fn/i.test(link.url)) ||
    CITATION_FORMS.some((form) => form.test(block.text.text.slice(start, end))) ||
    analysis.mentionsIn(block).some((mention) => mention.kind === 'trial' && inside(mention))
  );
}

const AUTHOR_YEAR = /^(\p{L}{2,}?)(?:etal)?[-_:]?((?:19|20)\d\d)[a-z]?$/iu;

/** The source that a key of the form `shaw2014` means: first author and year of a source of the base. */
export function sourceOfKey(key: string, { records }: KnowledgeIndex): SourceRecord | undefined {
  const match = AUTHOR_YEAR.exec(key);
  if (!match) return undefined;
  const author = plain(match[1]!);
  return records.sources.find(
    ({ authors, date }) => date.startsWith(match[2]!) && plain(authors?.split(/[\s,]/u)[0] ?? '') === author,
  );
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\P{L}/gu, '').toLowerCase();
}

/** The source behind an entry of the references: by its identifiers, else by its key. */
export function sourceOfReference(
  reference: ReferenceFields,
  knowledge: KnowledgeIndex,
): SourceRecord | undefined {
  return (
    sourceOf(reference, knowledge) ??
    (reference.key === undefined ? undefined : sourceOfKey(reference.key.value, knowledge))
  );
}

/** True if the author marks the entry as retracted. */
export function isMarkedRetracted({ key, status, title, type }: ReferenceFields): boolean {
  return (
    status?.value === 'retracted' ||
    /retract/i.test(type?.value ?? '') ||
    /^\W*retracted\b/i.test(title?.value ?? '') ||
    isRetractedKey(key?.value ?? '')
  );
}

/** True for a key that says so itself: `retracted2019`. */
export function isRetractedKey(key: string): boolean {
  return /retracted/i.test(key);
}
